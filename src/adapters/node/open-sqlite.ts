import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Sqlite, { type Database } from 'libsql'
import { inTransaction } from './sqlite-database.ts'

/** How long a writer waits for another process before it gives up. */
const BUSY_MS = 10_000

/**
 * Opens (and makes) a SQLite file that a killed process leaves whole and complete. `FULL` writes nothing later than a power
 * cut either; `NORMAL` is twenty times as fast, and a power cut may cost what was written since the last checkpoint.
 */
export function openSqlite(file: string, synchronous: 'FULL' | 'NORMAL' = 'FULL'): Database {
  mkdirSync(dirname(file), { recursive: true })
  const database = new Sqlite(file)
  database.exec(`PRAGMA busy_timeout = ${BUSY_MS}`)
  database.exec('PRAGMA journal_mode = WAL')
  database.exec(`PRAGMA synchronous = ${synchronous}`)
  return database
}

/**
 * Brings a database up to a folder of migrations (`0001_name.sql` …), each whole or not at all, each once: the same files
 * that wrangler applies to D1. Gives the names of those that were applied now.
 */
export function migrate(database: Database, folder: string): string[] {
  database.exec('CREATE TABLE IF NOT EXISTS applied_migrations (name TEXT PRIMARY KEY, at TEXT NOT NULL) WITHOUT ROWID')
  const files = readdirSync(folder).filter((name) => name.endsWith('.sql'))
  return files.sort().filter((name) =>
    inTransaction(database, () => {
      if (database.prepare('SELECT 1 FROM applied_migrations WHERE name = ?').all(name).length > 0) return false
      database.exec(readFileSync(join(folder, name), 'utf8'))
      database.prepare('INSERT INTO applied_migrations (name, at) VALUES (?, ?)').run(name, new Date().toISOString())
      return true
    }),
  )
}
