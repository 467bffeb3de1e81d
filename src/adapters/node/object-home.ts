import type { DurableObject } from './durable-object.ts'
import { keyOf, type ObjectName, type ObjectStore, type OpenStorage } from './object-store.ts'
import { beforeLeaving, gatedStream, onBehalf } from './output-gate.ts'

/** Alarms that other processes set, or left behind, are looked for this often. */
const LOOK_MS = 1_000
/** An object that nobody asked for so long is put away; its storage keeps what it knows. */
const IDLE_MS = 60_000

type Made = new (ctx: DurableObjectState, env: never) => DurableObject<never>

interface Living {
  readonly woken: Promise<{ readonly object: DurableObject; readonly open: OpenStorage }>
  /** Calls, alarms and streams under way. */
  busy: number
  usedAt: number
}

/**
 * Durable Objects in a Node process: each is made when first asked for, put away when idle, and woken by its alarm, also one
 * that was set before a restart or by another process. What they know is in the store.
 */
export class ObjectHome {
  readonly #store: ObjectStore
  readonly #report: (error: unknown, name: ObjectName) => void
  readonly #kinds = new Map<string, { made: Made; env: unknown }>()
  readonly #living = new Map<string, Living>()
  #looking: ReturnType<typeof setInterval> | null = null
  /** The look that is under way, and whether another is wanted after it. */
  #look: Promise<void> | null = null
  #lookAgain = false
  #blind = false

  constructor(store: ObjectStore, report: (error: unknown, name: ObjectName) => void) {
    this.#store = store
    this.#report = report
  }

  /** The objects of one class, as a Worker reaches them. `kind` names the class for good: it is part of what is stored. */
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
    this.#looking ??= setInterval(() => this.#lookNow(), LOOK_MS)
    this.#lookNow()
  }

  /** Wakes nobody any more and lets go what is under way, for the next process to take up at once. */
  async stop(): Promise<void> {
    if (this.#looking) clearInterval(this.#looking)
    this.#looking = null
    await this.#look
    await this.#store.letGoAll()
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
    // A call from one object to another leaves the first.
    await beforeLeaving()
    return this.#with(name, (object) => {
      const own: unknown = Reflect.get(object, method)
      if (typeof own !== 'function') throw new TypeError(`${name.kind} has no ${method}`)
      return own.apply(object, given)
    })
  }

  /** What comes of the work, once all that it wrote stands. */
  async #with(name: ObjectName, work: (object: DurableObject) => unknown): Promise<unknown> {
    const living = this.#livingOf(name)
    living.busy += 1
    try {
      const { object, open } = await living.woken
      if (!(await open.refreshed())) {
        await this.#forget(name, living)
        return await this.#with(name, work)
      }
      const answer = await onBehalf(open.settled, async () => work(object)).finally(open.settled)
      return answer instanceof Response ? streamed(living, open, answer) : answer
    } finally {
      living.busy -= 1
      living.usedAt = Date.now()
    }
  }

  #livingOf(name: ObjectName): Living {
    const known = this.#living.get(keyOf(name))
    if (known) return known
    const living = { woken: this.#wake(name), busy: 0, usedAt: Date.now() }
    this.#living.set(keyOf(name), living)
    living.woken.catch(() => this.#living.delete(keyOf(name)))
    return living
  }

  /** Puts the object away; the next call makes it anew. */
  async #forget(name: ObjectName, living: Living): Promise<void> {
    if (this.#living.get(keyOf(name)) !== living) return
    this.#living.delete(keyOf(name))
    await (await living.woken).open.close()
  }

  async #wake(name: ObjectName): Promise<Awaited<Living['woken']>> {
    const kind = this.#kinds.get(name.kind)
    if (!kind) throw new Error(`no objects called ${name.kind}`)
    const open = await this.#store.open(name, (at) => this.#soon(at))
    const ctx = { storage: open.storage, id: { name: name.name, toString: () => name.name }, waitUntil: () => {} }
    const object = new kind.made(ctx as unknown as DurableObjectState, kind.env as never)
    return { object, open }
  }

  /** Looks when that time has come, should it come before the next regular look. */
  #soon(at: number): void {
    const wait = at - Date.now()
    if (this.#looking && wait < LOOK_MS) setTimeout(() => this.#lookNow(), Math.max(0, wait))
  }

  #lookNow(): void {
    if (!this.#looking) return
    this.#lookAgain = this.#look !== null
    this.#look ??= this.#lookAround().finally(() => {
      this.#look = null
      if (this.#lookAgain) this.#lookNow()
    })
  }

  async #lookAround(): Promise<void> {
    try {
      for (const name of await this.#store.claim([...this.#kinds.keys()])) this.#ring(name).catch(this.#unheeded(name))
      await this.#store.tick()
      await this.#putAwayIdle()
      this.#blind = false
    } catch (error) {
      // Told once, not every second until the store is back.
      if (!this.#blind) this.#report(error, { kind: 'alarms', name: '' })
      this.#blind = true
    }
  }

  /** What the store would not take: a lease runs out, and the next look finds the rest. */
  #unheeded(name: ObjectName): (error: unknown) => void {
    return (error) => this.#report(error, name)
  }

  async #ring(name: ObjectName): Promise<void> {
    const failure = await this.#store.during(name, async () => {
      await this.#with(name, async (object) => object.alarm?.())
    })
    if (failure) this.#report(failure, name)
  }

  async #putAwayIdle(): Promise<void> {
    const before = Date.now() - IDLE_MS
    for (const [key, living] of this.#living) {
      if (living.busy > 0 || living.usedAt > before) continue
      this.#living.delete(key)
      await (await living.woken).open.close()
    }
  }
}

/** A stream keeps its object in memory for as long as somebody reads it. */
function streamed(living: Living, open: OpenStorage, response: Response): Response {
  if (!response.body) return response
  living.busy += 1
  const body = gatedStream(response.body, open.settled, () => {
    living.busy -= 1
    living.usedAt = Date.now()
  })
  return new Response(body, response)
}

const requestOf = ([asked, init]: unknown[]): Request =>
  asked instanceof Request ? asked : new Request(asked as string, init as RequestInit)
