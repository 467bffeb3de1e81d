import { type Account, UserName } from '../../domain/account.ts'
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
  try {
    if (address) await enterAttempt(`address:${address}`, LIMITS.address, deps)
    const { left } = await enterAttempt(`name:${userName}`, LIMITS.account, deps)
    const matches = await deps.secrets.matches(said.password, account?.disabled ? null : (account?.password ?? null))
    if (!account || !matches) throw new Problem('unauthorised', `用户名或密码不正确，${leftWords(left)}`)
    await deps.attempts.clear(`name:${userName}`)
    if (address) await deps.attempts.takeBack(`address:${address}`)
  } catch (error) {
    if (error instanceof Problem) await tellFailure(userName, account, error.code, address, deps)
    throw error
  }
  return openSession(account, { proven: false, address, by: 'password' }, deps)
}

/** A failure belongs to the organisation of the account that was tried; the trail's reader sees whose it was. */
const tellFailure = (
  userName: string,
  account: Account | null,
  why: string,
  address: string | null,
  { trail }: AccountDeps,
): Promise<void> =>
  trail.tell({
    org: account?.org ?? '',
    actor: { id: 'stranger', name: userName },
    action: 'sign-in-failed',
    object: account?.id ?? '',
    succeeded: false,
    after: { why },
    address,
  })
