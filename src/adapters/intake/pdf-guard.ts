import { constants, inflateSync } from 'node:zlib'
import { Problem } from '../../domain/problem.ts'

/** What the streams of a PDF unpack to at most, pictures with them; the reader would hold any one of them in memory. */
const MOST_BYTES = 256_000_000
/** And one of them. */
const MOST_AT_ONCE = 64_000_000
/** Where the words that describe a stream begin at the earliest. */
const DICTIONARY = 4000

/**
 * Unpacks the deflated streams of a PDF once and throws the bytes away, so that a bomb is met here, where it is counted. A
 * stream deflated several times over is unpacked as often. A damaged stream is the reader's affair.
 * Throws Problem 'too-large' on a bomb.
 */
export function guardPdf(name: string, bytes: Uint8Array): void {
  // One character a byte, so that places in the text are places in the file.
  const text = new TextDecoder('latin1').decode(bytes)
  let left = MOST_BYTES
  for (const { index, 0: opening } of text.matchAll(/(?<!end)stream\r?\n/g)) {
    const described = text.slice(Math.max(0, index - DICTIONARY), index)
    const dictionary = described.slice(described.lastIndexOf(' obj') + 1)
    const layers = dictionary.match(/\/(?:FlateDecode|Fl)\b/g)?.length ?? 0
    if (layers === 0) continue
    const from = index + opening.length
    const until = text.indexOf('endstream', from)
    left -= unpackedSize(bytes.subarray(from, until < 0 ? bytes.length : until), layers, left)
    if (left < 0) throw new Problem('too-large', `“${name}”解开后超过 ${MOST_BYTES / 1e6} MB，不像一篇报告，没有收入`)
  }
}

/** How much comes out; more than `most` where it is more than a stream may be. What follows the deflated bytes does not count. */
function unpackedSize(packed: Uint8Array, layers: number, most: number): number {
  let bytes = packed
  try {
    for (let layer = 0; layer < layers; layer++)
      bytes = inflateSync(bytes, { maxOutputLength: MOST_AT_ONCE, finishFlush: constants.Z_SYNC_FLUSH })
    return bytes.byteLength
  } catch (fault) {
    return fault instanceof RangeError ? most + 1 : 0
  }
}
