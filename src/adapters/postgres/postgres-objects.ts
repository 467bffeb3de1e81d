import type { Pool } from 'pg'
import { FIRST_RETRY_MS, MOST_TRIES } from '../node/alarms.ts'
import { keyOf, type ObjectName, type ObjectStore } from '../node/object-store.ts'
import { type Lease, ObjectLog } from './object-log.ts'
import { Replica } from './replica.ts'

/** A process that is alive renews its leases several times before they would run out. All times are the database's own. */
const LEASE_MS = 12_000
const RENEW_BELOW_MS = 9_000
/** Taken at a time, so that processes share what is due. */
const AT_ONCE = 25

const NOW_MS = 'floor(extract(epoch FROM clock_timestamp()) * 1000)'
const UNTIL = `now() + ${LEASE_MS} * interval '1 millisecond'`
const MINE = 'kind = $1 AND name = $2 AND owner = $3 AND token = $4'
const FREE = 'owner = NULL, leased_until = NULL'

/** What this process let go while the database was away is in its name still, and is nobody's. */
const NOT_HELD = `(owner <> $1 OR (kind, name) NOT IN (SELECT * FROM unnest($3::text[], $4::text[])))`
const CLAIM = `
  UPDATE objects SET alarm_at = NULL, owner = $1, token = token + 1, leased_until = ${UNTIL}
  WHERE (kind, name) IN (
    SELECT kind, name FROM objects
    WHERE kind = ANY($2) AND ((leased_until IS NULL AND alarm_at <= ${NOW_MS}) OR (leased_until <= now() AND ${NOT_HELD}))
    ORDER BY alarm_at LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED
  )
  RETURNING kind, name, token`
const RENEW = `
  UPDATE objects SET leased_until = ${UNTIL}
  WHERE owner = $1 AND leased_until < now() + ${RENEW_BELOW_MS} * interval '1 millisecond'
    AND (kind, name) IN (SELECT * FROM unnest($2::text[], $3::text[]))
  RETURNING kind, name, token`
const DONE = `UPDATE objects SET ${FREE}, tries = 0 WHERE ${MINE}`
const FAILED = `
  UPDATE objects SET ${FREE}, tries = tries + 1,
    alarm_at = coalesce(alarm_at, CASE WHEN tries < ${MOST_TRIES} THEN ${NOW_MS} + ${FIRST_RETRY_MS} * power(2, tries) END)
  WHERE ${MINE}`
const OWNERS = 'SELECT DISTINCT owner FROM objects WHERE leased_until IS NOT NULL AND owner <> $1'
const FREE_THOSE_OF = 'UPDATE objects SET leased_until = now() WHERE owner = $1'
const LET_GO = `UPDATE objects SET ${FREE}, alarm_at = coalesce(alarm_at, ${NOW_MS}) WHERE owner = $1`
/** Under way in another process: as good as set, so that nobody sets it once more. */
const ALARM_AT = `
  SELECT coalesce(alarm_at, CASE WHEN owner <> $3
    THEN floor(extract(epoch FROM leased_until) * 1000) END) AS at
  FROM objects WHERE kind = $1 AND name = $2`
const MOVED = `
  SELECT kind, name FROM objects JOIN unnest($1::text[], $2::text[], $3::bigint[]) AS known (kind, name, seq)
    USING (kind, name) WHERE objects.seq <> known.seq`

type Named = ObjectName & { readonly token: number }
interface Held extends Lease {
  /** By this process's steady clock, reckoned from before the lease was asked for. */
  readonly until: number
  readonly name: ObjectName
}

/**
 * Objects in PostgreSQL, for processes on several machines. A call runs in whichever process it reaches; an alarm runs in one
 * process alone, which holds a lease on the object. What a process whose lease was lost or ran out still writes is refused.
 */
export class PostgresObjects implements ObjectStore {
  readonly #pool: Pool
  readonly #owner: string
  readonly #isDead: (owner: string) => boolean
  readonly #held = new Map<string, Held>()
  readonly #open = new Map<string, { readonly name: ObjectName; readonly replica: Replica }>()
  #ended = false

