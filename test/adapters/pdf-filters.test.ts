import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { FILTERS } from '../../src/adapters/intake/pdf-filters.ts'
import { lzwZeros } from '../files/pdf.ts'

const undone = (filter: string, packed: Iterable<number>, most = 1e8) => FILTERS[filter]!(Uint8Array.from(packed), most)
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
const latin = (words: string) => new TextEncoder().encode(words)

describe('the filters of a PDF', () => {
  it('LZW: the example of the standard', () => {
    expect(text(undone('LZWDecode', [0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, 0x85, 0x01]))).toBe('-----A---B')
  })

  it('LZW: codes of every width, and a table that is cleared', () => {
    const zeros = undone('LZWDecode', lzwZeros(2))
    const block = 1 + ((4095 - 258 + 1) * (2 + 4095 - 258 + 2)) / 2
    expect(zeros.length).toBe(2 * block)
    expect(zeros.every((byte) => byte === 0)).toBe(true)
  })

  it('run length, ASCII85 and hexadecimal', () => {
    expect(text(undone('RunLengthDecode', [2, 0x61, 0x62, 0x63, 254, 0x7a, 128, 1, 1]))).toBe('abczzz')
    expect(text(undone('ASCII85Decode', latin('87cURD]i,"Ebo80~>')))).toBe('Hello World!')
    expect([...undone('ASCII85Decode', latin('z~>'))]).toEqual([0, 0, 0, 0])
    expect(text(undone('ASCIIHexDecode', latin('48 65 6c6C 6f>')))).toBe('Hello')
  })

  it.each([
    ['FlateDecode', deflateSync(new Uint8Array(2_000_000))],
    ['LZWDecode', lzwZeros(1)],
    ['RunLengthDecode', new Uint8Array(40_000).fill(129)],
  ])('%s tells of a bomb', (filter, packed) => {
    expect(() => undone(filter, packed, 1_000_000)).toThrow(RangeError)
  })

  it.each(Object.keys(FILTERS))('%s reads anything to its end', (filter) => {
    const noise = Uint8Array.from({ length: 3000 }, (_, at) => (at * 7919 + (at >> 3) * 104729) % 256)
    for (let from = 0; from < 64; from++) expect(undone(filter, noise.subarray(from), 1e8)).toBeInstanceOf(Uint8Array)
  })
})
