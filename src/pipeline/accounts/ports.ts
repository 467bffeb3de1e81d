import type { Account, Organisation } from '../../domain/account.ts'
import type { Deed } from '../../domain/audit.ts'
import type { Actor } from '../../domain/history.ts'
import type { Clock, Ids } from '../ports.ts'

/* What accounts and sessions need of the outside. Whatever touches the people of an organisation names it. */

/** What is kept to prove who somebody is. */
export interface Proofs {
  /** As `Secrets.hash` made it; null for those who only come by single sign-on. */
  readonly password: string | null
  /** Sealed; null where none is in force. */
  readonly totp: string | null
  readonly totpPending: string | null
}

/** What may be changed of an account; what is absent stays. */
export interface AccountChange {
  readonly roles?: Account['roles']
  readonly disabled?: boolean
  readonly secondFactorDue?: boolean
  readonly password?: string
  readonly passwordPassing?: boolean
  readonly totp?: string | null
  readonly totpPending?: string | null
  readonly signedInAt?: string
}
export type NewAccount = Pick<Account, 'org' | 'id' | 'userName' | 'name' | 'roles' | 'createdAt' | 'passwordPassing'> &
  Pick<Proofs, 'password'>

/** Who somebody is at the unit's single sign-on. */
export interface Identity {
  readonly issuer: string
  readonly subject: string
}

/** People and their organisations. */
export interface Accounts {
  organisation(org: string): Promise<Organisation | null>
  /** All of the deployment, oldest first: for set-up and single sign-on, which know no organisation yet. */
  organisations(): Promise<Organisation[]>
  /** Keeps an organisation with its first admin, both or none. False where the user name is taken. */
  found(organisation: Organisation, admin: NewAccount): Promise<boolean>
  settle(org: string, settings: Pick<Organisation, 'name' | 'selfApproval' | 'secondFactor'>): Promise<void>
  /** By user name. */
  list(org: string): Promise<Account[]>
  get(org: string, id: string): Promise<(Account & Proofs) | null>
  /** Whoever has that name, in whatever organisation: the sign-in page asks for none. */
  named(userName: string): Promise<(Account & Proofs) | null>
  known(identity: Identity): Promise<Account | null>
  /** False where the user name is taken. */
  add(account: NewAccount, identity: Identity | null): Promise<boolean>
  change(org: string, id: string, change: AccountChange): Promise<void>
  /** True once for each step of time, in the order of time: no code is good twice. */
  takeStep(org: string, id: string, step: number): Promise<boolean>
  replaceRecoveryCodes(org: string, id: string, digests: readonly string[]): Promise<void>
  /** True once for each code. */
  takeRecoveryCode(org: string, id: string, digest: string): Promise<boolean>
  countRecoveryCodes(org: string, id: string): Promise<number>
}

/** One browser that somebody signed in with. Times in milliseconds. */
export interface Session {
  /** Of the token that the browser holds. */
  readonly digest: string
  readonly org: string
  readonly userId: string
  readonly proven: boolean
  readonly address: string | null
  readonly begunAt: number
  readonly seenAt: number
}
/** A session that lasts, with whose it is. */
export interface OpenSession extends Session {
  readonly account: Account
  readonly organisation: Organisation
}
/** The sessions under way, each by the digest of its token. */
export interface Sessions {
  open(session: Session): Promise<void>
  find(digest: string): Promise<OpenSession | null>
  seen(digest: string, at: number): Promise<void>
  end(digest: string): Promise<void>
  /** Ends all of the person but the one named. */
  endAll(org: string, userId: string, but?: string): Promise<void>
  count(org: string, userId: string): Promise<number>
  /** Forgets what began before that moment. */
  sweep(before: number): Promise<void>
}

/** Counts attempts by what they were made with. */
export interface Attempts {
  /** Enters an attempt beforehand and gives how many there are; beyond `most` nothing more is entered until `window` ms after the last. */
  enter(subject: string, most: number, now: number, window: number): Promise<{ count: number; at: number }>
  clear(subject: string): Promise<void>
  /** Takes one attempt back. */
  takeBack(subject: string): Promise<void>
  /** Forgets attempts before that moment. */
  sweep(before: number): Promise<void>
}

/** Remembers what is good for one use: a set-up code for ever, what a single sign-on brings for as long as it could come again. */
export interface Spent {
  /** True once for each word. */
  spend(kind: 'set-up' | 'sign-on', word: string, now: number): Promise<boolean>
  /** Forgets what a single sign-on brought before that moment. */
  sweep(before: number): Promise<void>
}

/** What only cryptography can do. */
export interface Secrets {
  hash(password: string): Promise<string>
  /** Takes as long for null, which nothing matches, as for a hash. */
  matches(password: string, hash: string | null): Promise<boolean>
  /** 256 random bits, safe in a cookie and an address. */
  token(): string
  /** So many characters that are not mistaken for others when read aloud. */
  word(length: number): string
  digest(text: string): Promise<string>
  /** Bound to what it is for; opened with another purpose or changed it gives null. */
  seal(purpose: string, text: string): Promise<string>
  unseal(purpose: string, sealed: string): Promise<string | null>
  newTotp(): string
  /** The time step (30 s) that the code belongs to, one step early or late allowed; null where none. RFC 6238. */
  totpStep(secret: string, code: string, now: number): number | null
}

/** Whom the unit's single sign-on vouches for. */
export interface Arrival extends Identity {
  readonly userName: string
  readonly name: string
  /** What it says of the person's roles, in its own words. */
  readonly claims: readonly string[]
}

/** One way of single sign-on. `back` is the address here to which the browser returns. */
export interface SingleSignOn {
  /** Where the browser goes, and what is kept until it is back. Throws Problem 'unavailable' where it cannot be reached. */
  begin(
    state: string,
    back: string,
  ): Promise<{ readonly address: string; readonly kept: Readonly<Record<string, string>> }>
  /** Whom it vouches for. Throws Problem 'unauthorised' where it does not, 'unavailable' where it cannot be asked. */
  finish(
    returned: URL,
    errand: { readonly state: string; readonly back: string; readonly kept: Readonly<Record<string, string>> },
  ): Promise<Arrival>
}

/** What the trail is told of accounts, by whoever did it and from where. */
export interface AccountDeed extends Deed {
  readonly org: string
  readonly actor: Actor
  readonly address: string | null
}
/** The audit log, as far as accounts write to it. */
export interface AccountTrail {
  /** Rejects where it cannot be kept: what cannot be recorded is not to be done. */
  tell(deed: AccountDeed): Promise<void>
}

/** What it takes to know who somebody is. */
export interface AccountDeps {
  readonly accounts: Accounts
  readonly sessions: Sessions
  readonly attempts: Attempts
  readonly spent: Spent
  readonly secrets: Secrets
  readonly trail: AccountTrail
  readonly clock: Clock
  readonly ids: Ids
  /** Without a sign of life for so long a session ends. */
  readonly idleMs: number
}
