import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Pool, PoolClient } from 'pg'
import { translated } from './ddl.ts'

/** Names the lock under which one process at a time migrates. */
const LOCK = 7_311_992

/** Folders of a program's files: the migrations, and what PostgreSQL has of its own. */
export interface SqlFolders {
  readonly migrations: string
  readonly own: string
}

/**
 * Brings a database up to the migrations, each whole or not at all, each once, however many processes begin at once. Gives
 * the names of those that were applied now.
 */
export async function migrate(pool: Pool, { migrations, own }: SqlFolders): Promise<string[]> {
  const ownFile = (name: string) => readFileSync(join(own, name), 'utf8')
  const client = await pool.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK])
    await client.query('CREATE TABLE IF NOT EXISTS applied_migrations (name text PRIMARY KEY, at text NOT NULL)')
    for (const name of ['dialect.sql', 'objects.sql']) await wholly(client, [ownFile(name)])
    const applied: string[] = []
    for (const name of readdirSync(migrations)
      .filter((file) => file.endsWith('.sql'))
      .sort())
      if (await applyOnce(client, name, () => translated(readFileSync(join(migrations, name), 'utf8'), ownFile)))
        applied.push(name)
    return applied
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [LOCK]).catch(() => {})
    client.release()
  }
}

async function applyOnce(client: PoolClient, name: string, statements: () => string[]): Promise<boolean> {
  const { rowCount } = await client.query('SELECT 1 FROM applied_migrations WHERE name = $1', [name])
  if (rowCount) return false
  await wholly(client, statements(), () =>
    client.query('INSERT INTO applied_migrations (name, at) VALUES ($1, $2)', [name, new Date().toISOString()]),
  )
  return true
}

async function wholly(
  client: PoolClient,
  statements: readonly string[],
  then: () => Promise<unknown> = async () => {},
): Promise<void> {
  await client.query('BEGIN')
  try {
    for (const statement of statements) await client.query(statement)
    await then()
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    throw error
  }
}
