import type Sqlite from 'libsql'
import type { AlarmClock } from './object-storage.ts'

/** Names one object: its class and its name within it. */
export interface ObjectName {
  readonly kind: string
  readonly name: string
}

/** A process that is alive renews its lease several times before it would run out. */
const LEASE_MS = 15_000
const RENEW_MS = 3_000
/** An alarm that throws is tried again after 2, 4, 8 … seconds, six times, as on Cloudflare. */
const MOST_TRIES = 6
const FIRST_RETRY_MS = 2_000

const TABLE = `
  CREATE TABLE IF NOT EXISTS alarms (
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    at INTEGER,
    -- Who runs it now and until when; a lease that has run out belongs to a process that died.
    owner TEXT,
    leased_until INTEGER,
    tries INTEGER NOT NULL DEFAULT 0,
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
  constructor(database: Sqlite.Database, owner: string, now: () => number = Date.now) {
    this.#database = database
    this.#owner = owner
    this.#now = now
    database.exec(TABLE)
  }

  /** The clock of one object; `onSet` hears of each new time. */
  of({ kind, name }: ObjectName, onSet: (at: number) => void): AlarmClock {
    return {
      at: () => {
        const [row] = this.#rows('SELECT at, owner, leased_until FROM alarms WHERE kind = ? AND name = ?', kind, name)
        if (!row) return null
        const [at, owner, until] = row as [number | null, string | null, number | null]
        // Under way in another process: as good as set, so that nobody sets it once more.
        return at ?? (owner !== null && owner !== this.#owner && until! > this.#now() ? until : null)
      },
      set: (at) => {
        this.#run(
          'INSERT INTO alarms (kind, name, at) VALUES (?, ?, ?) ON CONFLICT (kind, name) DO UPDATE SET at = excluded.at',
          kind,
          name,
          at,
        )
        onSet(at)
      },
      clear: () => this.#run('UPDATE alarms SET at = NULL WHERE kind = ? AND name = ?', kind, name),
    }
  }

  /** Objects to wake now: their time has come, or whoever was at it died. */
  due(): ObjectName[] {
    const now = this.#now()
    const rows = this.#rows(
      `SELECT kind, name FROM alarms
       WHERE (leased_until IS NULL AND at <= ?1) OR leased_until <= ?1 ORDER BY at LIMIT 500`,
      now,
    )
    return rows.map(([kind, name]) => ({ kind: String(kind), name: String(name) }))
  }

  /** Takes the object for this process. False when another was faster. */
  claim({ kind, name }: ObjectName): boolean {
    const now = this.#now()
    return this.#run(
      `UPDATE alarms SET at = NULL, owner = ?1, leased_until = ?2
       WHERE kind = ?3 AND name = ?4 AND ((leased_until IS NULL AND at <= ?5) OR leased_until <= ?5)`,
      this.#owner,
      now + LEASE_MS,
      kind,
      name,
      now,
    )
  }

  /** Keeps the object while `work` runs, then lets it go; a failure is tried again, later each time. Gives the failure. */
  async during({ kind, name }: ObjectName, work: () => Promise<void>): Promise<unknown> {
    const renewing = setInterval(() => {
      const until = this.#now() + LEASE_MS
      this.#run(
        'UPDATE alarms SET leased_until = ? WHERE kind = ? AND name = ? AND owner = ?',
        until,
        kind,
        name,
        this.#owner,
      )
    }, RENEW_MS)
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
      if (isDead(String(owner))) this.#run('UPDATE alarms SET leased_until = 0 WHERE owner = ?', owner)
  }

  /** Lets go all that this process holds, to be woken at once by whoever comes: it is about to end. */
  letGoAll(): void {
    const now = this.#now()
    this.#run(
      'UPDATE alarms SET at = coalesce(at, ?), owner = NULL, leased_until = NULL WHERE owner = ?',
      now,
      this.#owner,
    )
  }

  #letGo(kind: string, name: string, failedAt: number | null): void {
    const mine = 'kind = ? AND name = ? AND owner = ?'
    const free = 'owner = NULL, leased_until = NULL'
    if (failedAt === null) {
      this.#run(`UPDATE alarms SET ${free}, tries = 0 WHERE ${mine}`, kind, name, this.#owner)
    } else {
      const again = `CASE WHEN tries < ${MOST_TRIES} THEN ? + ${FIRST_RETRY_MS} * (1 << tries) END`
      const set = `at = coalesce(at, ${again}), tries = tries + 1`
      this.#run(`UPDATE alarms SET ${set}, ${free} WHERE ${mine}`, failedAt, kind, name, this.#owner)
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
