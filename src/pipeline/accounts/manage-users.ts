import type { Account, Organisation } from '../../domain/account.ts'
import type { Deed } from '../../domain/audit.ts'
import { Problem } from '../../domain/problem.ts'
import { ROLES, type Role } from '../../domain/role.ts'
import type { AccountChange, AccountDeps, OpenSession } from './ports.ts'
import { clearSecondFactor } from './second-factor.ts'
import { actorOf } from './session.ts'

/* What an admin does to the people of the own organisation. Each change is told first and ends the person's sessions. */

/** Adds a person. Gives the passing password, shown this once. Throws Problem 'conflict' where the name is taken. */
export async function addUser(
  admin: OpenSession,
  said: Pick<Account, 'userName' | 'name' | 'roles'>,
  deps: AccountDeps,
): Promise<{ password: string }> {
  const taken = () => new Problem('conflict', `用户名“${said.userName}”已有人使用，请换一个`)
  if (await deps.accounts.named(said.userName)) throw taken()
  const password = passingPassword(deps)
  const id = deps.ids.next()
  const after = `${said.userName} ${rolesInWords(said.roles)}`
  await tell(admin, { action: 'account.add', object: `account/${id}`, after }, deps)
  const createdAt = deps.clock.now().toISOString()
  const kept = {
    org: admin.org,
    id,
    ...said,
    createdAt,
    password: await deps.secrets.hash(password),
    passwordPassing: true,
  }
  if (!(await deps.accounts.add(kept, null))) throw taken()
  return { password }
}

/** Gives a person these roles and no others. */
export async function setRoles(
  admin: OpenSession,
  id: string,
  roles: readonly Role[],
  deps: AccountDeps,
): Promise<Account> {
  const account = await openUser(admin, id, deps)
  if (!roles.includes('admin')) await keepAnAdmin(account, '取消管理角色', deps)
  const told = { before: rolesInWords(account.roles), after: rolesInWords(roles) }
  return changeUser(admin, account, { roles }, { action: 'account.roles', ...told }, deps)
}

/** Bars a person from signing in, or lets the person in again. */
export async function setDisabled(
  admin: OpenSession,
  id: string,
  disabled: boolean,
  deps: AccountDeps,
): Promise<Account> {
  const account = await openUser(admin, id, deps)
  if (disabled) await keepAnAdmin(account, '停用', deps)
  const action = disabled ? 'account.remove' : 'account.change'
  return changeUser(admin, account, { disabled }, { action, after: disabled ? '停用' : '恢复使用' }, deps)
}

/** Gives a person a passing password, shown this once, to be changed at the next sign-in. Unlocks the account. */
export async function resetPassword(admin: OpenSession, id: string, deps: AccountDeps): Promise<{ password: string }> {
  const account = await openUser(admin, id, deps)
  const password = passingPassword(deps)
  const change = { password: await deps.secrets.hash(password), passwordPassing: true }
  await changeUser(admin, account, change, { action: 'account.password', reason: '管理员重置' }, deps)
  await deps.attempts.clear(`name:${account.userName}`)
  return { password }
}

/** Demands a second factor of a person, or no longer. */
export async function demandSecondFactor(
  admin: OpenSession,
  id: string,
  due: boolean,
  deps: AccountDeps,
): Promise<Account> {
  const account = await openUser(admin, id, deps)
  const reason = due ? '要求使用动态码' : '不再要求动态码'
  return changeUser(admin, account, { secondFactorDue: due }, { action: 'account.second-factor', reason }, deps)
}

/** Takes a lost phone's codes away: the person signs in without and enrols anew. */
export async function resetSecondFactor(admin: OpenSession, id: string, deps: AccountDeps): Promise<Account> {
  const account = await openUser(admin, id, deps)
  const change = { totp: null, totpPending: null }
  const changed = await changeUser(
    admin,
    account,
    change,
    { action: 'account.second-factor', reason: '管理员重置' },
    deps,
  )
  await clearSecondFactor(admin.org, id, deps)
  return changed
}

type Settings = Pick<Organisation, 'name' | 'selfApproval' | 'secondFactor'>

/** Settles what the organisation is called and what it allows. */
export async function settleOrganisation(admin: OpenSession, settings: Settings, deps: AccountDeps): Promise<void> {
  const told = { before: settingsInWords(admin.organisation), after: settingsInWords(settings) }
  await tell(admin, { action: 'settings.change', object: `organisation/${admin.org}`, ...told }, deps)
  await deps.accounts.settle(admin.org, settings)
}

async function openUser(admin: OpenSession, id: string, { accounts }: AccountDeps): Promise<Account> {
  const account = await accounts.get(admin.org, id)
  if (!account) throw new Problem('not-found', '本单位没有这个用户')
  return account
}

/** An organisation without an admin could never have one again. */
async function keepAnAdmin(account: Account, verb: string, { accounts }: AccountDeps): Promise<void> {
  const others = (await accounts.list(account.org)).filter(
    ({ id, roles, disabled }) => id !== account.id && roles.includes('admin') && !disabled,
  )
  if (account.roles.includes('admin') && !account.disabled && others.length === 0)
    throw new Problem('conflict', `“${account.name}”是本单位唯一的管理员，不能${verb}。请先让另一人担任管理员`)
}

async function changeUser(
  admin: OpenSession,
  { org, id }: Account,
  change: AccountChange,
  deed: Omit<Deed, 'object'>,
  deps: AccountDeps,
): Promise<Account> {
  await tell(admin, { ...deed, object: `account/${id}` }, deps)
  await deps.accounts.change(org, id, change)
  await deps.sessions.endAll(org, id, admin.account.id === id ? admin.digest : undefined)
  return openUser(admin, id, deps)
}

const tell = ({ account, org, address }: OpenSession, deed: Deed, { trail }: AccountDeps): Promise<void> =>
  trail.tell({ org, actor: actorOf(account), ...deed, address })

const rolesInWords = (roles: readonly Role[]): string => roles.map((role) => ROLES[role].name).join('、') || '无角色'
const settingsInWords = ({ name, selfApproval, secondFactor }: Settings): string =>
  [name, selfApproval ? '拟稿人可以批准' : '拟稿人不得批准', secondFactor ? '须用动态码' : '动态码自选'].join('，')

/** Fifteen characters without those that look alike: more than 70 random bits. */
const passingPassword = ({ secrets }: AccountDeps): string =>
  [secrets.word(5), secrets.word(5), secrets.word(5)].join('-')
