import type Sqlite from 'libsql'
import type { AlarmClock } from './object-storage.ts'
import { keyOf, type ObjectName } from './object-store.ts'
import { inTransaction } from './sqlite-database.ts'

/** A process that is alive renews its lease several times before it would run out. */
const LEASE_MS = 15_000
const RENEW_MS = 3_000
/**
 * A lease that has run out and is then not renewed for so long belongs to a process that died. Measured by a clock that
 * nobody sets: when the machine's own is put forward, every lease has run out at once, and every holder is alive.
 */
const LAPSED_MS = 2 * RENEW_MS
/** The lease of a process that is known to be dead. */
const FREE = 0
/** An alarm that throws is tried again after 2, 4, 8 … seconds, six times, as on Cloudflare. */
export const MOST_TRIES = 6
export const FIRST_RETRY_MS = 2_000

const TABLE = `
  CREATE TABLE IF NOT EXISTS alarms (
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    at INTEGER,
    -- Who runs it now and until when.
    owner TEXT,
    leased_until INTEGER,
    tries INTEGER NOT NULL DEFAULT 0,
    -- When the alarm was set: after now where the clock was put back since.
    set_at INTEGER,
    PRIMARY KEY (kind, name)
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS alarms_due ON alarms (at);`

/**
 * When each object wants to be woken, in one SQLite file for all processes of a machine. Whoever wakes an object holds a
 * lease on it meanwhile, so that two processes never work on one draft; the lease of a process that died runs out, and
 * another goes on.
 */
export class Alarms {
  readonly #database: Sqlite.Database
  readonly #owner: string
  readonly #now: () => number
  readonly #steady: () => number
  /** Leases that had run out when last looked at, and since when they stand so. */
  #lapsed = new Map<string, { readonly until: number; readonly since: number }>()
  /** `steady` is a clock that only goes forward, in milliseconds from any beginning. */
  constructor(
    database: Sqlite.Database,
    owner: string,
    now: () => number = Date.now,
    steady: () => number = () => performance.now(),
  ) {
    this.#database = database
    this.#owner = owner
    this.#now = now
    this.#steady = steady
    database.exec(TABLE)
    inTransaction(database, () => {
      const known = this.#rows("SELECT 1 FROM pragma_table_info('alarms') WHERE name = 'set_at'")
      if (known.length === 0) database.exec('ALTER TABLE alarms ADD COLUMN set_at INTEGER')
    })
  }

  /** The clock of one object; `onSet` hears of each new time. */
  of({ kind, name }: ObjectName, onSet: (at: number) => void): Omit<AlarmClock, 'at'> & { at(): number | null } {
    return {
      at: () => {
        const [row] = this.#rows('SELECT at, owner, leased_until FROM alarms WHERE kind = ? AND name = ?', kind, name)
        if (!row) return null
        const [at, owner, until] = row as [number | null, string | null, number | null]
        // Under way in another process: as good as set, so that nobody sets it once more.
        return at ?? (owner !== null && owner !== this.#owner ? until : null)
      },
      set: (at) => {
        this.#run(
          `INSERT INTO alarms (kind, name, at, set_at) VALUES (?, ?, ?, ?)
           ON CONFLICT (kind, name) DO UPDATE SET at = excluded.at, set_at = excluded.set_at`,
          kind,
          name,
          at,
          this.#now(),
        )
        onSet(at)
      },
      clear: () => this.#run('UPDATE alarms SET at = NULL WHERE kind = ? AND name = ?', kind, name),
    }
  }

