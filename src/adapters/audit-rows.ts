import type { ActorKind, AuditAction, AuditEntry } from '../domain/audit.ts'

/** A row of audit_log. */
export interface AuditRow {
  readonly org: string
  readonly seq: number
  readonly at: string
  readonly actor_id: string
  readonly actor_name: string
  readonly kind: ActorKind
  readonly action: AuditAction
  readonly object: string
  readonly before_state: string | null
  readonly after_state: string | null
  readonly reason: string | null
  readonly address: string | null
  readonly request_id: string | null
  readonly prev_hash: string
  readonly hash: string
}

/** Inserts one entry; its parameters are `valuesOf`. */
export const INSERT_ENTRY = `
  INSERT INTO audit_log (org, seq, at, actor_id, actor_name, kind, action, object, before_state, after_state, reason,
    address, request_id, prev_hash, hash)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

export const valuesOf = (entry: AuditEntry): (string | number | null)[] => [
  entry.org,
  entry.seq,
  entry.at,
  entry.actor.id,
  entry.actor.name,
  entry.kind,
  entry.action,
  entry.object,
  entry.before,
  entry.after,
  entry.reason,
  entry.address,
  entry.requestId,
  entry.prevHash,
  entry.hash,
]

export const entryOf = (row: AuditRow): AuditEntry => ({
  org: row.org,
  seq: row.seq,
  at: row.at,
  actor: { id: row.actor_id, name: row.actor_name },
  kind: row.kind,
  action: row.action,
  object: row.object,
  before: row.before_state,
  after: row.after_state,
  reason: row.reason,
  address: row.address,
  requestId: row.request_id,
  prevHash: row.prev_hash,
  hash: row.hash,
})
