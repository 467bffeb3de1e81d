import { setTimeout as sleep } from 'node:timers/promises'
import type { Database, Statement } from 'libsql'
import { oneSession } from '../one-session.ts'

/** D1 hands a row back as it is stored; a blob as the list of its bytes. */
type Row = unknown[]
type Value = null | number | string | ArrayBuffer | ArrayBufferView | boolean | bigint

/** The driver waits this long for another process, and the whole process with it; longer waits are slept through. */
const BUSY_MS = 50
/** For so long a statement is tried again while another process writes. */
const PATIENCE_MS = 10_000
const LONGEST_PAUSE_MS = 60

/** As many statements as the service has kinds of, prepared once. */
const KEPT = 500

/**
 * A SQLite file (by libsql) that is spoken to as D1 is, so that one set of adapters, one drizzle schema and one set of
 * migrations serve both homes. A batch is one transaction, as there. Errors carry SQLite's words in `message`.
 */
export class SqliteDatabase implements D1Database {
  readonly #database: Database
  readonly #prepared = new Map<string, Statement>()
  constructor(database: Database) {
    this.#database = database
    database.exec(`PRAGMA busy_timeout = ${BUSY_MS}`)
  }

  prepare(query: string): SqliteStatement {
    return new SqliteStatement({ database: this.#database, query, prepared: () => this.#statement(query) }, [])
  }

  async batch<T = unknown>(statements: D1PreparedStatement[]): Promise<D1Result<T>[]> {
    const own = statements.map((statement) => {
      if (!(statement instanceof SqliteStatement)) throw new TypeError('a statement of another database')
      return statement
    })
    return whenFree(() => inTransaction(this.#database, () => own.map((statement) => statement.answer<T>())))
  }

  async exec(query: string): Promise<D1ExecResult> {
    await whenFree(() => this.#database.exec(query))
    return { count: 1, duration: 0 }
  }

  /** One file, one truth: every session sees what was written last. */
  withSession(): D1DatabaseSession {
    return oneSession(this)
  }

  dump(): Promise<ArrayBuffer> {
    return Promise.reject(new Error('copy the database file instead'))
  }

  #statement(query: string): Statement {
    const known = this.#prepared.get(query)
    if (known) return known
    const made = this.#database.prepare(query)
    if (this.#prepared.size >= KEPT) this.#prepared.delete(this.#prepared.keys().next().value!)
    this.#prepared.set(query, made)
    return made
  }
}

/** Runs the work as one transaction: all of it or nothing. */
export function inTransaction<T>(database: Database, work: () => T): T {
  database.exec('BEGIN IMMEDIATE')
  try {
    const done = work()
    database.exec('COMMIT')
    return done
  } catch (error) {
    // A full disk has ended it already.
    if (database.inTransaction) database.exec('ROLLBACK')
    throw error
  }
}

/** Does the work, which is one statement or one transaction, as soon as no other process is writing; in between others go on. */
async function whenFree<T>(work: () => T): Promise<T> {
  for (const until = performance.now() + PATIENCE_MS; ; ) {
    try {
      return work()
    } catch (error) {
      if (!isBusy(error) || performance.now() > until) throw error
    }
    await sleep(Math.random() * LONGEST_PAUSE_MS)
  }
}

const isBusy = (error: unknown): boolean =>
  error instanceof Error && /database (?:table )?is locked/.test(error.message)

/** A query of a database, and its prepared statement when it is wanted. */
interface Source {
  readonly database: Database
  readonly query: string
  readonly prepared: () => Statement
}

class SqliteStatement implements D1PreparedStatement {
  readonly #source: Source
  readonly #values: readonly Value[]
  constructor(source: Source, values: readonly Value[]) {
    this.#source = source
    this.#values = values
  }

  bind(...values: unknown[]): SqliteStatement {
    return new SqliteStatement(this.#source, values as Value[])
  }

  async first<T>(column?: string): Promise<T | null> {
    const [row] = (await this.#alone(() => this.answer<Record<string, unknown>>())).results
    return (row === undefined ? null : column === undefined ? row : (row[column] ?? null)) as T | null
  }
  async all<T>(): Promise<D1Result<T>> {
    return this.#alone(() => this.answer<T>())
  }
  async run<T>(): Promise<D1Result<T>> {
    return this.#alone(() => this.answer<T>())
  }
  raw<T = unknown[]>(options: { columnNames: true }): Promise<[string[], ...T[]]>
  raw<T = unknown[]>(options?: { columnNames?: false }): Promise<T[]>
  async raw<T = unknown[]>(options?: { columnNames?: boolean }): Promise<T[] | [string[], ...T[]]> {
    const { columns, rows } = await this.#alone(() => this.#rows())
    return options?.columnNames ? [columns, ...(rows as T[])] : (rows as T[])
  }

  /**
   * Runs the statement outside any batch. What writes begins a transaction of its own first: it is there that it may have to
   * wait, and a statement refused in the middle would stand in the way of every later one.
   */
  #alone<T>(work: () => T): Promise<T> {
    const { database, query } = this.#source
    return whenFree(() => (/^\s*SELECT\b/i.test(query) ? work() : inTransaction(database, work)))
  }

  /** What the statement gives now: the batch runs it inside its transaction. */
  answer<T>(): D1Result<T> {
    const { columns, rows, changes, lastRow } = this.#rows()
    const results = rows.map((row) => Object.fromEntries(columns.map((name, at) => [name, row[at]])) as T)
    const meta = { changes, last_row_id: lastRow, changed_db: changes > 0 }
    return { success: true, results, meta: { ...NO_META, ...meta } }
  }

  #rows(): { columns: string[]; rows: Row[]; changes: number; lastRow: number } {
    const statement = this.#source.prepared()
    const values = this.#values.map(bindable)
    const columns = statement.columns().map(({ name }) => name)
    if (columns.length === 0) {
      const { changes, lastInsertRowid } = statement.run(...values)
      return { columns, rows: [], changes, lastRow: Number(lastInsertRowid) }
    }
    const rows = (statement.raw().all(...values) as Row[]).map((row) => row.map(asStored))
    return { columns, rows, changes: rows.length, lastRow: 0 }
  }
}

const NO_META = { duration: 0, size_after: 0, rows_read: 0, rows_written: 0 }

const bindable = (value: Value): unknown => {
  if (value instanceof ArrayBuffer) return new Uint8Array(value)
  return typeof value === 'boolean' ? Number(value) : value
}
const asStored = (value: unknown): unknown => {
  if (value instanceof ArrayBuffer) return [...new Uint8Array(value)]
  return value instanceof Uint8Array ? [...value] : value
}
