import type { Actor } from '../domain/history.ts'
import type { Scope } from '../domain/role.ts'

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
}
