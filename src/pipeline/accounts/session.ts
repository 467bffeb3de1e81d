import { type Account, allowedTo, type Hurdle, hurdleOf } from '../../domain/account.ts'
import type { Actor } from '../../domain/history.ts'
import type { Caller } from '../caller.ts'
import type { AccountDeps, OpenSession } from './ports.ts'

/** No session outlives a working day, however busy. */
export const LONGEST_MS = 12 * 3_600_000
/** A sign of life is written down at most so often. */
const NOTED_MS = 60_000

/** How a session began. */
export interface Beginning {
  readonly proven: boolean
  readonly address: string | null
  /** In the trail's words: 密码, 统一登录, 首次设置. */
  readonly by: string
}

/** Begins a session and gives the token that the browser keeps; only its digest is stored. */
export async function openSession(account: Account, beginning: Beginning, deps: AccountDeps): Promise<string> {
  const { proven, address, by } = beginning
  const now = deps.clock.now()
  const at = now.getTime()
  const token = deps.secrets.token()
  const digest = await deps.secrets.digest(token)
  const { org, id } = account
  await deps.trail.tell({
    org,
    actor: actorOf(account),
    action: 'account.sign-in',
    object: `account/${id}`,
    reason: by,
    address,
  })
  await deps.sessions.open({ digest, org, userId: id, proven, address, begunAt: at, seenAt: at })
  for (const kept of [deps.sessions, deps.attempts, deps.spent]) await kept.sweep(at - LONGEST_MS)
  await deps.accounts.change(org, id, { signedInAt: now.toISOString() })
  return token
}

/**
 * The session of that token while it lasts: null after half an hour of silence, twelve hours, or where it was ended. What a
 * page asks of its own accord is no sign of life.
 */
export async function sessionOf(
  token: string,
  byItself: boolean,
  deps: Pick<AccountDeps, 'sessions' | 'secrets' | 'clock' | 'idleMs'>,
): Promise<OpenSession | null> {
  const session = await deps.sessions.find(await deps.secrets.digest(token))
  if (!session || session.account.disabled) return null
  const now = deps.clock.now().getTime()
  if (now - session.begunAt >= LONGEST_MS || now - session.seenAt >= deps.idleMs) {
    await deps.sessions.end(session.digest)
    return null
  }
  if (!byItself && now - session.seenAt >= NOTED_MS) await deps.sessions.seen(session.digest, now)
  return session
}

/** What still stands between the session and the work. */
export const hurdleBefore = ({ account, organisation, proven }: OpenSession): Hurdle =>
  hurdleOf(account, organisation, proven)

/** The person of a session, as the endpoints know a caller. */
export const callerIn = ({ account, organisation }: OpenSession): Caller => ({
  org: account.org,
  actor: actorOf(account),
  kind: 'person',
  scopes: allowedTo(account),
  selfApproval: organisation.selfApproval,
})

/** Gives the browser a new token in place of its old one: what the person just proved is worth more than what it held. */
export async function renewSession(session: OpenSession, proven: boolean, deps: AccountDeps): Promise<string> {
  const token = deps.secrets.token()
  const digest = await deps.secrets.digest(token)
  const { org, userId, address, begunAt } = session
  await deps.sessions.open({ digest, org, userId, proven, address, begunAt, seenAt: deps.clock.now().getTime() })
  await deps.sessions.end(session.digest)
  return token
}

/** Ends this session, or all of the person's. */
export async function signOut(session: OpenSession, everywhere: boolean, deps: AccountDeps): Promise<void> {
  const { account, digest, address } = session
  const { org, id } = account
  const reason = everywhere ? '退出全部设备' : null
  await deps.trail.tell({
    org,
    actor: actorOf(account),
    action: 'account.sign-out',
    object: `account/${id}`,
    reason,
    address,
  })
  if (everywhere) await deps.sessions.endAll(org, id)
  else await deps.sessions.end(digest)
}

/** The person as the trail and the history name one. */
export const actorOf = ({ id, name }: Account): Actor => ({ id, name })
