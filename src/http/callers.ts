import { Problem } from '../domain/problem.ts'
import { rolesAllowing, type Scope } from '../domain/role.ts'
import type { Caller } from '../pipeline/caller.ts'

/**
 * One way of telling who asks: a key, a signature, a session. Null where the request does not come that way; throws
 * Problem 'unauthorised' where it does and the proof is wrong, so that no weaker way is tried after it.
 */
export type CallerSource = (request: Request) => Promise<Caller | null>

/** Asks the sources in turn. Throws Problem 'unauthorised' where none knows the caller. */
export const firstOf =
  (sources: readonly CallerSource[]) =>
  async (request: Request): Promise<Caller> => {
    for (const source of sources) {
      const caller = await source(request)
      if (caller) return caller
    }
    throw new Problem(
      'unauthorised',
      '尚未登录，或登录已过期。请在网页上登录；程序调用请带上密钥：Authorization: Bearer …',
      {
        headers: { 'www-authenticate': 'Bearer realm="shuzhun"' },
      },
    )
  }

/** Whoever asks what anybody may ask. Belongs to no organisation and may do nothing. */
export const NOBODY: Caller = {
  org: '',
  actor: { id: 'nobody', name: '未登录' },
  kind: 'person',
  scopes: [],
  selfApproval: false,
}

/** Throws Problem 'forbidden' to a caller who may not do it, naming the role or scope that is missing. */
export function admit(caller: Caller, needs: Scope): void {
  if (caller.scopes.includes(needs)) return
  throw new Problem(
    'forbidden',
    caller.kind === 'person'
      ? `这一操作需要“${rolesAllowing(needs).join('”或“')}”角色，您的账号没有。请找本单位管理员调整`
      : `这个密钥没有 ${needs} 权限。请管理员换发带有该权限的密钥`,
  )
}
