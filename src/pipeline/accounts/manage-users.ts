import type { Account, Organisation } from '../../domain/account.ts'
import { Problem } from '../../domain/problem.ts'
import type { Role } from '../../domain/role.ts'
import type { AccountChange, AccountDeps, AccountEvent, OpenSession } from './ports.ts'
import { clearSecondFactor } from './second-factor.ts'

/* What an admin does to the people of the own organisation. Whatever lessens somebody's rights ends that person's sessions. */

/** Adds a person. Gives the passing password, shown this once. Throws Problem 'conflict' where the name is taken. */
export async function addUser(
  admin: OpenSession,
  said: Pick<Account, 'userName' | 'name' | 'roles'>,
  deps: AccountDeps,
): Promise<{ password: string }> {
  const password = passingPassword(deps)
  const id = deps.ids.next()
  const added = await deps.accounts.add(
    {
      org: admin.org,
      id,
      ...said,
      createdAt: deps.clock.now().toISOString(),
      password: await deps.secrets.hash(password),
      passwordPassing: true,
    },
    null,
  )
  if (!added) throw new Problem('conflict', `用户名“${said.userName}”已有人使用，请换一个`)
  await tell(admin, 'user-added', id, { after: said }, deps)
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
  return changeUser(admin, account, { roles }, { before: { roles: account.roles }, after: { roles } }, deps)
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
  return changeUser(admin, account, { disabled }, { before: { disabled: !disabled }, after: { disabled } }, deps)
}

/** Gives a person a passing password, shown this once, to be changed at the next sign-in. */
export async function resetPassword(admin: OpenSession, id: string, deps: AccountDeps): Promise<{ password: string }> {
  const account = await openUser(admin, id, deps)
  const password = passingPassword(deps)
  const change = { password: await deps.secrets.hash(password), passwordPassing: true }
  await changeUser(admin, account, change, { after: { password: 'reset' } }, deps)
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
  const change = { secondFactorDue: due }
  return changeUser(admin, account, change, { before: { secondFactorDue: !due }, after: change }, deps)
}

/** Takes a lost phone's codes away: the person signs in without and enrols anew. */
export async function resetSecondFactor(admin: OpenSession, id: string, deps: AccountDeps): Promise<Account> {
  const account = await openUser(admin, id, deps)
  await clearSecondFactor(admin.org, id, deps)
  return changeUser(admin, account, {}, { after: { secondFactor: 'reset' } }, deps)
}

/** Settles what the organisation is called and what it allows. */
export async function settleOrganisation(
  admin: OpenSession,
  settings: Pick<Organisation, 'name' | 'selfApproval' | 'secondFactor'>,
  deps: AccountDeps,
): Promise<void> {
  const { name, selfApproval, secondFactor } = admin.organisation
  await deps.accounts.settle(admin.org, settings)
  const change = { before: { name, selfApproval, secondFactor }, after: settings }
  await tell(admin, 'organisation-changed', admin.org, change, deps)
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
  told: Pick<AccountEvent, 'before' | 'after'>,
  deps: AccountDeps,
): Promise<Account> {
  await deps.accounts.change(org, id, change)
  await deps.sessions.endAll(org, id, admin.account.id === id ? admin.digest : undefined)
  await tell(admin, 'user-changed', id, told, deps)
  return openUser(admin, id, deps)
}

const tell = (
  { account, org, address }: OpenSession,
  action: AccountEvent['action'],
  object: string,
  told: Pick<AccountEvent, 'before' | 'after'>,
  { trail }: AccountDeps,
): Promise<void> =>
  trail.tell({ org, actor: { id: account.id, name: account.name }, action, object, succeeded: true, ...told, address })

/** Fifteen characters without those that look alike: more than 70 random bits. */
const passingPassword = ({ secrets }: AccountDeps): string =>
  [secrets.word(5), secrets.word(5), secrets.word(5)].join('-')
