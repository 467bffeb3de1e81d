import { createHash, randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { join } from 'node:path'
import type Sqlite from 'libsql'
import { Alarms, type ObjectName } from './alarms.ts'
import type { DurableObject } from './durable-object.ts'
import { objectStorage } from './object-storage.ts'
import { openSqlite } from './open-sqlite.ts'

/** Alarms that other processes set, or left behind, are looked for this often. */
const LOOK_MS = 1_000
/** An object that nobody asked for so long is put away; its file keeps what it knows. */
const IDLE_MS = 60_000

type Made = new (ctx: DurableObjectState, env: never) => DurableObject<never>

interface Living {
  readonly object: DurableObject
  readonly database: Sqlite.Database
  /** Calls and alarms under way. */
  busy: number
  usedAt: number
}

/**
 * Durable Objects in a Node process: each has a SQLite file of its own in `folder`, is made when first asked for, put away
 * when idle, and woken by its alarm, also one that was set before a restart or by another process.
 */
export class ObjectHome {
  readonly #folder: string
  readonly #alarms: Alarms
  readonly #report: (error: unknown, name: ObjectName) => void
  readonly #kinds = new Map<string, { made: Made; env: unknown }>()
  readonly #living = new Map<string, Living>()
  #looking: ReturnType<typeof setInterval> | null = null

  /** `owner` names this process among all that share the folder. */
  constructor(
    folder: string,
    report: (error: unknown, name: ObjectName) => void,
    owner = `${HERE}${process.pid} ${randomUUID()}`,
  ) {
    this.#folder = folder
    this.#alarms = new Alarms(openSqlite(join(folder, 'alarms.db')), owner)
    this.#report = report
  }

  /** The objects of one class, as a Worker reaches them. `kind` names the class for good: it is part of file names. */
  namespace<T extends Rpc.DurableObjectBranded>(kind: string, made: unknown, env: unknown): DurableObjectNamespace<T> {
    this.#kinds.set(kind, { made: made as Made, env })
    const namespace = {
      idFromName: (name: string) => ({ name, toString: () => name }),
      get: ({ name }: { name: string }) => this.#stub({ kind, name }),
      getByName: (name: string) => this.#stub({ kind, name }),
    }
    return namespace as unknown as DurableObjectNamespace<T>
  }

  /** Begins to wake objects. All namespaces must be there. */
  start(): void {
    this.#looking ??= setInterval(() => this.#look(), LOOK_MS)
    this.#look()
  }

  /** Wakes nobody any more and lets go what is under way, for the next process to take up at once. */
  stop(): void {
    if (this.#looking) clearInterval(this.#looking)
    this.#looking = null
    this.#alarms.letGoAll()
  }

  /** Every method of the object, called in turn like a remote one: always a promise. */
  #stub(name: ObjectName): object {
    return new Proxy(
      {},
      {
        get: (_, method) => {
          if (typeof method !== 'string' || method === 'then') return undefined
          return (...given: unknown[]) => this.#call(name, method, method === 'fetch' ? [requestOf(given)] : given)
        },
      },
    )
  }

  async #call(name: ObjectName, method: string, given: unknown[]): Promise<unknown> {
    return this.#with(name, (object) => {
      const own: unknown = Reflect.get(object, method)
      if (typeof own !== 'function') throw new TypeError(`${name.kind} has no ${method}`)
      return own.apply(object, given)
    })
  }

  async #with<T>(name: ObjectName, work: (object: DurableObject) => T | Promise<T>): Promise<T> {
    const living = this.#living.get(keyOf(name)) ?? this.#wake(name)
    living.busy += 1
    try {
      return await work(living.object)
    } finally {
      living.busy -= 1
      living.usedAt = Date.now()
    }
  }

  #wake(name: ObjectName): Living {
    const kind = this.#kinds.get(name.kind)
    if (!kind) throw new Error(`no objects called ${name.kind}`)
    const hash = createHash('sha256').update(name.name).digest('hex').slice(0, 40)
    const database = openSqlite(join(this.#folder, name.kind, hash.slice(0, 2), `${hash}.db`), 'NORMAL')
    const storage = objectStorage(
      database,
      this.#alarms.of(name, (at) => this.#soon(at)),
    )
    const ctx = { storage, id: { name: name.name, toString: () => name.name }, waitUntil: () => {} }
    const object = new kind.made(ctx as unknown as DurableObjectState, kind.env as never)
    const living: Living = { object, database, busy: 0, usedAt: Date.now() }
    this.#living.set(keyOf(name), living)
    return living
  }

  /** Looks when that time has come, should it come before the next regular look. */
  #soon(at: number): void {
    const wait = at - Date.now()
    if (this.#looking && wait < LOOK_MS) setTimeout(() => this.#look(), Math.max(0, wait))
  }

  #look(): void {
    if (!this.#looking) return
    try {
      this.#alarms.freeThoseOf(isDead)
      for (const name of this.#alarms.due())
        if (this.#kinds.has(name.kind) && this.#alarms.claim(name)) this.#ring(name).catch(this.#unheeded(name))
      this.#putAwayIdle()
    } catch (error) {
      this.#unheeded({ kind: 'alarms', name: '' })(error)
    }
  }

  /** What the alarms' own file would not take, being full or locked: a lease runs out, and the next look finds the rest. */
  #unheeded(name: ObjectName): (error: unknown) => void {
    return (error) => this.#report(error, name)
  }

  async #ring(name: ObjectName): Promise<void> {
    const failure = await this.#alarms.during(name, () => this.#with(name, async (object) => object.alarm?.()))
    if (failure) this.#report(failure, name)
  }

  #putAwayIdle(): void {
    const before = Date.now() - IDLE_MS
    for (const [key, { busy, usedAt, database }] of this.#living) {
      if (busy > 0 || usedAt > before) continue
      this.#living.delete(key)
      database.close()
    }
  }
}

const HERE = `${hostname()} `

/** True where the owner of a lease was a process of this machine that is gone; of other machines only the lease tells. */
function isDead(owner: string): boolean {
  if (!owner.startsWith(HERE)) return false
  const pid = Number(owner.slice(HERE.length).split(' ')[0])
  // Numbers of processes are given out again: in a container everybody is number 1.
  if (pid === process.pid) return true
  try {
    process.kill(pid, 0)
    return false
  } catch {
    return true
  }
}

const keyOf = ({ kind, name }: ObjectName): string => `${kind}\n${name}`

const requestOf = ([asked, init]: unknown[]): Request =>
  asked instanceof Request ? asked : new Request(asked as string, init as RequestInit)
