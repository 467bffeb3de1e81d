import type { AuditAction, AuditDigest, AuditEntry, AuditEvent, AuditHead } from '../../domain/audit.ts'

/** Which entries of an audit log: what is absent is not asked. Newest first, or from `after` on oldest first. */
export interface AuditFilter {
  readonly object?: string | undefined
  /** Id or name. */
  readonly actor?: string | undefined
  readonly action?: AuditAction | undefined
  /** Moments in UTC; `until` itself does not count. */
  readonly from?: string | undefined
  readonly until?: string | undefined
  /** Entries before or after this number. */
  readonly before?: number | undefined
  readonly after?: number | undefined
  readonly limit: number
}

/** Who did what, when, to what: a chain an organisation that only grows. */
export interface AuditLog {
  /** Appends one entry. Rejects where it cannot be kept: what cannot be recorded is not to be done. */
  append(org: string, event: AuditEvent): Promise<void>
  entries(org: string, filter: AuditFilter): Promise<AuditEntry[]>
  /** Where the chain ends, as kept apart from it; null before its first entry. */
  head(org: string): Promise<AuditHead | null>
  /** Where it ended on each past day that had entries, oldest first. */
  digests(org: string): Promise<AuditDigest[]>
}
