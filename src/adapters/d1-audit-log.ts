import type { AuditDigest, AuditEntry, AuditEvent, AuditHead } from '../domain/audit.ts'
import { chinaDay } from '../domain/china-day.ts'
import { nextEntry } from '../pipeline/audit-chain.ts'
import { digestWords, headWords } from '../pipeline/audit-seals.ts'
import type { AuditFilter, AuditLog, Clock } from '../pipeline/ports.ts'
import type { Sealer } from '../pipeline/seal.ts'
import { type AuditRow, entryOf, INSERT_ENTRY, valuesOf } from './audit-rows.ts'

/** Of writers at once one has the next number; the others try again, at most so often. */
const MOST_TRIES = 60

/**
 * The audit log of migrations/0009_audit_log.sql. An entry goes in with the change it tells of, in one transaction, so
 * that neither is there without the other.
 */
export class D1AuditLog implements AuditLog {
  readonly #database: D1Database
  readonly #clock: Clock
  readonly #sealer: Sealer
  constructor(database: D1Database, clock: Clock, sealer: Sealer) {
    this.#database = database
    this.#clock = clock
    this.#sealer = sealer
  }

  async append(org: string, event: AuditEvent): Promise<void> {
    await this.commit(org, [event], [])
  }

  /** Runs the statements and appends the events, all or nothing; gives the statements' results. An error of theirs is thrown as it came. */
  async commit(
    org: string,
    events: readonly AuditEvent[],
    statements: readonly D1PreparedStatement[],
  ): Promise<D1Result[]> {
    for (let tries = 1; ; tries++) {
      try {
        const results = await this.#database.batch([...statements, ...(await this.#appending(org, events))])
        return results.slice(0, statements.length)
      } catch (error) {
        if (!isBehind(error) || tries === MOST_TRIES) throw error
        await new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(400, 10 * tries)))
      }
    }
  }

  /** The statements that append the events behind the chain's present head. */
  async #appending(org: string, events: readonly AuditEvent[]): Promise<D1PreparedStatement[]> {
    const last = await this.#lastOf(org)
    const now = this.#clock.now()
    const entries: AuditEntry[] = []
    for (const event of events) entries.push(await nextEntry(org, entries.at(-1) ?? last, event, now))
    const newest = entries.at(-1)
    if (!newest) return []
    const seal = await this.#sealer.seal(headWords(org, newest))
    return [
      ...entries.map((entry) => this.#database.prepare(INSERT_ENTRY).bind(...valuesOf(entry))),
      ...(last && chinaDay(new Date(last.at)) < chinaDay(now) ? [await this.#closing(org, last)] : []),
      this.#database
        .prepare(
          `INSERT INTO audit_heads (org, seq, hash, seal) VALUES (?, ?, ?, ?)
           ON CONFLICT (org) DO UPDATE SET seq = excluded.seq, hash = excluded.hash, seal = excluded.seal`,
        )
        .bind(org, newest.seq, newest.hash, seal),
    ]
  }

  /** Keeps where the chain ended on the day of its last entry; the first entry of a later day does it. */
  async #closing(org: string, { seq, hash, at }: { seq: number; hash: string; at: string }) {
    const day = chinaDay(new Date(at))
    const seal = await this.#sealer.seal(digestWords(org, { day, seq, hash }))
    return this.#database
      .prepare('INSERT OR IGNORE INTO audit_digests (org, day, seq, hash, seal) VALUES (?, ?, ?, ?, ?)')
      .bind(org, day, seq, hash, seal)
  }

  /** Where the next entry goes on: the head, with the time of its entry. A head whose entry was taken away still counts. */
  async #lastOf(org: string): Promise<{ seq: number; hash: string; at: string } | null> {
    return this.#database
      .prepare(
        `SELECT head.seq, head.hash, coalesce(log.at, '9') AS at FROM audit_heads AS head
         LEFT JOIN audit_log AS log ON log.org = head.org AND log.seq = head.seq WHERE head.org = ?`,
      )
      .bind(org)
      .first()
  }

  async entries(org: string, filter: AuditFilter): Promise<AuditEntry[]> {
    const { results } = await this.#database
      .prepare(
        `SELECT * FROM audit_log WHERE org = ?1 AND (?2 IS NULL OR seq < ?2) AND (?3 IS NULL OR seq > ?3)
           AND (?4 IS NULL OR object = ?4) AND (?5 IS NULL OR actor_id = ?5 OR actor_name = ?5) AND (?6 IS NULL OR action = ?6)
           AND (?7 IS NULL OR at >= ?7) AND (?8 IS NULL OR at < ?8)
         ORDER BY seq ${filter.after === undefined ? 'DESC' : 'ASC'} LIMIT ?9`,
      )
      .bind(
        org,
        filter.before ?? null,
        filter.after ?? null,
        filter.object ?? null,
        filter.actor ?? null,
        filter.action ?? null,
        filter.from ?? null,
        filter.until ?? null,
        filter.limit,
      )
      .all<AuditRow>()
    return results.map(entryOf)
  }

  async head(org: string): Promise<AuditHead | null> {
    return this.#database.prepare('SELECT seq, hash, seal FROM audit_heads WHERE org = ?').bind(org).first<AuditHead>()
  }

  async digests(org: string): Promise<AuditDigest[]> {
    const { results } = await this.#database
      .prepare('SELECT day, seq, hash, seal FROM audit_digests WHERE org = ? ORDER BY day')
      .bind(org)
      .all<Omit<AuditDigest, 'closed'>>()
    return results.map((row) => ({ ...row, closed: true }))
  }
}

/** True where another writer had the number first. */
const isBehind = (error: unknown): boolean =>
  error instanceof Error && (/audit_log\.seq|audit_heads only grow/.test(error.message) || isBehind(error.cause))
