import { Problem } from '../domain/problem.ts'
import type { Signature } from '../pipeline/key-proof.ts'
import { type SignedParts, USUAL_ALGORITHM } from '../pipeline/signed-request.ts'

const NEEDED = ['x-app-id', 'x-timestamp', 'x-nonce', 'x-sign'] as const

/** The signature that came with a request; null where none did. Throws 'signature-wrong' where one came in part. */
export function signatureOf(headers: Headers): Signature | null {
  const missing = NEEDED.filter((name) => !headers.get(name)?.trim())
  if (missing.length === NEEDED.length) return null
  if (missing.length > 0)
    throw new Problem('signature-wrong', `签名请求头不全，缺少 ${missing.join('、')}。四个都要带：${NEEDED.join('、')}`)
  const nonce = headers.get('x-nonce')!.trim()
  if (!/^[\x21-\x7e]{8,128}$/.test(nonce))
    throw new Problem('signature-wrong', 'X-Nonce 应为 8 至 128 个英文字母、数字或符号，每次请求换一个，例如一个 UUID')
  return {
    keyId: headers.get('x-app-id')!.trim(),
    algorithm: headers.get('x-sign-alg')?.trim().toLowerCase() || USUAL_ALGORITHM,
    hex: headers.get('x-sign')!.trim(),
  }
}

/** What a request's signature covers, with '' for what its headers do not name. */
export function partsOf(request: Request, bodySha256: string): SignedParts {
  const { pathname, search } = new URL(request.url)
  return {
    method: request.method,
    target: pathname + search,
    timestamp: request.headers.get('x-timestamp')?.trim() ?? '',
    nonce: request.headers.get('x-nonce')?.trim() ?? '',
    bodySha256,
  }
}
