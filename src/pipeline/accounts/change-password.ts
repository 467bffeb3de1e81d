import { passwordFaults } from '../../domain/password.ts'
import { Problem } from '../../domain/problem.ts'
import { enterAttempt, LIMITS, leftWords } from './attempts.ts'
import type { AccountDeps, OpenSession } from './ports.ts'
import { actorOf, renewSession } from './session.ts'

/** Throws Problem 'invalid' that says in Chinese all that is wrong with a new password. */
export function refuseWeakPassword(password: string, userName: string): void {
  const faults = passwordFaults(password, userName)
  if (faults.length > 0)
    throw new Problem('invalid', `新密码不合要求：${faults.join('；')}`, {
      places: faults.map((message) => ({ path: 'password', message })),
    })
}

/** Throws Problem 'unauthorised' unless it is the person's password, 'rate-limited' after five wrong ones. */
export async function refuseWrongPassword(session: OpenSession, password: string, deps: AccountDeps): Promise<void> {
  const { org, id } = session.account
  const { left } = await enterAttempt(`password:${id}`, LIMITS.account, deps)
  const proofs = await deps.accounts.get(org, id)
  if (!(await deps.secrets.matches(password, proofs?.password ?? null)))
    throw new Problem('unauthorised', `现在的密码不正确，${leftWords(left)}`)
  await deps.attempts.clear(`password:${id}`)
}

/** A person's own change of password. Every other session ends; gives the new token of this one. */
export async function changePassword(
  session: OpenSession,
  said: { readonly present: string; readonly wanted: string },
  deps: AccountDeps,
): Promise<string> {
  const { account, address } = session
  await refuseWrongPassword(session, said.present, deps)
  if (said.wanted === said.present) throw new Problem('invalid', '新密码与现在的密码相同，请换一个')
  refuseWeakPassword(said.wanted, account.userName)
  const { org, id } = account
  const password = await deps.secrets.hash(said.wanted)
  await deps.trail.tell({ org, actor: actorOf(account), action: 'account.password', object: `account/${id}`, address })
  await deps.accounts.change(org, id, { password, passwordPassing: false })
  await deps.sessions.endAll(org, id, session.digest)
  return renewSession(session, session.proven, deps)
}
