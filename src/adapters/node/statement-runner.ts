import type Sqlite from 'libsql'
import { inTransaction } from './sqlite-database.ts'

export type Row = Record<string, SqlStorageValue>

/** Runs the statements of one object's storage, one after the other. */
export interface StatementRunner {
  run(query: string, values: readonly unknown[]): { readonly rows: Row[]; readonly changes: number }
  /** All that the work does, or nothing. */
  inTransaction<T>(work: () => T): T
  /** Writes down what a power cut must not take. */
  sync(): Promise<void>
}

/** Over an open SQLite database. */
export const sqliteRunner = (database: Sqlite.Database): StatementRunner => ({
  run: (query, values) => {
    const statement = database.prepare(query)
    const names = statement.columns().map(({ name }) => name)
    if (names.length === 0) return { rows: [], changes: statement.run(...values).changes }
    const rows = statement.raw().all(...values) as SqlStorageValue[][]
    return { rows: rows.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at]!]))), changes: 0 }
  },
  inTransaction: (work) => inTransaction(database, work),
  sync: async () => void database.exec('PRAGMA wal_checkpoint(FULL)'),
})

/** Drops every table. */
export function dropAll(runner: StatementRunner): void {
  const { rows } = runner.run("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'", [])
  for (const { name } of rows) runner.run(`DROP TABLE "${String(name).replaceAll('"', '""')}"`, [])
}
