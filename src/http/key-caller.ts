import { Problem } from '../domain/problem.ts'
import type { KeptKey } from '../pipeline/api-keys.ts'
import type { Caller } from '../pipeline/caller.ts'
import { keyShown, keySigned, type ProofDeps } from '../pipeline/key-proof.ts'
import { countUse } from '../pipeline/key-rate.ts'
import { bodySha256 } from './body-bytes.ts'
import type { CallerSource } from './callers.ts'
import { partsOf, signatureOf } from './signature-headers.ts'

/** Integrations by their keys: a secret in `Authorization: Bearer`, or a signature in X-Sign. Each use is counted. */
export const keyCaller =
  (deps: ProofDeps): CallerSource =>
  async (request) => {
    const kept = await provenKey(request, deps)
    return kept && { ...callerOf(kept), quota: await countUse(kept, deps) }
  }

/** The key that a request proves; null where it brings none. */
async function provenKey(request: Request, deps: ProofDeps): Promise<KeptKey | null> {
  const signature = signatureOf(request.headers)
  if (signature) return keySigned(partsOf(request, await bodySha256(request.clone() as Request)), signature, deps)
  const header = request.headers.get('authorization')?.trim()
  if (!header) return null
  const secret = /^bearer\s+(\S+)$/i.exec(header)?.[1]
  if (secret) return keyShown(secret, deps)
  throw new Problem('unauthorised', 'Authorization 请求头应写作“Bearer ”加密钥，例如 Authorization: Bearer sz_…', {
    headers: { 'www-authenticate': 'Bearer realm="shuzhun"' },
  })
}

/** An integration acts under the key's own name, and never approves what it drafted itself. */
const callerOf = ({ org, key }: KeptKey): Caller => ({
  org,
  actor: { id: key.id, name: key.name },
  kind: 'integration',
  scopes: key.scopes,
  selfApproval: false,
  ...(key.dailyDrafts === null ? {} : { dailyDrafts: key.dailyDrafts }),
})
