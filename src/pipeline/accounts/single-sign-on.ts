import { type Account, PersonName, UserName } from '../../domain/account.ts'
import type { Deed } from '../../domain/audit.ts'
import { Problem } from '../../domain/problem.ts'
import type { Role } from '../../domain/role.ts'
import type { AccountDeps, Arrival } from './ports.ts'
import { openSession } from './session.ts'

/** How arrivals become people of an organisation. */
export interface Admission {
  /** Id of the organisation; null where the deployment has but one. */
  readonly org: string | null
  /** Role by what the single sign-on says; empty where an admin here gives the roles. */
  readonly roles: ReadonlyMap<string, Role>
}

/**
 * Signs in whom the single sign-on vouches for and gives the token for the browser. Somebody new is entered without any
 * role unless a claim names one, and waits for an admin. Where claims are mapped they decide at every arrival.
 */
export async function arrive(
  arrival: Arrival,
  admission: Admission,
  address: string | null,
  deps: AccountDeps,
): Promise<string> {
  const known = await deps.accounts.known(arrival)
  const mapped = [...new Set(arrival.claims.flatMap((claim) => admission.roles.get(claim) ?? []))].sort()
  const account = known
    ? await keepInStep(known, mapped, admission, deps)
    : await enter(arrival, mapped, admission, deps)
  if (account.disabled) throw new Problem('forbidden', '账号已停用，请找本单位管理员')
  return openSession(account, { proven: true, address, by: '统一登录' }, deps)
}

async function keepInStep(
  account: Account,
  roles: readonly Role[],
  admission: Admission,
  deps: AccountDeps,
): Promise<Account> {
  const decided = admission.roles.size > 0
  if (!decided || String([...account.roles].sort()) === String(roles)) return account
  await tell(account, { action: 'account.roles', before: account.roles.join(' '), after: roles.join(' ') }, deps)
  await deps.accounts.change(account.org, account.id, { roles })
  await deps.sessions.endAll(account.org, account.id)
  return { ...account, roles }
}

async function enter(
  arrival: Arrival,
  roles: readonly Role[],
  admission: Admission,
  deps: AccountDeps,
): Promise<Account> {
  const org = await organisationFor(admission, deps)
  const id = deps.ids.next()
  const name = PersonName.safeParse(arrival.name).data ?? '未具姓名'
  const createdAt = deps.clock.now().toISOString()
  for (const userName of freeNames(arrival, id)) {
    const entered = { org, id, userName, name, roles, createdAt, password: null, passwordPassing: false }
    if (!(await deps.accounts.add(entered, arrival))) continue
    const account = await deps.accounts.get(org, id)
    if (!account) break
    await tell(account, { action: 'account.add', after: `${userName} ${roles.join(' ')}` }, deps)
    return account
  }
  // Another browser of the same person was faster.
  const known = await deps.accounts.known(arrival)
  if (known) return known
  throw new Error('an arrival could not be entered')
}

/** A name that is taken here belongs to somebody else until an admin says otherwise: it is never joined. */
function freeNames({ userName }: Arrival, id: string): string[] {
  const wanted = UserName.safeParse(userName).data
  const other = `${(wanted ?? 'sso').slice(0, 22)}-${id.slice(0, 8)}`
  return wanted ? [wanted, other] : [other]
}

async function organisationFor({ org }: Admission, { accounts }: AccountDeps): Promise<string> {
  const all = await accounts.organisations()
  const [first] = org ? all.filter(({ id }) => id === org) : all
  if (first && (org || all.length === 1)) return first.id
  throw new Problem(
    'unavailable',
    all.length === 0
      ? '还没有设置单位，请管理员先打开 /set-up'
      : '本服务有多个单位，请管理员设置 SHUZHUN_SSO_ORGANISATION',
  )
}

const tell = ({ org, id }: Account, deed: Omit<Deed, 'object'>, { trail }: AccountDeps): Promise<void> =>
  trail.tell({
    org,
    actor: { id: 'single-sign-on', name: '统一登录' },
    object: `account/${id}`,
    ...deed,
    address: null,
  })
