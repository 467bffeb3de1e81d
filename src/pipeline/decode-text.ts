import { Problem } from '../domain/problem.ts'

const MARKS: readonly (readonly [encoding: string, mark: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/**
 * Reads a text file whose encoding nobody named: a byte order mark, else zero bytes on one side
 * (UTF-16), else valid UTF-8, else GB18030 (of which GBK and GB2312 are
 * parts). Throws Problem 'bad-encoding' where it is none of them, or no text at all.
 */
export function decodeText(bytes: Uint8Array): { text: string; encoding: string } {
  const marked = MARKS.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte))
  for (const encoding of marked ? [marked[0]] : (unmarkedUtf16(bytes) ?? ['utf-8', 'gb18030'])) {
    const text = tryDecode(bytes, encoding)
    if (text !== null && isText(text)) return { text, encoding }
  }
  throw new Problem('bad-encoding', '文件不是文本，或者编码无法识别；请另存为 UTF-8 编码的文本后再上传')
}

/** Digits, line ends and blanks are a zero byte each in UTF-16, on one side only; other encodings hold no zero byte. */
function unmarkedUtf16(bytes: Uint8Array): readonly string[] | null {
  const zeros: [even: number, odd: number] = [0, 0]
  bytes.subarray(0, 4096).forEach((byte, at) => {
    if (byte === 0) zeros[at % 2 === 0 ? 0 : 1]++
  })
  if (zeros[0] === 0 && zeros[1] > 0) return ['utf-16le']
  return zeros[1] === 0 && zeros[0] > 0 ? ['utf-16be'] : null
}

function tryDecode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: false }).decode(bytes)
  } catch {
    return null
  }
}

/** Control characters other than line ends and tabs stand in programs and pictures, not in reports. */
const isText = (text: string): boolean => !/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text)
