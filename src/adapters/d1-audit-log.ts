import type { AuditDigest, AuditEntry, AuditEvent, AuditHead } from '../domain/audit.ts'
import { chinaDay } from '../domain/china-day.ts'
import { nextEntry } from '../pipeline/audit-chain.ts'
import { digestWords, headWords, type SealState, sealAfter, sealState } from '../pipeline/audit-seals.ts'
import { SERVICE } from '../pipeline/finish-draft.ts'
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
    const state = last ? await sealState(org, last, this.#sealer) : 'valid'
    const entries: AuditEntry[] = []
    for (const event of [...(await this.#resealing(state)), ...events])
      entries.push(await nextEntry(org, entries.at(-1) ?? last, event, now))
    const newest = entries.at(-1)
    if (!newest) return []
    const seal = await sealAfter(state, headWords(org, newest), this.#sealer)
    return [
      ...entries.map((entry) => this.#database.prepare(INSERT_ENTRY).bind(...valuesOf(entry))),
      ...(last && chinaDay(new Date(last.at)) < chinaDay(now) ? [await this.#closing(org, last)] : []),
      this.#database
        .prepare(
          `INSERT INTO audit_heads (org, seq, hash, at, seal) VALUES (?, ?, ?, ?, ?)
           ON CONFLICT (org) DO UPDATE SET seq = excluded.seq, hash = excluded.hash, at = excluded.at, seal = excluded.seal`,
        )
        .bind(org, newest.seq, newest.hash, newest.at, seal),
    ]
  }

  /** Keeps where the chain ended on the day of its last entry; the first entry of a later day does it. */
  async #closing(org: string, last: Last): Promise<D1PreparedStatement> {
    const { day, seq, hash, seal } = await this.#digestOf(org, last)
    return this.#database
      .prepare('INSERT OR IGNORE INTO audit_digests (org, day, seq, hash, seal) VALUES (?, ?, ?, ?, ?)')
      .bind(org, day, seq, hash, seal)
  }

  /** Where the next entry goes on, whatever became of the log behind it. */
  async #lastOf(org: string): Promise<Last | null> {
    return this.#database.prepare('SELECT seq, hash, at, seal FROM audit_heads WHERE org = ?').bind(org).first()
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
    const kept = results.map((row) => ({ ...row, closed: true }))
    const last = await this.#lastOf(org)
    const latest = last && (await this.#digestOf(org, last))
    return latest && !kept.some(({ day }) => day === latest.day) ? [...kept, latest] : kept
  }

  /** An entry that says so where this deployment's secret takes over from another, or from none. */
  async #resealing(state: SealState): Promise<AuditEvent[]> {
    if ((state !== 'unknown' && state !== 'unsealed') || (await this.#sealer.seal('')) === null) return []
    const reason = state === 'unknown' ? '此前的链尾由另一密钥封印' : '此前的链尾没有封印'
    return [{ ...RESEALED, reason: `${reason}，从这一条起由现在的密钥封印` }]
  }

  /** The digest of the day on which that entry was made, as long as it is the last. */
  async #digestOf(org: string, last: Last): Promise<AuditDigest> {
    const { seq, hash } = last
    const day = chinaDay(new Date(last.at))
    const words = digestWords(org, { day, seq, hash })
    const seal = await sealAfter(await sealState(org, last, this.#sealer), words, this.#sealer)
    return { day, seq, hash, seal, closed: day < chinaDay(this.#clock.now()) }
  }
}

const RESEALED = {
  actor: SERVICE,
  kind: 'service',
  action: 'audit.reseal',
  object: 'audit',
  address: null,
  requestId: null,
} as const

interface Last extends AuditHead {
  readonly at: string
}

/** True where another writer had the number first. */
const isBehind = (error: unknown): boolean =>
  error instanceof Error && (/audit_log\.seq|audit_heads only grow/.test(error.message) || isBehind(error.cause))
