import { writeFileSync } from 'node:fs'
import Sqlite from 'libsql'

/*
 * Loaded into the service's own Node process (`NODE_OPTIONS=--import`): tells twice a second, in the file that
 * SHUZHUN_METER names, what the process has used. The service knows nothing of it.
 */

/** What a service has used since it started. */
export interface Used {
  /** Processor time, in milliseconds. */
  readonly processorMs: number
  /** Rows inserted, changed and deleted in the office's database. */
  readonly rows: number
  /** The same in the files of the objects that write drafts. */
  readonly objectRows: number
}

const FILE = process.env.SHUZHUN_METER
const TOLD_MS = 500

if (FILE) {
  const open = new Map<Sqlite.Database, boolean>()
  const closed = { rows: 0, objectRows: 0 }
  const { exec, close } = Sqlite.prototype
  const changesOf = (database: Sqlite.Database): number =>
    (database.prepare('SELECT total_changes()').raw().all() as [[number]])[0][0]
  const fileOf = (database: Sqlite.Database): string =>
    (database.prepare('PRAGMA database_list').raw().all() as [[number, string, string]])[0][2]
  Sqlite.prototype.exec = function (this: Sqlite.Database, query: string) {
    if (!open.has(this)) open.set(this, fileOf(this).endsWith('shuzhun.db'))
    return exec.call(this, query)
  }
  Sqlite.prototype.close = function (this: Sqlite.Database) {
    const isOffice = open.get(this)
    if (isOffice !== undefined) closed[isOffice ? 'rows' : 'objectRows'] += changesOf(this)
    open.delete(this)
    return close.call(this)
  }
  setInterval(() => {
    const used = { ...closed }
    for (const [database, isOffice] of open) used[isOffice ? 'rows' : 'objectRows'] += changesOf(database)
    const { user, system } = process.cpuUsage()
    writeFileSync(FILE, JSON.stringify({ processorMs: (user + system) / 1000, ...used } satisfies Used))
  }, TOLD_MS).unref()
}
