import { connect } from '../../src/adapters/postgres/connect.ts'
import { migrate } from '../../src/adapters/postgres/migrate.ts'
import { PostgresDatabase } from '../../src/adapters/postgres/postgres-database.ts'
import type { LocalDatabase } from '../../src/cli/local-database.ts'
import { hasPostgres, startPostgres } from '../durability/postgres-server.ts'

/** A PostgreSQL database of its own that is gone when the script ends, migrated and empty; null where the machine has no PostgreSQL. */
export async function passingPostgres(): Promise<LocalDatabase | null> {
  if (!hasPostgres('PostgreSQL 上的检索')) return null
  const server = await startPostgres()
  const pool = connect(server.database(), 4, console.error)
  await migrate(pool, { migrations: 'src/adapters/migrations', own: 'src/adapters/postgres/sql' })
  return {
    database: new PostgresDatabase(pool),
    dispose: async () => {
      await pool.end()
      server.stop()
    },
  }
}
