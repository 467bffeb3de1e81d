import { type Account, UserName } from '../../domain/account.ts'
import { STRANGER } from '../../domain/audit.ts'
import { Problem } from '../../domain/problem.ts'
import { enterAttempt, LIMITS, leftWords } from './attempts.ts'
import type { AccountDeps } from './ports.ts'
import { openSession } from './session.ts'

/**
 * Opens a session for a name and its password and gives the token for the browser. Throws Problem 'unauthorised', which says
 * the same whether the name, the password or the account is wrong and takes as long, and 'rate-limited' after five failures
 * with a name or twenty from an address within ten minutes.
 */
export async function signIn(
  said: { readonly userName: string; readonly password: string },
  address: string | null,
  deps: AccountDeps,
): Promise<string> {
  const userName = UserName.safeParse(said.userName).data ?? ''
  const account = await deps.accounts.named(userName)
  if (address) await enterAttempt(`address:${address}`, LIMITS.address, deps)
  const { left } = await enterAttempt(`name:${userName}`, LIMITS.account, deps)
  const matches = await deps.secrets.matches(said.password, account?.disabled ? null : (account?.password ?? null))
  if (!account || !matches) {
    if (account) await tellFailure(account, left, address, deps)
    throw new Problem('unauthorised', `用户名或密码不正确，${leftWords(left)}`)
  }
  await deps.attempts.clear(`name:${userName}`)
  if (address) await deps.attempts.takeBack(`address:${address}`)
  return openSession(account, { proven: false, address, by: '密码' }, deps)
}

/**
 * A failure belongs to the log of the account's organisation; of a name that nobody has, only the request log tells. While
 * the account is locked nothing more is told: whoever goes on trying does not fill the log.
 */
const tellFailure = (
  { org, id, disabled }: Account,
  left: number,
  address: string | null,
  { trail }: AccountDeps,
): Promise<void> =>
  trail.tell({
    org,
    actor: STRANGER,
    action: left > 0 ? 'account.sign-in-failed' : 'account.lock',
    object: `account/${id}`,
    reason: disabled ? '账号已停用' : '密码不正确',
    address,
  })
