import { readFileSync } from 'node:fs'
import Sqlite from 'libsql'

/*
 * Loaded into the service's own Node process (`NODE_OPTIONS=--import`): moves its clock and fills its disk as the file that
 * SHUZHUN_FAULTS names says. The service knows nothing of it.
 */

/** What is wrong at present; an absent field is right. */
export interface Faults {
  /** How far the clock is ahead, in milliseconds. */
  readonly clockMs?: number
  /** True when no database can grow by another page: SQLite then says what it says on a full disk. */
  readonly full?: boolean
}

const FILE = process.env.SHUZHUN_FAULTS
const LOOK_MS = 20
/** SQLite's own largest number; a smaller one than a file has pages stands for the pages that it has. */
const UNBOUNDED = 4_294_967_294

if (FILE) {
  let now: Faults = {}
  const RealDate = Date
  globalThis.Date = class extends RealDate {
    constructor(...given: unknown[]) {
      if (given.length === 0) super(RealDate.now() + (now.clockMs ?? 0))
      else super(...(given as [number]))
    }
    static override now = (): number => RealDate.now() + (now.clockMs ?? 0)
  } as DateConstructor

  const open = new Set<WeakRef<Sqlite.Database>>()
  const seen = new WeakSet<Sqlite.Database>()
  const exec = Sqlite.prototype.exec
  const bound = (database: Sqlite.Database): void => {
    exec.call(database, `PRAGMA max_page_count = ${now.full ? 1 : UNBOUNDED}`)
  }
  Sqlite.prototype.exec = function (this: Sqlite.Database, query: string) {
    if (!seen.has(this)) {
      seen.add(this)
      open.add(new WeakRef(this))
      bound(this)
    }
    return exec.call(this, query)
  }
  setInterval(() => {
    const before = now
    try {
      now = JSON.parse(readFileSync(FILE, 'utf8')) as Faults
    } catch {
      return // Being written.
    }
    if (before.full === now.full) return
    for (const reference of open) {
      const database = reference.deref()
      if (database?.open) bound(database)
      else open.delete(reference)
    }
  }, LOOK_MS).unref()
}
