import type { Pool, PoolClient } from 'pg'
import { oneSession } from '../one-session.ts'
import { type Translated, translatedStatement, valuesFor } from './dialect.ts'
import { asKnown, isPassing } from './faults.ts'

type Value = null | number | string | ArrayBuffer | ArrayBufferView | boolean | bigint
type Client = Pick<PoolClient, 'query'>
interface Answer {
  readonly columns: string[]
  readonly rows: unknown[][]
  readonly changes: number
}

/** Of transactions that touch the same rows one goes first; the others are tried again, at most so often. */
const MOST_TRIES = 30
const LONGEST_PAUSE_MS = 100

/**
 * A PostgreSQL database that is spoken to as D1 is, so that one set of adapters, one drizzle schema and one set of
 * migrations serve it too. A batch is one serializable transaction, tried again where another came in between. Errors carry
 * SQLite's and D1's words in `message`.
 */
export class PostgresDatabase implements D1Database {
  readonly #pool: Pool
  readonly #beforeLeaving: () => Promise<void>

  /** `beforeLeaving` is awaited before anything is asked of the database. */
  constructor(pool: Pool, beforeLeaving: () => Promise<void> = async () => {}) {
    this.#pool = pool
    this.#beforeLeaving = beforeLeaving
  }

  prepare(query: string): PostgresStatement {
    return new PostgresStatement((statement) => this.#alone(statement), known(query), [])
  }

  async batch<T = unknown>(statements: D1PreparedStatement[]): Promise<D1Result<T>[]> {
    const own = statements.map((statement) => {
      if (!(statement instanceof PostgresStatement)) throw new TypeError('a statement of another database')
      return statement
    })
    if (own.length === 0) return []
    const answers = await this.#tried(() => this.#within(own))
    return answers.map(resultOf<T>)
  }

  async exec(query: string): Promise<D1ExecResult> {
    await this.#tried(() => this.#pool.query(query))
    return { count: 1, duration: 0 }
  }

  /** One server, one truth: every session sees what was written last. */
  withSession(): D1DatabaseSession {
    return oneSession(this)
  }

  dump(): Promise<ArrayBuffer> {
    return Promise.reject(new Error('use pg_dump instead'))
  }

  #alone(statement: PostgresStatement): Promise<Answer> {
    return this.#tried(() => statement.on(this.#pool, 0))
  }

  async #within(statements: readonly PostgresStatement[]): Promise<Answer[]> {
    const client = await this.#pool.connect()
    let broken = false
    try {
      await client.query('BEGIN ISOLATION LEVEL SERIALIZABLE')
      const answers: Answer[] = []
      for (const statement of statements) answers.push(await statement.on(client, answers.at(-1)?.changes ?? 0))
      await client.query('COMMIT')
      return answers
    } catch (error) {
      await client.query('ROLLBACK').catch(() => {
        broken = true
      })
      throw error
    } finally {
      client.release(broken)
    }
  }

  async #tried<T>(work: () => Promise<T>): Promise<T> {
    await this.#beforeLeaving()
    for (let tries = 1; ; tries++) {
      try {
        return await work()
      } catch (error) {
        if (!isPassing(error) || tries === MOST_TRIES) throw asKnown(error)
        await new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(LONGEST_PAUSE_MS, 5 * tries)))
      }
    }
  }
}

class PostgresStatement implements D1PreparedStatement {
  readonly #run: (statement: PostgresStatement) => Promise<Answer>
  readonly #statement: Translated & { readonly name: string }
  readonly #values: readonly Value[]
  constructor(
    run: (statement: PostgresStatement) => Promise<Answer>,
    statement: Translated & { readonly name: string },
    values: readonly Value[],
  ) {
    this.#run = run
    this.#statement = statement
    this.#values = values
  }

  bind(...values: unknown[]): PostgresStatement {
    return new PostgresStatement(this.#run, this.#statement, values as Value[])
  }

  async first<T>(column?: string): Promise<T | null> {
    const [row] = resultOf<Record<string, unknown>>(await this.#run(this)).results
    return (row === undefined ? null : column === undefined ? row : (row[column] ?? null)) as T | null
  }
  async all<T>(): Promise<D1Result<T>> {
    return resultOf<T>(await this.#run(this))
  }
  async run<T>(): Promise<D1Result<T>> {
    return resultOf<T>(await this.#run(this))
  }
  raw<T = unknown[]>(options: { columnNames: true }): Promise<[string[], ...T[]]>
  raw<T = unknown[]>(options?: { columnNames?: false }): Promise<T[]>
  async raw<T = unknown[]>(options?: { columnNames?: boolean }): Promise<T[] | [string[], ...T[]]> {
    const { columns, rows } = await this.#run(this)
    return options?.columnNames ? [columns, ...(rows as T[])] : (rows as T[])
  }

  /** What it gives on that connection; `changesBefore` is how many rows the statement before it changed. */
  async on(client: Client, changesBefore: number): Promise<Answer> {
    const { name, text } = this.#statement
    const values = valuesFor(this.#statement, this.#values.map(bindable), changesBefore)
    const { fields, rows, rowCount } = await client.query<unknown[]>({
      name,
      text,
      values: [...values],
      rowMode: 'array',
    })
    return {
      columns: fields.map((field) => field.name),
      rows: rows.map((row) => row.map(asStored)),
      changes: rowCount ?? 0,
    }
  }
}

/** As many statements as the service has kinds of: translated once, and under one name that a connection prepares once. */
const KNOWN = new Map<string, Translated & { readonly name: string }>()
const MOST_KNOWN = 500

function known(query: string): Translated & { readonly name: string } {
  const before = KNOWN.get(query)
  if (before) return before
  // Beyond them a statement has no name, and is prepared each time.
  const made = { ...translatedStatement(query), name: KNOWN.size < MOST_KNOWN ? `shuzhun_${KNOWN.size}` : '' }
  if (KNOWN.size < MOST_KNOWN) KNOWN.set(query, made)
  return made
}

const NO_META = { duration: 0, size_after: 0, rows_read: 0, rows_written: 0, last_row_id: 0 }

function resultOf<T>({ columns, rows, changes }: Answer): D1Result<T> {
  const results = rows.map((row) => Object.fromEntries(columns.map((name, at) => [name, row[at]])) as T)
  return { success: true, results, meta: { ...NO_META, changes, changed_db: changes > 0 } }
}

function bindable(value: Value): unknown {
  if (typeof value === 'boolean') return Number(value)
  if (value instanceof ArrayBuffer) return Buffer.from(value)
  return ArrayBuffer.isView(value) ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : value
}
const asStored = (value: unknown): unknown => (value instanceof Uint8Array ? [...value] : value)
