import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { Alarms } from './alarms.ts'
import { objectStorage } from './object-storage.ts'
import type { ObjectName, ObjectStore, OpenStorage } from './object-store.ts'
import { openSqlite } from './open-sqlite.ts'
import { isDead, ownName } from './owner.ts'
import { sqliteRunner } from './statement-runner.ts'

/** Objects in SQLite files, one each: processes of one machine that share the folder read and write the same file. */
export class SqliteObjects implements ObjectStore {
  readonly #folder: string
  readonly #alarms: Alarms

  /** `owner` names this process among all that share the folder. */
  constructor(folder: string, owner = ownName()) {
    this.#folder = folder
    this.#alarms = new Alarms(openSqlite(join(folder, 'alarms.db')), owner)
  }

  async open(name: ObjectName, onAlarm: (at: number) => void): Promise<OpenStorage> {
    const hash = createHash('sha256').update(name.name).digest('hex').slice(0, 40)
    const database = openSqlite(join(this.#folder, name.kind, hash.slice(0, 2), `${hash}.db`), 'NORMAL')
    return {
      storage: objectStorage(sqliteRunner(database), this.#alarms.of(name, onAlarm)),
      refreshed: async () => true,
      settled: async () => {},
      close: async () => {
        database.close()
      },
    }
  }

  async claim(kinds: readonly string[]): Promise<ObjectName[]> {
    this.#alarms.freeThoseOf(isDead)
    return this.#alarms.due().filter((name) => kinds.includes(name.kind) && this.#alarms.claim(name))
  }

  during(name: ObjectName, work: () => Promise<void>): Promise<unknown> {
    return this.#alarms.during(name, work)
  }

  async tick(): Promise<void> {}

  async letGoAll(): Promise<void> {
    this.#alarms.letGoAll()
  }
}
