import { constants, inflateSync } from 'node:zlib'

/**
 * Undoes one filter of a PDF stream (PDF 32000-1, 7.4). Gives at most what could be read: a damaged stream is the reader's
 * affair. Throws RangeError where more than `most` bytes come out.
 */
export type Filter = (packed: Uint8Array, most: number) => Uint8Array

/** The filters that can make much of little, and those that may stand before them; pictures (DCT, JPX, CCITT, JBIG2) are never drawn. */
export const FILTERS: Readonly<Record<string, Filter>> = {
  FlateDecode: inflated,
  Fl: inflated,
  LZWDecode: unlzw,
  LZW: unlzw,
  RunLengthDecode: unrun,
  RL: unrun,
  ASCII85Decode: unascii85,
  A85: unascii85,
  ASCIIHexDecode: unhex,
  AHx: unhex,
}

function inflated(packed: Uint8Array, most: number): Uint8Array {
  try {
    return inflateSync(packed, { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH })
  } catch (fault) {
    if (fault instanceof RangeError) throw fault
    return new Uint8Array()
  }
}

/** Bytes that grow until there are too many. */
class Growing {
  #bytes = new Uint8Array(1 << 16)
  #length = 0
  readonly #most: number
  constructor(most: number) {
    this.#most = most
  }
  get length(): number {
    return this.#length
  }
  room(more: number): Uint8Array {
    if (this.#length + more > this.#most) throw new RangeError('too many bytes')
    if (this.#length + more > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more))
      larger.set(this.#bytes)
      this.#bytes = larger
    }
    this.#length += more
    return this.#bytes
  }
  whole(): Uint8Array {
    return this.#bytes.subarray(0, this.#length)
  }
}

const [CLEAR, END, FIRST_FREE, MOST_CODES] = [256, 257, 258, 4096]

/** LZW as TIFF has it: codes of 9 to 12 bits, one wider a code early. Each code is a stretch of what came out before. */
function unlzw(packed: Uint8Array, most: number): Uint8Array {
  const out = new Growing(most)
  const starts = new Int32Array(MOST_CODES)
  const lengths = new Int32Array(MOST_CODES)
  let [free, width, bits, held] = [FIRST_FREE, 9, 0, 0]
  let last: { readonly start: number; readonly length: number } | null = null
  for (const byte of packed) {
    held = ((held << 8) | byte) & 0xffffff
    bits += 8
    if (bits < width) continue
    bits -= width
    const code = (held >> bits) & ((1 << width) - 1)
    if (code === END) break
    if (code === CLEAR) {
      ;[free, width, last] = [FIRST_FREE, 9, null]
      continue
    }
    if (code > free || (code === free && last === null)) break
    if (last && free < MOST_CODES) {
      starts[free] = last.start
      lengths[free++] = last.length + 1
    }
    const start = out.length
    const length = code < CLEAR ? 1 : lengths[code]!
    const bytes = out.room(length)
    if (code < CLEAR) bytes[start] = code
    // Byte by byte: a stretch may reach into what it writes.
    else for (let at = 0; at < length; at++) bytes[start + at] = bytes[starts[code]! + at]!
    last = { start, length }
    if (free + 1 >= 1 << width && width < 12) width++
  }
  return out.whole()
}

function unrun(packed: Uint8Array, most: number): Uint8Array {
  const out = new Growing(most)
  for (let at = 0; at < packed.length; ) {
    const told = packed[at]!
    if (told === 128) break
    const start = out.length
    const length = told < 128 ? Math.min(told + 1, packed.length - at - 1) : 257 - told
    const bytes = out.room(length)
    if (told < 128) bytes.set(packed.subarray(at + 1, at + 1 + length), start)
    else bytes.fill(packed[at + 1] ?? 0, start, start + length)
    at += told < 128 ? length + 1 : 2
  }
  return out.whole()
}

function unascii85(packed: Uint8Array, most: number): Uint8Array {
  const out = new Growing(most)
  let [held, count] = [0, 0]
  const put = (value: number, length: number): void => {
    const start = out.length
    const bytes = out.room(length)
    for (let at = 0; at < length; at++) bytes[start + at] = Math.floor(value / 256 ** (3 - at)) % 256
  }
  for (const byte of packed) {
    if (byte === 0x7e) break
    if (byte === 0x7a && count === 0) put(0, 4)
    if (byte < 0x21 || byte > 0x75) continue
    held = held * 85 + byte - 0x21
    count += 1
    if (count < 5) continue
    put(held, 4)
    ;[held, count] = [0, 0]
  }
  if (count > 1) put(held * 85 ** (5 - count) + 85 ** (5 - count) - 1, count - 1)
  return out.whole()
}

function unhex(packed: Uint8Array): Uint8Array {
  const text = new TextDecoder('latin1')
    .decode(packed)
    .replace(/>[\s\S]*$/, '')
    .replace(/[^0-9a-f]/gi, '')
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}
