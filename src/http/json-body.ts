import { Problem } from '../domain/problem.ts'
import { decodeText } from '../pipeline/decode-text.ts'
import { readSound } from './body-bytes.ts'
import { type Damage, gbkBytes, NOT_UTF8, PACKED, UTF16 } from './damaged-text.ts'
import { jsonFault } from './json-fault.ts'
import { LIMITS } from './limits.ts'
import { valueLiteral } from './value-literal.ts'

/**
 * Reads a JSON body: 415, 413, 422 for bytes that are no UTF-8, 400 with the place where it is no JSON. Numbers in the
 * value columns of facts arrive as the digits that were sent (`69.60` stays `69.60`), never by way of a double.
 */
export async function readJson(request: Request): Promise<unknown> {
  refuseOtherTypes(request.headers.get('content-type'))
  const text = decode(await readSound(request, LIMITS.body))
  if (text.trim() === '') throw new Problem('bad-json', '没有收到正文，请把 JSON 放在请求的正文里发送')
  if (depthOf(text) > LIMITS.depth) throw new Problem('bad-json', `JSON 嵌套过深，最多 ${LIMITS.depth} 层`)
  try {
    return JSON.parse(text, valueLiteral)
  } catch (error) {
    const { line, column, expected } = jsonFault(text)
    throw new Problem('bad-json', `JSON 在第 ${line} 行第 ${column} 个字符处有误：${expected}`, { cause: error })
  }
}

function refuseOtherTypes(header: string | null): void {
  const { type, charset } = contentTypeOf(header)
  if (type !== 'application/json' && !/^application\/[\w.-]+\+json$/.test(type))
    throw new Problem(
      'unsupported-media-type',
      `请用 Content-Type: application/json; charset=utf-8 发送，收到的是“${header?.slice(0, 60) ?? '空'}”${HINTS[type] ?? ''}`,
    )
  if (charset && charset !== 'utf-8' && charset !== 'utf8')
    throw new Problem('unsupported-media-type', `只接受 UTF-8 编码，收到的是 ${charset.slice(0, 30)}。${NOT_UTF8.mend}`)
}

/** What senders of these types mostly left out. */
const HINTS: Readonly<Record<string, string>> = {
  'text/plain':
    '。Java 的 new StringEntity(json) 默认如此，请改用 new StringEntity(json, ContentType.APPLICATION_JSON)',
  'application/x-www-form-urlencoded': '。curl 请加 -H "Content-Type: application/json; charset=utf-8"',
}

/** A Content-Type's media type and charset in lower case; '' for what it does not name. */
export function contentTypeOf(header: string | null): { type: string; charset: string } {
  const [type = '', ...parameters] = (header ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim())
  const charset = parameters.find((part) => part.startsWith('charset=')) ?? ''
  return { type, charset: charset.slice('charset='.length).replaceAll('"', '') }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes)
  } catch (cause) {
    const { what, mend } = damageOfBytes(bytes)
    throw new Problem('bad-encoding', `${what}。${mend}`, { cause })
  }
}

/** What bytes that are no UTF-8 are. */
export function damageOfBytes(bytes: Uint8Array): Damage {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return PACKED
  if (isUtf16(bytes)) return UTF16
  try {
    const { text, encoding } = decodeText(bytes)
    return encoding === 'gb18030' ? gbkBytes(text) : NOT_UTF8
  } catch {
    return NOT_UTF8
  }
}

/** Its mark stands at the head, or one of the first two bytes of JSON, which is ASCII, is empty. */
const isUtf16 = ([first, second]: Uint8Array): boolean =>
  (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || (first === 0) !== (second === 0)

/** The deepest nesting, counted before parsing so that no depth can exhaust the parser. */
export function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  let inString = false
  for (let i = 0; i < text.length; i++) {
    const c = text[i]
    if (inString) {
      if (c === '\\') i++
      else if (c === '"') inString = false
    } else if (c === '"') inString = true
    else if (c === '{' || c === '[') deepest = Math.max(deepest, ++depth)
    else if (c === '}' || c === ']') depth--
  }
  return deepest
}
