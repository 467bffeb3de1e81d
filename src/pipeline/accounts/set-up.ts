import { Problem } from '../../domain/problem.ts'
import { enterAttempt, LIMITS, leftWords } from './attempts.ts'
import { refuseWeakPassword } from './change-password.ts'
import type { AccountDeps } from './ports.ts'
import { openSession } from './session.ts'

/** What a set-up asks for. */
export interface SetUp {
  readonly code: string
  readonly organisation: string
  readonly userName: string
  readonly name: string
  readonly password: string
}
/** The code that admits to set-up: one from the settings is good for one more organisation at any time, one of the log for the first. */
export interface SetUpCode {
  readonly code: string
  readonly from: 'settings' | 'log'
}

/** Whether there is a set-up to be done: no organisation yet, or a code in the settings that nobody used. */
export async function setUpOpen(code: SetUpCode, { accounts }: AccountDeps): Promise<boolean> {
  return code.from === 'settings' || (await accounts.organisations()).length === 0
}

/** Makes an organisation with its first admin, who is signed in at once: gives the token for the browser. */
export async function setUp(said: SetUp, code: SetUpCode, address: string | null, deps: AccountDeps): Promise<string> {
  if (!(await setUpOpen(code, deps))) throw new Problem('forbidden', '已经设置过，请直接登录')
  const { left } = await enterAttempt('set-up', LIMITS.account, deps)
  const same =
    (await deps.secrets.digest(said.code.trim().toUpperCase())) ===
    (await deps.secrets.digest(code.code.trim().toUpperCase()))
  if (!same) throw new Problem('unauthorised', `设置码不正确，${leftWords(left)}`)
  refuseWeakPassword(said.password, said.userName)
  const now = deps.clock.now()
  const at = now.toISOString()
  const password = await deps.secrets.hash(said.password)
  if (await deps.accounts.named(said.userName))
    throw new Problem('conflict', `用户名“${said.userName}”已有人使用，请换一个`)
  if (!(await deps.spent.spend('set-up', code.code, now.getTime())))
    throw new Problem('forbidden', '这个设置码已经用过，请在设置里换一个新的')
  const org = deps.ids.next()
  const id = deps.ids.next()
  const { userName, name } = said
  const after = `${said.organisation} ${userName}`
  await deps.trail.tell({
    org,
    actor: { id, name },
    action: 'account.add',
    object: `account/${id}`,
    after,
    reason: '首次设置',
    address,
  })
  await deps.accounts.found(
    { id: org, name: said.organisation, selfApproval: false, secondFactor: false },
    { org, id, userName, name, roles: ['admin'], createdAt: at, password, passwordPassing: false },
  )
  await deps.attempts.clear('set-up')
  const admin = await deps.accounts.get(org, id)
  if (!admin) throw new Error('the admin of a set-up was not kept')
  return openSession(admin, { proven: false, address, by: '首次设置' }, deps)
}
