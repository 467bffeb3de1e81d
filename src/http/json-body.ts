import { Problem } from '../domain/problem.ts'
import { readSound } from './body-bytes.ts'
import { jsonFault } from './json-fault.ts'
import { LIMITS } from './limits.ts'
import { valueLiteral } from './value-literal.ts'

const JAVA =
  'Java 请用 new StringEntity(json, ContentType.APPLICATION_JSON)，或 out.write(json.getBytes(StandardCharsets.UTF_8))'

/** What to tell a sender whose Chinese did not survive the way here. */
export const encodingProblem = (where: string, places: Problem['places'] = []): Problem =>
  new Problem('bad-encoding', `${where}，中文多半没有按 UTF-8 编码发送。${JAVA}`, { places })

/**
 * Reads a JSON body: 415, 413, 422 for bytes that are no UTF-8, 400 with the place where it is no JSON. Numbers in the
 * value columns of facts arrive as the digits that were sent (`69.60` stays `69.60`), never by way of a double.
 */
export async function readJson(request: Request): Promise<unknown> {
  refuseOtherTypes(request.headers.get('content-type'))
  const text = decode(await readSound(request, LIMITS.body))
  if (depthOf(text) > LIMITS.depth) throw new Problem('bad-json', `JSON 嵌套过深，最多 ${LIMITS.depth} 层`)
  try {
    return JSON.parse(text, valueLiteral)
  } catch (error) {
    const { line, column, expected } = jsonFault(text)
    throw new Problem('bad-json', `JSON 在第 ${line} 行第 ${column} 个字符处有误：${expected}`, { cause: error })
  }
}

function refuseOtherTypes(header: string | null): void {
  const [type = '', ...parameters] = (header ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim())
  const charset = parameters
    .find((part) => part.startsWith('charset='))
    ?.slice('charset='.length)
    .replaceAll('"', '')
  if (type !== 'application/json' && !/^application\/[\w.-]+\+json$/.test(type))
    throw new Problem(
      'unsupported-media-type',
      `请用 Content-Type: application/json; charset=utf-8 发送，收到的是“${header?.slice(0, 60) ?? '空'}”`,
    )
  if (charset && charset !== 'utf-8' && charset !== 'utf8')
    throw new Problem('unsupported-media-type', `只接受 UTF-8 编码，收到的是 ${charset.slice(0, 30)}。${JAVA}`)
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes)
  } catch {
    throw encodingProblem('收到的内容不是 UTF-8（像是 GBK）')
  }
}

/** The deepest nesting, counted before parsing so that no depth can exhaust the parser. */
function depthOf(text: string): number {
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
