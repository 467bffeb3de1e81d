import { Problem } from '../../domain/problem.ts'
import { enterAttempt, LIMITS, leftWords } from './attempts.ts'
import { refuseWrongPassword } from './change-password.ts'
import type { AccountDeps, OpenSession, Proofs } from './ports.ts'
import { actorOf, renewSession } from './session.ts'

const CODES = 10
const purposeOf = (userId: string): string => `totp:${userId}`

/**
 * Shows the second factor: six digits of the app, or a recovery code, each good once. Gives the session's new token. Throws
 * Problem 'unauthorised' on a wrong one, 'rate-limited' after five.
 */
export async function proveSecondFactor(session: OpenSession, said: string, deps: AccountDeps): Promise<string> {
  const { org, id } = session.account
  const { left } = await enterAttempt(`code:${id}`, LIMITS.account, deps)
  const proofs = await proofsOf(session, deps)
  const code = said.normalize('NFKC').replace(/[\s-]/g, '')
  const right = /^\d{6}$/.test(code)
    ? await takeTotp(session, proofs.totp, code, deps)
    : await deps.accounts.takeRecoveryCode(org, id, await deps.secrets.digest(code.toUpperCase()))
  if (!right) {
    await tell(session, 'account.sign-in-failed', '动态码不正确', deps)
    throw new Problem('unauthorised', `动态码或恢复码不正确，${leftWords(left)}`)
  }
  await tell(session, 'account.sign-in', '动态码', deps)
  await deps.attempts.clear(`code:${id}`)
  return renewSession(session, true, deps)
}

/** Begins an enrolment: the secret for the app, kept as pending until a code of it is shown. */
export async function beginEnrolment(session: OpenSession, deps: AccountDeps): Promise<string> {
  const { org, id, hasSecondFactor } = session.account
  if (hasSecondFactor) throw new Problem('conflict', '已经启用了动态码。要换手机，请先停用，再重新启用')
  const secret = deps.secrets.newTotp()
  await deps.accounts.change(org, id, { totpPending: await deps.secrets.seal(purposeOf(id), secret) })
  return secret
}

/** The secret of an enrolment under way; null where there is none. */
export async function pendingSecret(session: OpenSession, deps: AccountDeps): Promise<string | null> {
  const { totpPending } = await proofsOf(session, deps)
  return totpPending && deps.secrets.unseal(purposeOf(session.account.id), totpPending)
}

/** Ends an enrolment by a code of the app. Gives the recovery codes, shown this once, and the session's new token. */
export async function confirmEnrolment(
  session: OpenSession,
  code: string,
  deps: AccountDeps,
): Promise<{ token: string; codes: string[] }> {
  const { org, id } = session.account
  const { left } = await enterAttempt(`code:${id}`, LIMITS.account, deps)
  const { totpPending } = await proofsOf(session, deps)
  if (!totpPending) throw new Problem('conflict', '启用动态码的步骤已失效，请重新开始')
  if (!(await takeTotp(session, totpPending, code.normalize('NFKC').replace(/\s/g, ''), deps)))
    throw new Problem('unauthorised', `动态码不正确，${leftWords(left)}。请核对手机的时间是否准确`)
  await deps.attempts.clear(`code:${id}`)
  await tell(session, 'account.second-factor', '启用动态码', deps)
  await deps.accounts.change(org, id, { totp: totpPending, totpPending: null })
  await deps.sessions.endAll(org, id, session.digest)
  return { codes: await freshCodes(session, deps), token: await renewSession(session, true, deps) }
}

/** New recovery codes in place of the old. Needs the password again. */
export async function renewRecoveryCodes(session: OpenSession, password: string, deps: AccountDeps): Promise<string[]> {
  if (!session.account.hasSecondFactor) throw new Problem('conflict', '还没有启用动态码')
  await refuseWrongPassword(session, password, deps)
  await tell(session, 'account.second-factor', '换发恢复码', deps)
  return freshCodes(session, deps)
}

/** Goes without a second factor again, where nobody demands one. Needs the password again. */
export async function dropSecondFactor(session: OpenSession, password: string, deps: AccountDeps): Promise<void> {
  const { account, organisation } = session
  if (account.secondFactorDue || organisation.secondFactor)
    throw new Problem('forbidden', '本单位要求使用动态码，不能停用。换手机请找管理员重置')
  await refuseWrongPassword(session, password, deps)
  await tell(session, 'account.second-factor', '停用动态码', deps)
  await clearSecondFactor(account.org, account.id, deps)
}

/** Takes app and recovery codes away. */
export async function clearSecondFactor(org: string, id: string, { accounts }: AccountDeps): Promise<void> {
  await accounts.change(org, id, { totp: null, totpPending: null })
  await accounts.replaceRecoveryCodes(org, id, [])
}

async function takeTotp(
  { account: { org, id } }: OpenSession,
  sealed: string | null,
  code: string,
  { accounts, secrets, clock }: AccountDeps,
): Promise<boolean> {
  const secret = sealed && (await secrets.unseal(purposeOf(id), sealed))
  const step = secret ? secrets.totpStep(secret, code, clock.now().getTime()) : null
  return step !== null && accounts.takeStep(org, id, step)
}

async function freshCodes({ account: { org, id } }: OpenSession, deps: AccountDeps): Promise<string[]> {
  const codes = Array.from({ length: CODES }, () => deps.secrets.word(10))
  await deps.accounts.replaceRecoveryCodes(org, id, await Promise.all(codes.map((code) => deps.secrets.digest(code))))
  return codes.map((code) => `${code.slice(0, 5)}-${code.slice(5)}`)
}

async function proofsOf({ account: { org, id } }: OpenSession, { accounts }: AccountDeps): Promise<Proofs> {
  const found = await accounts.get(org, id)
  if (!found) throw new Problem('unauthorised', '账号已不存在，请重新登录')
  return found
}

const tell = (
  { account, address }: OpenSession,
  action: 'account.sign-in' | 'account.sign-in-failed' | 'account.second-factor',
  reason: string,
  { trail }: AccountDeps,
): Promise<void> =>
  trail.tell({
    org: account.org,
    actor: actorOf(account),
    action,
    object: `account/${account.id}`,
    reason,
    address,
  })
