import { setTimeout as sleep } from 'node:timers/promises'
import { serialize } from 'node:v8'
import { type OwnStorage, objectStorage } from '../node/object-storage.ts'
import type { OpenStorage } from '../node/object-store.ts'
import { isUnreached } from './faults.ts'
import type { Entry, Lease, ObjectLog, Tail, Written } from './object-log.ts'
import { RecordingRunner } from './recording-runner.ts'

/** What a replica asks of its surroundings. */
export interface ReplicaDeps {
  readonly log: ObjectLog
  /** This process's hold on the object, null where it has none; throws where it had one that ran out. */
  readonly lease: () => Lease | null
  /** When the object is to be woken, as all processes know it. */
  readonly alarmAt: () => Promise<number | null>
  readonly onAlarm: (at: number) => void
  readonly onClose: (replica: Replica) => void
}

/** A database that is away, restarting perhaps, is waited for so long before what was written is given up. */
const PATIENCE_MS = 8_000
const PAUSE_MS = 300

/** A log so many times as long as what it leads to is folded. */
const WORTH_FOLDING = 2

/**
 * An object's storage in this process's memory. What the object writes stands in memory at once, and in PostgreSQL before
 * anything leaves the object (`settled`). The order there is the truth: where another process wrote in between, memory is
 * made anew from the log.
 */
export class Replica implements OpenStorage {
  readonly storage: OwnStorage
  readonly #deps: ReplicaDeps
  readonly #runner: RecordingRunner
  /** The last entry of the log that is in memory, and how many the log has. */
  #seq = 0
  #length = 0
  #pending: Entry[] = []
  #alarm: number | null | undefined
  #writing: Promise<void> | null = null
  #fault: unknown = null

  /** `log` is the whole log as it stands. */
  constructor(log: Tail, deps: ReplicaDeps) {
    this.#deps = deps
    this.#runner = new RecordingRunner((entry, quiet) => this.#changed(entry, quiet), this.settled)
    this.#take(log)
    const clock = {
      at: async () => {
        await this.settled()
        return deps.alarmAt()
      },
      set: (at: number) => this.#setAlarm(at),
      clear: () => this.#setAlarm(null),
    }
    this.storage = objectStorage(this.#runner, clock)
  }

  readonly settled = async (): Promise<void> => {
    while (this.#writing) await this.#writing
    if (this.#fault) throw this.#fault
    this.#deps.lease()
  }

  async refreshed(): Promise<boolean> {
    await this.#writing
    if (this.#fault) return false
    const tail = await this.#deps.log.since(this.#seq)
    // What was written meanwhile finds out by itself what others wrote; of two that ask at once, one takes it.
    if (!this.#writing && tail.head === this.#seq + tail.entries.length) this.#take(tail)
    return true
  }

  async close(): Promise<void> {
    this.#deps.onClose(this)
    await this.#writing
    if (this.#fault) return
    const folded = this.#runner.folded()
    if (this.#length > WORTH_FOLDING * folded.length) await this.#deps.log.fold(this.#seq, folded)
  }

  get seq(): number {
    return this.#seq
  }

  #take({ head, entries }: Tail): void {
    this.#runner.replay(entries)
    this.#seq = head
    this.#length += entries.length
  }

  #changed(entry: Entry, quiet: boolean): void {
    this.#pending.push(entry)
    if (!quiet) this.#write()
  }

  #setAlarm(at: number | null): void {
    this.#alarm = at
    this.#write()
  }

  /** Writes what is pending once the present step has ended: all that a step writes goes in together. */
  #write(): void {
    // After a fault nothing is written any more: what follows rests on what does not stand.
    if (!this.#fault) this.#writing ??= this.#writeAll()
  }

  async #writeAll(): Promise<void> {
    await Promise.resolve()
    try {
      while (this.#pending.length > 0 || this.#alarm !== undefined) await this.#writeOnce()
    } catch (error) {
      this.#fault = error ?? new Error('not written')
    } finally {
      this.#writing = null
    }
  }

  async #writeOnce(): Promise<void> {
    const [entries, alarm] = [this.#pending, this.#alarm]
    this.#pending = []
    this.#alarm = undefined
    const seq = await this.#written({ entries, alarm, lease: this.#deps.lease() })
    if (seq === null) throw new Error('another process has taken the object over')
    if (seq === this.#seq + entries.length) {
      this.#seq = seq
      this.#length += entries.length
    } else await this.#anew()
    if (typeof alarm === 'number') this.#deps.onAlarm(alarm)
  }

  /** Appends; where the connection is lost over it, once more, unless the entries turn out to stand there. */
  async #written(written: Written): Promise<number | null> {
    for (const until = performance.now() + PATIENCE_MS; ; ) {
      try {
        return await this.#deps.log.append(written)
      } catch (error) {
        if (!isUnreached(error) || performance.now() > until) throw error
      }
      await sleep(PAUSE_MS)
      // An alarm set twice is one alarm; an entry written twice would be two.
      const tail = await this.#deps.log.since(this.#seq).catch(() => null)
      if (tail && standsIn(tail.entries, written.entries)) return tail.head
    }
  }

  /** Memory from the log, with what is not yet written behind it. */
  async #anew(): Promise<void> {
    const whole = await this.#deps.log.since(0)
    this.#runner.clear()
    this.#length = 0
    this.#take(whole)
    this.#runner.replay(this.#pending)
  }
}

/** Whether the entries stand in a log, one behind the other, whatever another process wrote before or after them. */
function standsIn(log: readonly Entry[], entries: readonly Entry[]): boolean {
  const [sought, found] = [entries, log].map((all) =>
    all.map((entry) => serialize([entry.statement, ...entry.values]).toString('base64')),
  )
  return sought!.length > 0 && found!.some((_, at) => sought!.every((one, further) => found![at + further] === one))
}
