import type { Actor } from '../domain/history.ts'
import type { Scope } from '../domain/role.ts'

/** How many requests a caller may make in a minute, how many are left, and when the next minute begins. */
export interface Quota {
  readonly limit: number
  readonly remaining: number
  readonly resetSeconds: number
}

/** Who asks, and on behalf of which organisation. */
export interface Caller {
  readonly org: string
  readonly actor: Actor
  /** A person at a page, or another system with a key of its own. */
  readonly kind: 'person' | 'integration'
  /** What it may do; an endpoint refuses a caller without the scope it needs. */
  readonly scopes: readonly Scope[]
  /** Whether whoever drafted may also approve: one-person offices set it so. */
  readonly selfApproval: boolean
  /** What is left of the caller's minute; absent where nothing is counted. */
  readonly quota?: Quota
  /** Drafts that this caller may ask for in a day; absent where only the organisation's limit holds. */
  readonly dailyDrafts?: number
}
