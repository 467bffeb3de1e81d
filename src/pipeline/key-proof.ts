import { Problem, type ProblemCode } from '../domain/problem.ts'
import type { ApiKeys, KeptKey, KeptSecret, SecretBox } from './api-keys.ts'
import { hashOf } from './key-secret.ts'
import type { Clock } from './ports.ts'
import { baseString, isSignedWith, NONCE_MS, SIGNING, type SignedParts, SKEW_MS } from './signed-request.ts'

/** What it takes to judge the proof of a key. */
export interface ProofDeps {
  readonly apiKeys: ApiKeys
  readonly secretBox: SecretBox
  readonly clock: Clock
}

/** A signature as it came with a request. */
export interface Signature {
  readonly keyId: string
  readonly algorithm: string
  readonly hex: string
}

const HEADERS = { 'www-authenticate': 'Bearer realm="shuzhun"' }

/** A key that there is, refused: its organisation's audit log can tell of it. */
export class RefusedKey extends Problem {
  readonly kept: KeptKey
  constructor(kept: KeptKey, code: ProblemCode, message: string) {
    super(code, message, { headers: HEADERS })
    this.kept = kept
  }
}

const refused = (code: ProblemCode, message: string): Problem => new Problem(code, message, { headers: HEADERS })

/** The key whose secret was shown. Throws a Problem of its own for an unknown key, RefusedKey for an expired, a revoked, a signing one. */
export async function keyShown(secret: string, { apiKeys, clock }: ProofDeps): Promise<KeptKey> {
  const hash = await hashOf(secret)
  const kept = await apiKeys.byHash(hash)
  if (!kept)
    throw refused('key-unknown', '没有这个密钥。请核对是否复制完整（以 sz_ 开头），或请管理员在“接口密钥”页新建')
  if (kept.key.scheme === 'hmac')
    throw new RefusedKey(
      kept,
      'signature-required',
      `密钥“${kept.key.name}”只接受签名，不能放在 Authorization 里发送。请改用 X-App-Id、X-Timestamp、X-Nonce、X-Sign 四个请求头，并更换已经外露的密钥`,
    )
  refuseEnded(kept, clock)
  const now = clock.now().toISOString()
  if (!kept.secrets.some((each) => each.hash === hash && holds(each, now)))
    throw new RefusedKey(kept, 'key-expired', `密钥“${kept.key.name}”已更换，旧密钥已过交替期。请改用新密钥`)
  return kept
}

/**
 * The key with which a request was signed. Throws a Problem of its own for an unknown key and a clock that is off, RefusedKey
 * for a wrong signature and a nonce that came before. The nonce is taken last: a request that fails otherwise uses none up.
 */
export async function keySigned(parts: SignedParts, signature: Signature, deps: ProofDeps): Promise<KeptKey> {
  const { apiKeys, clock } = deps
  refuseSkew(parts.timestamp, clock.now().getTime())
  const kept = await apiKeys.byId(signature.keyId)
  if (kept?.key.scheme !== 'hmac')
    throw refused(
      'key-unknown',
      `没有编号为“${signature.keyId.slice(0, 40)}”的签名密钥。X-App-Id 应填“接口密钥”页上的编号`,
    )
  refuseEnded(kept, clock)
  if (!SIGNING.has(signature.algorithm))
    throw new RefusedKey(
      kept,
      'signature-wrong',
      `不支持签名算法“${signature.algorithm.slice(0, 30)}”，X-Sign-Alg 可用：${[...SIGNING.keys()].join('、')}`,
    )
  if (!(await isSignedByOne(await secretsOf(kept, deps), parts, signature)))
    throw new RefusedKey(
      kept,
      'signature-wrong',
      '签名不对。请把同一请求发到 /v1/echo，逐行比对待签文本：方法、路径（含问号后的参数）、时间戳、随机串、正文的 SHA-256',
    )
  const now = clock.now().getTime()
  const fresh = await apiKeys.takeNonce(
    kept.key.id,
    parts.nonce,
    new Date(now).toISOString(),
    new Date(now - NONCE_MS).toISOString(),
  )
  if (!fresh)
    throw new RefusedKey(kept, 'nonce-reused', 'X-Nonce 已经用过。每次请求（重试也算）都要换新的随机串，并重新签名')
  return kept
}

async function isSignedByOne(
  secrets: readonly string[],
  parts: SignedParts,
  { algorithm, hex }: Signature,
): Promise<boolean> {
  for (const secret of secrets) if (await isSignedWith(secret, algorithm, baseString(parts), hex)) return true
  return false
}

/** The secrets that hold now, as they were given out. Throws 'key-expired' where the deployment cannot read them any more. */
async function secretsOf(kept: KeptKey, { secretBox, clock }: ProofDeps): Promise<string[]> {
  const { key, secrets } = kept
  const now = clock.now().toISOString()
  const held = secrets.flatMap((each) => (each.sealed !== null && holds(each, now) ? [each.sealed] : []))
  const opened = (await Promise.all(held.map((sealed) => secretBox.open(sealed)))).filter((secret) => secret !== null)
  if (opened.length > 0) return opened
  throw new RefusedKey(
    kept,
    'key-expired',
    `密钥“${key.name}”已不能验签：部署的 SHUZHUN_SECRET 换过。请管理员更换这个密钥`,
  )
}

const holds = ({ until }: KeptSecret, now: string): boolean => until === null || until > now

function refuseEnded(kept: KeptKey, clock: Clock): void {
  const { key } = kept
  if (key.revokedAt !== null) throw new RefusedKey(kept, 'key-revoked', `密钥“${key.name}”已停用。请管理员新建密钥`)
  if (key.expiresAt !== null && key.expiresAt <= clock.now().toISOString())
    throw new RefusedKey(
      kept,
      'key-expired',
      `密钥“${key.name}”已于 ${key.expiresAt.slice(0, 10)} 到期。请管理员新建密钥`,
    )
}

function refuseSkew(timestamp: string, now: number): void {
  const sent = /^\d{13}$/.test(timestamp) ? Number(timestamp) : null
  if (sent === null)
    throw refused(
      'clock-skewed',
      `X-Timestamp 应为 13 位毫秒数（System.currentTimeMillis()），收到的是“${timestamp.slice(0, 30)}”`,
    )
  if (Math.abs(now - sent) <= SKEW_MS) return
  const seconds = Math.round(Math.abs(now - sent) / 1000)
  throw refused(
    'clock-skewed',
    `X-Timestamp 比本服务的时间${sent < now ? '慢' : '快'} ${seconds} 秒，最多允许相差 300 秒。请校准服务器时钟（本服务现在是 ${now}）`,
  )
}