  /** `owner` names this process among all that share the database; `isDead` knows of some that are no more. */
  constructor(pool: Pool, owner: string, isDead: (owner: string) => boolean) {
    this.#pool = pool
    this.#owner = owner
    this.#isDead = isDead
  }

  async open(name: ObjectName, onAlarm: (at: number) => void): Promise<Replica> {
    const log = new ObjectLog(this.#pool, name)
    const replica = new Replica(await log.since(0), {
      log,
      lease: () => this.#leaseOn(name),
      alarmAt: () => this.#alarmAt(name),
      onAlarm,
      onClose: (closed) => {
        if (this.#open.get(keyOf(name))?.replica === closed) this.#open.delete(keyOf(name))
      },
    })
    this.#open.set(keyOf(name), { name, replica })
    return replica
  }

  async claim(kinds: readonly string[]): Promise<ObjectName[]> {
    await this.#freeThoseOfTheDead()
    const began = performance.now()
    const { rows } = await this.#pool.query<Named>(CLAIM, [this.#owner, kinds, ...this.#heldNames()])
    return rows.map((row) => this.#hold(row, began))
  }

  async during(name: ObjectName, work: () => Promise<void>): Promise<unknown> {
    const lease = this.#held.get(keyOf(name))!
    const failure = await work().then(
      () => null,
      (error: unknown) => error ?? new Error('failed'),
    )
    if (this.#held.get(keyOf(name))?.token === lease.token) this.#held.delete(keyOf(name))
    const mine = [name.kind, name.name, this.#owner, lease.token]
    // Where that fails the lease runs out by itself, and the alarm is run once more.
    const letGo = await this.#pool.query(failure === null ? DONE : FAILED, mine).catch((error: unknown) => error)
    return failure ?? (letGo instanceof Error ? letGo : null)
  }

  async tick(): Promise<void> {
    const began = performance.now()
    if (this.#held.size > 0) {
      const { rows } = await this.#pool.query<Named>(RENEW, [this.#owner, ...this.#heldNames()])
      for (const row of rows) if (this.#held.get(keyOf(row))?.token === row.token) this.#hold(row, began)
    }
    await this.#bringIn()
  }

  async letGoAll(): Promise<void> {
    this.#ended = true
    await this.#pool.query(LET_GO, [this.#owner])
  }

  /** Nobody need wait for the leases of a process that is known to be gone. */
  async #freeThoseOfTheDead(): Promise<void> {
    const { rows } = await this.#pool.query<{ owner: string }>(OWNERS, [this.#owner])
    for (const { owner } of rows) if (this.#isDead(owner)) await this.#pool.query(FREE_THOSE_OF, [owner])
  }

  #hold({ kind, name, token }: Named, began: number): ObjectName {
    const held = { kind, name }
    this.#held.set(keyOf(held), { owner: this.#owner, token, until: began + LEASE_MS, name: held })
    return held
  }

  #heldNames(): [kinds: string[], names: string[]] {
    const names = [...this.#held.values()].map(({ name }) => name)
    return [names.map(({ kind }) => kind), names.map(({ name }) => name)]
  }

  #leaseOn(name: ObjectName): Lease | null {
    if (this.#ended) throw new Error('this process has let its objects go')
    const held = this.#held.get(keyOf(name)) ?? null
    if (held && held.until < performance.now()) throw new Error('the lease on the object ran out')
    return held
  }

  async #alarmAt({ kind, name }: ObjectName): Promise<number | null> {
    const { rows } = await this.#pool.query<{ at: number | null }>(ALARM_AT, [kind, name, this.#owner])
    return rows[0]?.at ?? null
  }

  /** Brings into the objects in memory what other processes wrote to them. */
  async #bringIn(): Promise<void> {
    const all = [...this.#open.values()]
    if (all.length === 0) return
    const { rows } = await this.#pool.query<ObjectName>(MOVED, [
      all.map(({ name }) => name.kind),
      all.map(({ name }) => name.name),
      all.map(({ replica }) => replica.seq),
    ])
    await Promise.all(rows.map((name) => this.#open.get(keyOf(name))?.replica.refreshed()))
  }
}
