import type { AuditDigest, AuditEntry, AuditEvent, AuditHead } from '../domain/audit.ts'
import { chinaDay } from '../domain/china-day.ts'
import { Problem } from '../domain/problem.ts'
import { nextEntry } from '../pipeline/audit-chain.ts'
import { digestWords, headWords, type SealState, sealAfter, sealState } from '../pipeline/audit-seals.ts'
import { SERVICE } from '../pipeline/finish-draft.ts'
import type { AuditFilter, AuditLog, Clock } from '../pipeline/ports.ts'
import type { Sealer } from '../pipeline/seal.ts'
import { type AuditRow, entryOf, INSERT_ENTRY, valuesOf } from './audit-rows.ts'
import { Turns } from './turns.ts'

/** Of writers at once one has the next number; the others try again, at most so often. */
const MOST_TRIES = 60
/** Where each chain ended when this process last wrote to it: spares a question, and is proven by the statement below. */
const ENDS = new Map<string, Last>()
/** Fails, and undoes the whole transaction, where the chain has gone on since: abs() of the least integer overflows. */
const STILL_THE_END = `
  SELECT CASE WHEN (SELECT hash || coalesce(seal, '') FROM audit_heads WHERE org = ?) IS DISTINCT FROM ?
    THEN abs(-9223372036854775807 - 1) END`
/** Writers of one process take turns; others, and whoever waited so long, are told apart by the number alone. */
const TURNS = new Turns()
const LONGEST_WAIT_MS = 10_000

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
    return TURNS.within(org, LONGEST_WAIT_MS, () => this.#committed(org, events, statements))
  }

  async #committed(
    org: string,
    events: readonly AuditEvent[],
    statements: readonly D1PreparedStatement[],
  ): Promise<D1Result[]> {
    let last = ENDS.get(org) ?? (await this.#lastOf(org))
    for (let tries = 1; ; tries++) {
      const { appending, end } = await this.#appending(org, events, last)
      try {
        const results = await this.#database.batch([...statements, ...appending])
        if (end) ENDS.set(org, end)
        return results.slice(0, statements.length)
      } catch (error) {
        ENDS.delete(org)
        if (!isBehind(error)) throw error
        if (tries === MOST_TRIES)
          throw new Problem('unavailable', '同时操作的人太多，这一步没有做成，请稍后再试', {
            cause: error,
            headers: { 'retry-after': '2' },
          })
        if (tries > 1) await new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(400, 10 * tries)))
        last = await this.#lastOf(org)
      }
    }
  }

  /** The statements that append the events behind that end of the chain, and fail where it has gone on; with the end then. */
  async #appending(
    org: string,
    events: readonly AuditEvent[],
    last: Last | null,
  ): Promise<{ appending: D1PreparedStatement[]; end: Last | null }> {
    const now = this.#clock.now()
    const state = last ? await sealState(org, last, this.#sealer) : 'valid'
    const entries: AuditEntry[] = []
    for (const event of [...(await this.#resealing(state)), ...events])
      entries.push(await nextEntry(org, entries.at(-1) ?? last, event, now))
    const newest = entries.at(-1)
    if (!newest) return { appending: [], end: last }
    const seal = await sealAfter(state, headWords(org, newest), this.#sealer)
    const appending = [
      this.#database.prepare(STILL_THE_END).bind(org, last && last.hash + (last.seal ?? '')),
      ...entries.map((entry) => this.#database.prepare(INSERT_ENTRY).bind(...valuesOf(entry))),
      ...(last && chinaDay(new Date(last.at)) < chinaDay(now) ? [await this.#closing(org, last)] : []),
      this.#database
        .prepare(
          `INSERT INTO audit_heads (org, seq, hash, at, seal) VALUES (?, ?, ?, ?, ?)
           ON CONFLICT (org) DO UPDATE SET seq = excluded.seq, hash = excluded.hash, at = excluded.at, seal = excluded.seal`,
        )
        .bind(org, newest.seq, newest.hash, newest.at, seal),
    ]
    return { appending, end: { seq: newest.seq, hash: newest.hash, at: newest.at, seal } }
  }

  /** Keeps where the chain ended on the day of its last entry; the first entry of a later day does it. */
  async #closing(org: string, last: Last): Promise<D1PreparedStatement> {
    const { day, seq, hash, seal } = await this.#digestOf(org, last)
    return this.#database
      .prepare('INSERT INTO audit_digests (org, day, seq, hash, seal) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING')
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
  error instanceof Error &&
  (/integer overflow|audit_log\.seq|audit_heads only grow/.test(error.message) || isBehind(error.cause))
