import { deserialize, serialize } from 'node:v8'
import type Sqlite from 'libsql'
import { inTransaction } from './sqlite-database.ts'

/** When an object wants to be woken: kept beside all objects' wishes, so that a restart finds it. */
export interface AlarmClock {
  /** Milliseconds since 1970; null where none is set. */
  at(): number | null
  set(at: number): void
  clear(): void
}

/** The part of a Durable Object's storage that this product uses, in a SQLite file of the object's own. */
export type OwnStorage = Pick<
  DurableObjectStorage,
  'get' | 'put' | 'delete' | 'deleteAll' | 'getAlarm' | 'setAlarm' | 'deleteAlarm' | 'transactionSync' | 'sync'
> & { readonly sql: Pick<SqlStorage, 'exec'> }

/** Storage over an open database and the object's alarm. */
export function objectStorage(database: Sqlite.Database, alarm: AlarmClock): OwnStorage {
  const entries = () => database.exec('CREATE TABLE IF NOT EXISTS _kv (key TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID')
  entries()
  const read = (key: string): unknown => {
    const [row] = database.prepare('SELECT value FROM _kv WHERE key = ?').raw().all(key) as [ArrayBuffer][]
    return row && deserialize(new Uint8Array(row[0]))
  }
  const write = (key: string, value: unknown): void => {
    database.prepare('INSERT OR REPLACE INTO _kv (key, value) VALUES (?, ?)').run(key, serialize(value))
  }
  const forget = (key: string): boolean => database.prepare('DELETE FROM _kv WHERE key = ?').run(key).changes > 0
  const storage = {
    sql: { exec: (query: string, ...values: unknown[]) => cursorOf(rowsOf(database, query, values)) },
    transactionSync: <T>(work: () => T): T => inTransaction(database, work),
    get: async (asked: string | string[]) =>
      typeof asked === 'string' ? read(asked) : new Map(asked.map((key) => [key, read(key)])),
    put: async (key: string | Record<string, unknown>, value?: unknown) => {
      const all = typeof key === 'string' ? { [key]: value } : key
      inTransaction(database, () => {
        for (const [name, one] of Object.entries(all)) write(name, one)
      })
    },
    delete: async (asked: string | string[]) =>
      typeof asked === 'string' ? forget(asked) : asked.map(forget).filter(Boolean).length,
    deleteAll: async () => {
      alarm.clear()
      inTransaction(database, () => dropAll(database))
      entries()
    },
    getAlarm: async () => alarm.at(),
    setAlarm: async (at: number | Date) => alarm.set(Number(at)),
    deleteAlarm: async () => alarm.clear(),
    sync: async () => void database.exec('PRAGMA wal_checkpoint(FULL)'),
  }
  return storage as unknown as OwnStorage
}

type Row = Record<string, SqlStorageValue>

function rowsOf(database: Sqlite.Database, query: string, values: unknown[]): Row[] {
  const statement = database.prepare(query)
  const names = statement.columns().map(({ name }) => name)
  if (names.length === 0) {
    statement.run(...values)
    return []
  }
  const rows = statement.raw().all(...values) as SqlStorageValue[][]
  return rows.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at]!])))
}

const cursorOf = (rows: Row[]) => ({
  toArray: () => rows,
  one: () => {
    if (rows.length !== 1) throw new Error(`expected exactly one row, got ${rows.length}`)
    return rows[0]
  },
  [Symbol.iterator]: () => rows[Symbol.iterator](),
})

function dropAll(database: Sqlite.Database): void {
  const tables = database
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .raw()
    .all() as [string][]
  for (const [name] of tables) database.exec(`DROP TABLE "${name.replaceAll('"', '""')}"`)
}
