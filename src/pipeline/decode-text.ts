import { Problem } from '../domain/problem.ts'

const MARKS: readonly (readonly [encoding: string, mark: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/**
 * Reads a text file whose encoding nobody named: a byte order mark, else valid UTF-8, else GB18030 (of which GBK and GB2312 are
 * parts). Throws Problem 'bad-encoding' where it is none of them, or no text at all.
 */
export function decodeText(bytes: Uint8Array): { text: string; encoding: string } {
  const marked = MARKS.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte))
  for (const encoding of marked ? [marked[0]] : ['utf-8', 'gb18030']) {
    const text = tryDecode(bytes, encoding)
    if (text !== null && isText(text)) return { text, encoding }
  }
  throw new Problem('bad-encoding', '文件不是文本，或者编码无法识别；请另存为 UTF-8 编码的文本后再上传')
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