  /** Objects to wake now: their time has come, or whoever was at it died. */
  due(): ObjectName[] {
    const now = this.#now()
    this.#followClock(now)
    const rows = this.#rows(
      `SELECT kind, name, leased_until FROM alarms
       WHERE (leased_until IS NULL AND at <= ?1) OR leased_until <= ?1 ORDER BY at LIMIT 500`,
      now,
    ) as [string, string, number | null][]
    const found = rows.map(([kind, name, until]) => ({ kind, name, until }))
    this.#lapsed = new Map(
      found.flatMap((one) => (one.until ? [[keyOf(one), this.#seenLapsed(one, one.until)] as const] : [])),
    )
    return found
      .filter((one) => !one.until || this.#steady() - this.#lapsed.get(keyOf(one))!.since >= LAPSED_MS)
      .map(({ kind, name }) => ({ kind, name }))
  }

  #seenLapsed(name: ObjectName, until: number): { until: number; since: number } {
    const before = this.#lapsed.get(keyOf(name))
    return before?.until === until ? before : { until, since: this.#steady() }
  }

  /** Where the clock was put back: alarms ring as long after they were set as they were meant to, and leases end in time. */
  #followClock(now: number): void {
    this.#run('UPDATE alarms SET at = at - (set_at - ?1), set_at = ?1 WHERE set_at > ?1', now)
    this.#run('UPDATE alarms SET leased_until = ?1 WHERE leased_until > ?1', now + LEASE_MS)
  }

  /** Takes the object for this process. False when another was faster. */
  claim(name: ObjectName): boolean {
    const now = this.#now()
    return this.#run(
      `UPDATE alarms SET at = NULL, owner = ?1, leased_until = ?2
       WHERE kind = ?3 AND name = ?4 AND ((leased_until IS NULL AND at <= ?5) OR leased_until IN (${FREE}, ?6))`,
      this.#owner,
      now + LEASE_MS,
      name.kind,
      name.name,
      now,
      this.#lapsed.get(keyOf(name))?.until ?? FREE,
    )
  }

  /** Keeps the object while `work` runs, then lets it go; a failure is tried again, later each time. Gives the failure. */
  async during({ kind, name }: ObjectName, work: () => Promise<void>): Promise<unknown> {
    const renewing = setInterval(() => this.#renew(kind, name), RENEW_MS)
    try {
      await work()
      this.#letGo(kind, name, null)
      return null
    } catch (error) {
      this.#letGo(kind, name, this.#now())
      return error ?? new Error('failed')
    } finally {
      clearInterval(renewing)
    }
  }

  /** Frees what is held by other processes of which it is known that they are no more: nobody need wait for their leases. */
  freeThoseOf(isDead: (owner: string) => boolean): void {
    for (const [owner] of this.#rows('SELECT DISTINCT owner FROM alarms WHERE owner <> ?', this.#owner))
      if (isDead(String(owner))) this.#run(`UPDATE alarms SET leased_until = ${FREE} WHERE owner = ?`, owner)
  }

  /** Lets go all that this process holds, to be woken at once by whoever comes: it is about to end. */
  letGoAll(): void {
    const now = this.#now()
    this.#run(
      'UPDATE alarms SET at = coalesce(at, ?1), set_at = ?1, owner = NULL, leased_until = NULL WHERE owner = ?2',
      now,
      this.#owner,
    )
  }

  #renew(kind: string, name: string): void {
    const mine = 'kind = ? AND name = ? AND owner = ?'
    try {
      this.#run(`UPDATE alarms SET leased_until = ? WHERE ${mine}`, this.#now() + LEASE_MS, kind, name, this.#owner)
    } catch {
      // A full disk, or another process that writes for long: the next renewal is a moment away.
    }
  }

  #letGo(kind: string, name: string, failedAt: number | null): void {
    const mine = 'kind = ? AND name = ? AND owner = ?'
    const free = 'owner = NULL, leased_until = NULL'
    if (failedAt === null) {
      this.#run(`UPDATE alarms SET ${free}, tries = 0 WHERE ${mine}`, kind, name, this.#owner)
    } else {
      const again = `CASE WHEN tries < ${MOST_TRIES} THEN ? + ${FIRST_RETRY_MS} * (1 << tries) END`
      const set = `at = coalesce(at, ${again}), set_at = ?, tries = tries + 1`
      this.#run(`UPDATE alarms SET ${set}, ${free} WHERE ${mine}`, failedAt, failedAt, kind, name, this.#owner)
    }
    this.#run('DELETE FROM alarms WHERE kind = ? AND name = ? AND at IS NULL AND owner IS NULL', kind, name)
  }

  #run(query: string, ...values: unknown[]): boolean {
    return this.#database.prepare(query).run(...values).changes > 0
  }
  #rows(query: string, ...values: unknown[]): unknown[][] {
    return this.#database
      .prepare(query)
      .raw()
      .all(...values) as unknown[][]
  }
}
