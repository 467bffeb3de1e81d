import Sqlite from 'libsql'
import { dropAll, type StatementRunner, sqliteRunner } from '../node/statement-runner.ts'
import type { Entry } from './object-log.ts'

const FORGET: Entry = { statement: '', values: [] }
const SCHEMA = /^\s*(?:CREATE|DROP|ALTER)\b/i
const QUIET = /^\s*CREATE\b/i

/** Hears of each statement that changed the storage. `quiet` is one that makes an empty table: it need not be kept until a row is. */
export type OnChange = (entry: Entry, quiet: boolean) => void

/** An object's storage in memory that tells what changes it, and can be brought to any log. */
export class RecordingRunner implements StatementRunner {
  readonly #database = new Sqlite(':memory:')
  readonly #runner = sqliteRunner(this.#database)
  readonly #onChange: OnChange
  readonly sync: () => Promise<void>
  /** What a transaction under way changed; null outside of one. */
  #within: [Entry, boolean][] | null = null

  constructor(onChange: OnChange, sync: () => Promise<void>) {
    this.#onChange = onChange
    this.sync = sync
  }

  run(statement: string, values: readonly unknown[]): ReturnType<StatementRunner['run']> {
    const schema = SCHEMA.test(statement)
    const before = this.#state(schema)
    const answer = this.#runner.run(statement, values)
    if (this.#state(schema) !== before) this.#tell({ statement, values }, QUIET.test(statement))
    return answer
  }

  inTransaction<T>(work: () => T): T {
    this.#within = []
    try {
      const done = this.#runner.inTransaction(work)
      for (const told of this.#within) this.#onChange(...told)
      return done
    } finally {
      this.#within = null
    }
  }

  /** Runs entries of the log, telling nobody. */
  replay(entries: readonly Entry[]): void {
    for (const { statement, values } of entries) {
      if (statement === FORGET.statement) dropAll(this.#runner)
      else this.#runner.run(statement, values)
    }
  }

  clear(): void {
    dropAll(this.#runner)
  }

  /** The shortest log that leads to what is stored now. */
  folded(): Entry[] {
    const made = "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    const tables = this.#runner.run(made, []).rows
    const rows = tables.flatMap(({ name }) => this.#rowsOf(String(name)))
    if (rows.length === 0) return [FORGET]
    return [FORGET, ...tables.map(({ sql }) => ({ statement: String(sql), values: [] })), ...rows]
  }

  #rowsOf(table: string): Entry[] {
    const quoted = `"${table.replaceAll('"', '""')}"`
    return this.#runner.run(`SELECT * FROM ${quoted}`, []).rows.map((row) => ({
      statement: `INSERT INTO ${quoted} VALUES (${Object.keys(row)
        .map(() => '?')
        .join(', ')})`,
      values: Object.values(row).map((value) => (value instanceof ArrayBuffer ? new Uint8Array(value) : value)),
    }))
  }

  #tell(entry: Entry, quiet: boolean): void {
    if (this.#within) this.#within.push([entry, quiet])
    else this.#onChange(entry, quiet)
  }

  /** A number that moves with every change of a row, or of the schema. */
  #state(schema: boolean): unknown {
    const query = schema ? 'SELECT schema_version AS n FROM pragma_schema_version' : 'SELECT total_changes() AS n'
    return this.#runner.run(query, []).rows[0]!.n
  }
}
