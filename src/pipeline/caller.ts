import type { Actor } from '../domain/history.ts'

/** Who asks, and on behalf of which organisation. */
export interface Caller {
  readonly org: string
  readonly actor: Actor
  /** Whether whoever drafted may also approve: one-person offices set it so. */
  readonly selfApproval: boolean
}
