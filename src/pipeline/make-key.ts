import { type ApiKey, type KeyLimits, type KeyScheme, KeyScope } from '../domain/api-key.ts'
import { Problem } from '../domain/problem.ts'
import type { Scope } from '../domain/role.ts'
import type { ApiKeys, KeptSecret, SecretBox } from './api-keys.ts'
import type { Caller } from './caller.ts'
import { hashOf, hintOf, newSecret } from './key-secret.ts'
import type { Clock, Ids } from './ports.ts'

/** Keys that an organisation may hold; revoked ones do not count. */
const MOST_KEYS = 100
/** How long an old secret goes on beside a new one where nobody says otherwise. */
const OVERLAP_MS = 7 * 86_400_000

/** What it takes to keep keys. */
export interface KeyDeps {
  readonly apiKeys: ApiKeys
  readonly secretBox: SecretBox
  readonly clock: Clock
  readonly ids: Ids
}
/** What a new key is to be. */
export interface NewKey extends KeyLimits {
  readonly name: string
  readonly scheme: KeyScheme
  readonly scopes: readonly Scope[]
  readonly expiresAt: string | null
}
/** A key with its secret, which nobody sees a second time. */
export interface MadeKey {
  readonly key: ApiKey
  readonly secret: string
}

/** Makes a key for an integration. Throws 'invalid' for an end that is past, or beyond the number that may be held. */
export async function makeKey(caller: Caller, asked: NewKey, deps: KeyDeps): Promise<MadeKey> {
  const now = deps.clock.now().toISOString()
  refusePast('expiresAt', asked.expiresAt, now)
  const key = {
    id: `app_${deps.ids.next()}`,
    name: asked.name,
    scheme: asked.scheme,
    scopes: KeyScope.options.filter((scope) => asked.scopes.includes(scope)),
    perMinute: asked.perMinute,
    dailyDrafts: asked.dailyDrafts,
    expiresAt: asked.expiresAt && new Date(asked.expiresAt).toISOString(),
    revokedAt: null,
    createdAt: now,
    createdBy: caller.actor.name,
  }
  const { secret, kept } = await freshSecret(asked.scheme, now, deps.secretBox)
  if (!(await deps.apiKeys.create(caller.org, key, kept, MOST_KEYS)))
    throw new Problem('conflict', `本单位最多同时有 ${MOST_KEYS} 个密钥，请先停用不用的`)
  return { key: await keyOf(caller.org, key.id, deps.apiKeys), secret }
}

/** Gives a key a new secret; the old one holds until the stated moment, seven days from now where none is stated. */
export async function rotateKey(caller: Caller, id: string, until: string | null, deps: KeyDeps): Promise<MadeKey> {
  const now = deps.clock.now()
  const { scheme, revokedAt } = await keyOf(caller.org, id, deps.apiKeys)
  if (revokedAt !== null) throw new Problem('conflict', '这个密钥已停用，不能更换；请新建一个')
  const { secret, kept } = await freshSecret(scheme, now.toISOString(), deps.secretBox)
  const asked = until === null ? now.getTime() + OVERLAP_MS : Date.parse(until)
  const end = new Date(Math.max(asked, now.getTime())).toISOString()
  if (!(await deps.apiKeys.rotate(caller.org, id, kept, end))) throw noKey()
  return { key: await keyOf(caller.org, id, deps.apiKeys), secret }
}

/** Ends a key at once and for good. Asking twice does no harm. */
export async function revokeKey(caller: Caller, id: string, { apiKeys, clock }: KeyDeps): Promise<ApiKey> {
  await apiKeys.revoke(caller.org, id, clock.now().toISOString())
  return keyOf(caller.org, id, apiKeys)
}

const noKey = (): Problem => new Problem('not-found', '本单位没有这个密钥')

async function keyOf(org: string, id: string, apiKeys: ApiKeys): Promise<ApiKey> {
  const key = (await apiKeys.list(org)).find((each) => each.id === id)
  if (!key) throw noKey()
  return key
}

/** A new secret, and what is kept of it: its hash; the secret itself only, sealed, where signatures are made with it. */
async function freshSecret(
  scheme: KeyScheme,
  madeAt: string,
  secretBox: SecretBox,
): Promise<{ secret: string; kept: KeptSecret }> {
  const secret = newSecret()
  return {
    secret,
    kept: {
      hash: await hashOf(secret),
      sealed: scheme === 'hmac' ? await secretBox.seal(secret) : null,
      hint: hintOf(secret),
      madeAt,
      until: null,
    },
  }
}

function refusePast(path: string, moment: string | null, now: string): void {
  if (moment === null || new Date(moment).toISOString() > now) return
  throw new Problem('invalid', '到期时间已经过去', {
    places: [{ path, message: '应为将来的时间，例如 2027-12-31T00:00:00+08:00' }],
  })
}
