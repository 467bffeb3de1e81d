import type { DraftEvent } from '../pipeline/draft-event.ts'
import type { PulledEvents } from '../pipeline/ports.ts'

/** A client that has not read this many events is let go; it comes back with Last-Event-ID and misses nothing. */
const BACKLOG = 2000
const HEARTBEAT_MS = 15_000
/** How often what another process stored is looked for while somebody listens. */
const CATCH_UP_MS = 1000

type Listener = ReadableStreamDefaultController<Uint8Array>

/**
 * The events of one job: boundaries stored under growing numbers, deltas passed through, everybody who listens told at
 * once. Ids read `run.number`, so that an id of an earlier drafting is never taken for one of this.
 */
export class EventLog {
  readonly #sql: SqlStorage
  readonly #listeners = new Set<Listener>()
  readonly #encoder = new TextEncoder()
  #heartbeat: ReturnType<typeof setInterval> | null = null
  #catchingUp: ReturnType<typeof setInterval> | null = null
  /** The last event that everybody who listens was told of. */
  #told = 0

  constructor(sql: SqlStorage) {
    this.#sql = sql
    sql.exec(
      'CREATE TABLE IF NOT EXISTS events (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, data TEXT NOT NULL)',
    )
  }

  /** Stores the event and tells it to all who listen; an event that is stored already is not told again. */
  append(run: number, event: DraftEvent): void {
    const values = [nameOf(event), event.kind, JSON.stringify(event.data)]
    this.#sql.exec('INSERT OR IGNORE INTO events (name, kind, data) VALUES (?, ?, ?)', ...values)
    this.#tellStored(run)
  }

  /** Tells an event to those who listen now, without storing it. */
  pass(event: DraftEvent): void {
    if (this.#listeners.size > 0) this.#tell(frame(event.kind, JSON.stringify(event.data)))
  }

  /** A stream of what came after `lastEventId`, and of what comes from now on; it closes when the job has ended. */
  listen(run: number, lastEventId: string | null): ReadableStream<Uint8Array> {
    const after = numberIn(lastEventId ?? '', run)
    this.#tellStored(run)
    const missed = this.#after(after)
    let own: Listener
    return new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          own = controller
          for (const { id, kind, data } of missed)
            controller.enqueue(this.#encoder.encode(frame(kind, data, `${run}.${id}`)))
          if (this.ended) return controller.close()
          controller.enqueue(this.#encoder.encode(': 已连接\n\n'))
          this.#listeners.add(controller)
          this.#heartbeat ??= setInterval(() => this.#tell(': 心跳\n\n'), HEARTBEAT_MS)
          this.#catchingUp ??= setInterval(() => this.#tellStored(run), CATCH_UP_MS)
        },
        cancel: () => this.#forget(own),
      },
      new CountQueuingStrategy({ highWaterMark: BACKLOG }),
    )
  }

  /** What was stored after that event. */
  since(run: number, after: string): PulledEvents {
    const stored = this.#after(numberIn(after, run))
    const events = stored.map(({ id, kind, data }) => ({
      id: `${run}.${id}`,
      event: kind,
      data: JSON.parse(data) as unknown,
    }))
    return { events, ended: this.ended }
  }

  /** Ends every stream: the job is over. */
  close(): void {
    for (const listener of [...this.#listeners]) {
      this.#forget(listener)
      try {
        listener.close()
      } catch {
        // The client went away between the last event and now.
      }
    }
  }

  get ended(): boolean {
    return this.#sql.exec("SELECT 1 FROM events WHERE name IN ('done', 'error')").toArray().length > 0
  }

  /** Forgets all events: nobody comes back for them any more. */
  clear(): void {
    this.#sql.exec('DELETE FROM events')
  }

  #after(id: number): { id: number; kind: string; data: string }[] {
    const query = 'SELECT id, kind, data FROM events WHERE id > ? ORDER BY id'
    return this.#sql.exec<{ id: number; kind: string; data: string }>(query, id).toArray()
  }

  /** Tells what was stored since, by this process or another that shares the storage; the last event ends the streams. */
  #tellStored(run: number): void {
    const stored = this.#after(this.#told)
    for (const { id, kind, data } of stored) this.#tell(frame(kind, data, `${run}.${id}`))
    this.#told = stored.at(-1)?.id ?? this.#told
    if (stored.some(({ kind }) => kind === 'done' || kind === 'error')) this.close()
  }

  #tell(words: string): void {
    const bytes = this.#encoder.encode(words)
    for (const listener of [...this.#listeners]) {
      try {
        if ((listener.desiredSize ?? 0) <= 0) throw new Error('backlog')
        listener.enqueue(bytes)
      } catch {
        this.#forget(listener)
        try {
          listener.close()
        } catch {
          // Already closed from the other side.
        }
      }
    }
  }

  #forget(listener: Listener): void {
    this.#listeners.delete(listener)
    if (this.#listeners.size > 0 || this.#heartbeat === null) return
    clearInterval(this.#heartbeat)
    if (this.#catchingUp) clearInterval(this.#catchingUp)
    this.#heartbeat = this.#catchingUp = null
  }
}

/** What there is one of in a drafting: a section, a round of its repair, each other boundary. */
function nameOf(event: DraftEvent): string {
  if (event.kind === 'section') return `section ${event.data.id}`
  return event.kind === 'repair' ? `repair ${event.data.round} of ${event.data.section}` : event.kind
}

const frame = (kind: string, data: string, id?: string): string =>
  `${id === undefined ? '' : `id: ${id}\n`}event: ${kind}\ndata: ${data}\n\n`

/** The number of an event of this run (`3.7`, or `7`); 0 for one of another run, and for what is none. */
function numberIn(eventId: string, run: number): number {
  const [, ofRun, number] = /^(?:(\d+)\.)?(\d+)$/.exec(eventId) ?? []
  return ofRun === undefined || Number(ofRun) === run ? Number(number ?? 0) : 0
}
