import { Problem } from '../../domain/problem.ts'
import { FILTERS } from './pdf-filters.ts'

/** What the streams of a PDF unpack to at most, pictures with them; the reader would hold any one of them in memory. */
const MOST_BYTES = 256_000_000
/** And one of them. */
const MOST_AT_ONCE = 64_000_000
/** Where the words that describe a stream begin at the earliest. */
const DICTIONARY = 4000
/** A stream that names its filters elsewhere in the file is taken for each of these. */
const UNKNOWN = [['FlateDecode'], ['LZWDecode']]

/**
 * Unpacks the streams of a PDF once and throws the bytes away, so that a bomb is met here, where it is counted: deflate, LZW
 * and run length, packed in one another or in ASCII as it may be. A damaged stream is the reader's affair.
 * Throws Problem 'too-large' on a bomb.
 */
export function guardPdf(name: string, bytes: Uint8Array): void {
  // One character a byte, so that places in the text are places in the file.
  const text = new TextDecoder('latin1').decode(bytes)
  let left = MOST_BYTES
  for (const { index, 0: opening } of text.matchAll(/(?<!end)stream\r?\n/g)) {
    const described = text.slice(Math.max(0, index - DICTIONARY), index)
    const chains = filtersIn(described.slice(described.lastIndexOf(' obj') + 1))
    const from = index + opening.length
    const until = text.indexOf('endstream', from)
    const packed = bytes.subarray(from, until < 0 ? bytes.length : until)
    left -= Math.max(0, ...chains.map((filters) => unpackedSize(packed, filters)))
    if (left < 0) throw new Problem('too-large', `“${name}”解开后超过 ${MOST_BYTES / 1e6} MB，不像一篇报告，没有收入`)
  }
}

/** The filters of a stream in the order in which they are undone; several such lists where the file says it elsewhere. */
function filtersIn(dictionary: string): readonly (readonly string[])[] {
  const named = /\/(?:Filter|F)\s*(\[[^\]]*\]|\/\w+|\d+\s+\d+\s+R)/.exec(dictionary)?.[1]
  if (named === undefined) return []
  return /R$/.test(named) || /\d R/.test(named)
    ? UNKNOWN
    : [[...named.matchAll(/\/(\w+)/g)].map(([, filter]) => filter!)]
}

/** How much comes out, filter by filter; more than a PDF may hold where it is more than a stream may be. */
function unpackedSize(packed: Uint8Array, filters: readonly string[]): number {
  let bytes = packed
  try {
    for (const filter of filters) {
      const undo = FILTERS[filter]
      if (!undo) break
      bytes = undo(bytes, MOST_AT_ONCE)
    }
    return filters.some((filter) => FILTERS[filter]) ? bytes.byteLength : 0
  } catch (fault) {
    if (fault instanceof RangeError) return MOST_BYTES + 1
    throw fault
  }
}
