import { deserialize, serialize } from 'node:v8'
import { dropAll, type Row, type StatementRunner } from './statement-runner.ts'

/** When an object wants to be woken: kept beside all objects' wishes, so that a restart finds it. */
export interface AlarmClock {
  /** Milliseconds since 1970; null where none is set. */
  at(): number | null | Promise<number | null>
  set(at: number): void
  clear(): void
}

/** The part of a Durable Object's storage that this product uses. */
export type OwnStorage = Pick<
  DurableObjectStorage,
  'get' | 'put' | 'delete' | 'deleteAll' | 'getAlarm' | 'setAlarm' | 'deleteAlarm' | 'transactionSync' | 'sync'
> & { readonly sql: Pick<SqlStorage, 'exec'> }

/** Storage over a SQLite database of the object's own, and its alarm. */
export function objectStorage(database: StatementRunner, alarm: AlarmClock): OwnStorage {
  const entries = () =>
    database.run('CREATE TABLE IF NOT EXISTS _kv (key TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID', [])
  entries()
  const read = (key: string): unknown => {
    const [row] = database.run('SELECT value FROM _kv WHERE key = ?', [key]).rows
    return row && deserialize(new Uint8Array(row.value as ArrayBuffer))
  }
  const write = (key: string, value: unknown): void => {
    database.run('INSERT OR REPLACE INTO _kv (key, value) VALUES (?, ?)', [key, serialize(value)])
  }
  const forget = (key: string): boolean => database.run('DELETE FROM _kv WHERE key = ?', [key]).changes > 0
  const storage = {
    sql: { exec: (query: string, ...values: unknown[]) => cursorOf(database.run(query, values).rows) },
    transactionSync: <T>(work: () => T): T => database.inTransaction(work),
    get: async (asked: string | string[]) =>
      typeof asked === 'string' ? read(asked) : new Map(asked.map((key) => [key, read(key)])),
    put: async (key: string | Record<string, unknown>, value?: unknown) => {
      const all = typeof key === 'string' ? { [key]: value } : key
      database.inTransaction(() => {
        for (const [name, one] of Object.entries(all)) write(name, one)
      })
    },
    delete: async (asked: string | string[]) =>
      typeof asked === 'string' ? forget(asked) : asked.map(forget).filter(Boolean).length,
    deleteAll: async () => {
      alarm.clear()
      database.inTransaction(() => dropAll(database))
      entries()
    },
    getAlarm: async () => alarm.at(),
    setAlarm: async (at: number | Date) => alarm.set(Number(at)),
    deleteAlarm: async () => alarm.clear(),
    sync: () => database.sync(),
  }
  return storage as unknown as OwnStorage
}

const cursorOf = (rows: Row[]) => ({
  toArray: () => rows,
  one: () => {
    if (rows.length !== 1) throw new Error(`expected exactly one row, got ${rows.length}`)
    return rows[0]
  },
  [Symbol.iterator]: () => rows[Symbol.iterator](),
})
