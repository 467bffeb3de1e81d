import { Problem } from '../domain/problem.ts'
import { LIMITS } from './limits.ts'

const tooLarge = (most: number) => new Problem('too-large', `请求内容超过 ${most / 1e6} MB，请减少内容后再发`)

/** What was sent: a request, or a copy of one. */
type Sent = Pick<Request, 'body' | 'headers'>

/** Reads a body no further than `most` bytes, whatever Content-Length says. Throws Problem 'too-large'. */
export async function readBytes(request: Sent, most: number): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get('content-length') ?? 0) > most) throw tooLarge(most)
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > most) throw tooLarge(most)
    chunks.push(chunk)
  }
  const bytes = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.byteLength
  }
  return bytes
}

/** SHA-256 of bytes in lower-case hex. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes)
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** SHA-256 of a request's body; of no bytes where it has none. Throws 'too-large'. */
export const bodySha256 = async (request: Sent): Promise<string> => sha256(await readBytes(request, LIMITS.upload))

/** Reads a body as `readBytes` does, and refuses one that is not what its sender named. */
export async function readSound(request: Sent, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await readBytes(request, most)
  await refuseAltered(request.headers, bytes)
  return bytes
}

/** Throws 'bad-encoding' where the sender named the body's SHA-256 (X-Content-SHA256) and other bytes arrived. */
async function refuseAltered(headers: Headers, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const named = headers.get('x-content-sha256')?.trim().toLowerCase()
  if (!named) return
  const got = await sha256(bytes)
  if (named === got) return
  throw new Problem(
    'bad-encoding',
    `收到的正文与 X-Content-SHA256 不符：您写的是 ${named.slice(0, 64)}，收到的 ${bytes.length} 字节算得 ${got}。请对实际发出的字节（json.getBytes(StandardCharsets.UTF_8)）计算；若计算无误，说明途中有程序改写了正文`,
  )
}
