import { z } from 'zod'
import { decodeText } from '../pipeline/decode-text.ts'
import { baseString, USUAL_ALGORITHM } from '../pipeline/signed-request.ts'
import { readBytes, sha256 } from './body-bytes.ts'
import { damageOf } from './damaged-text.ts'
import { contentTypeOf, damageOfBytes, depthOf } from './json-body.ts'
import { jsonFault } from './json-fault.ts'
import { LIMITS } from './limits.ts'
import { partsOf } from './signature-headers.ts'
import { valueLiteral } from './value-literal.ts'

/** A request as the service received it, for a developer who looks for what goes wrong on the way. */
export const Received = z.object({
  method: z.string(),
  target: z.string().describe('路径和参数，签名时用的就是它'),
  contentType: z.string().nullable(),
  charset: z.object({
    declared: z.string().nullable().describe('Content-Type 里写明的编码；没写明的按 UTF-8 读'),
    detected: z.string().nullable().describe('字节实际是哪种编码；认不出为 null'),
  }),
  bytes: z.int().describe('正文字节数'),
  sha256: z.string().describe('正文的 SHA-256'),
  contentSha256: z
    .object({ sent: z.string(), matches: z.boolean() })
    .nullable()
    .describe('请求头 X-Content-SHA256 与实收是否一致；没带为 null'),
  text: z.string().nullable().describe(`正文读出的文字，最多 ${LIMITS.echo} 字`),
  json: z.unknown().describe('正文解析出的 JSON；不是 JSON 为 null'),
  advice: z.array(z.string()).describe('发现的问题，各附改法；没有问题为空'),
  headers: z.record(z.string(), z.string()).describe('收到的请求头，密钥和签名只显示头尾'),
  signature: z
    .object({
      algorithm: z.string(),
      baseString: z.string().describe('应签名的文本，逐字；各行以换行符相接，末尾没有换行符'),
      steps: z.array(z.string()),
    })
    .describe('这个请求应怎样签名'),
})
export type Received = z.infer<typeof Received>

/** Headers of which only the ends are shown. */
const SECRET = /^(authorization|cookie|x-sign|proxy-authorization)$/
/** Headers that the way here adds: they tell the developer nothing of the own program. */
const OF_THE_WAY = /^(cf-|mf-|x-forwarded-|x-real-ip)/

/** Describes a request: its bytes, their encoding, what they say, and what a signature of it covers. Throws 'too-large'. */
export async function received(request: Request): Promise<Received> {
  const bytes = await readBytes(request, LIMITS.body)
  const digest = await sha256(bytes)
  const header = request.headers.get('content-type')
  const { type, charset } = contentTypeOf(header)
  const read = textOf(bytes)
  const parsed = read && parse(read.text)
  const parts = partsOf(request, digest)
  const named = request.headers.get('x-content-sha256')?.trim().toLowerCase()
  return {
    method: request.method,
    target: parts.target,
    contentType: header,
    charset: { declared: charset || null, detected: bytes.length === 0 ? null : (read?.encoding ?? null) },
    bytes: bytes.length,
    sha256: digest,
    contentSha256: named ? { sent: named.slice(0, 64), matches: named === digest } : null,
    text: read?.text.slice(0, LIMITS.echo) ?? null,
    json: parsed && 'json' in parsed && read!.text.length <= LIMITS.echo ? parsed.json : null,
    advice: [
      ...adviceOnType(type, charset, bytes),
      ...adviceOnText(bytes, read),
      ...(parsed && 'fault' in parsed ? [parsed.fault] : []),
    ],
    headers: shown(request.headers),
    signature: {
      algorithm: request.headers.get('x-sign-alg')?.trim().toLowerCase() || USUAL_ALGORITHM,
      baseString: baseString(parts),
      steps: [
        '1. 对正文的原始字节算 SHA-256，写成小写十六进制；没有正文时对空内容算',
        '2. 把 方法、路径（含问号后的参数）、X-Timestamp、X-Nonce、第 1 步的结果 各占一行，以 \\n 相接，末尾不加 \\n',
        '3. 以密钥（sz_… 的 UTF-8 字节）为键，对第 2 步文本的 UTF-8 字节算 HMAC-SHA256，写成十六进制，放入 X-Sign',
      ],
    },
  }
}

function textOf(bytes: Uint8Array): { text: string; encoding: string } | null {
  try {
    return decodeText(bytes)
  } catch {
    return null
  }
}

function parse(text: string): { readonly json: unknown } | { readonly fault: string } | null {
  if (text.trim() === '') return null
  if (depthOf(text) > LIMITS.depth) return { fault: `JSON 嵌套过深，最多 ${LIMITS.depth} 层` }
  try {
    return { json: JSON.parse(text, valueLiteral) }
  } catch {
    const { line, column, expected } = jsonFault(text)
    return { fault: `正文不是 JSON：第 ${line} 行第 ${column} 个字符处，${expected}` }
  }
}

function* adviceOnType(type: string, charset: string, bytes: Uint8Array): Generator<string> {
  if (bytes.length === 0) return
  if (type !== 'application/json')
    yield `Content-Type 是“${type || '空'}”，正式接口要求 application/json; charset=utf-8`
  else if (charset === '')
    yield 'Content-Type 没有写明 charset，已按 UTF-8 读；建议写成 application/json; charset=utf-8'
  else if (charset !== 'utf-8' && charset !== 'utf8') yield `charset 是 ${charset}，正式接口只接受 utf-8`
}

function* adviceOnText(bytes: Uint8Array, read: ReturnType<typeof textOf>): Generator<string> {
  if (bytes.length === 0) return
  const damage = read?.encoding === 'utf-8' ? damageOf(read.text, true) : damageOfBytes(bytes)
  if (damage) yield `${damage.what}。${damage.mend}`
}

const shown = (headers: Headers): Record<string, string> =>
  Object.fromEntries(
    [...headers]
      .filter(([name]) => !OF_THE_WAY.test(name))
      .map(([name, value]) => [name, SECRET.test(name) ? masked(value) : value.slice(0, 500)]),
  )

/** Enough to see that the right one was sent. */
const masked = (value: string): string => (value.length <= 24 ? '…' : `${value.slice(0, 10)}…${value.slice(-4)}`)
