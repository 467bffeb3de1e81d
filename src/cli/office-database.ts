import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { D1AuditLog } from '../adapters/d1-audit-log.ts'
import { migrate as migrateFile, openSqlite } from '../adapters/node/open-sqlite.ts'
import { SqliteDatabase } from '../adapters/node/sqlite-database.ts'
import { sealerFrom } from '../pipeline/seal.ts'
import { type LocalDatabase, serviceDatabase } from './local-database.ts'
import { migrate } from './service.ts'

/** The office's data as a script reaches it, brought up to the present migrations, with its audit log. */
export interface OfficeDatabase extends LocalDatabase {
  readonly audit: D1AuditLog
}

export const clock = { now: () => new Date() }

/** The data of the service on this machine: the Node home's where SHUZHUN_DATA names it, otherwise that of `npm start`. */
export async function officeDatabase(): Promise<OfficeDatabase> {
  const local = process.env.SHUZHUN_DATA ? nodeHome(process.env.SHUZHUN_DATA) : await workerdHome()
  const audit = new D1AuditLog(local.database, clock, sealerFrom(secret(), 'audit'))
  return { ...local, audit }
}

function nodeHome(data: string): LocalDatabase {
  const file = openSqlite(join(resolve(data), 'shuzhun.db'))
  migrateFile(file, 'src/adapters/migrations')
  return {
    database: new SqliteDatabase(file),
    dispose: async () => {
      file.close()
    },
  }
}

function workerdHome(): Promise<LocalDatabase> {
  migrate()
  return serviceDatabase()
}

const secret = (): string | undefined =>
  process.env.SHUZHUN_SECRET ??
  (existsSync('.dev.vars') ? parseEnv(readFileSync('.dev.vars', 'utf8')).SHUZHUN_SECRET : undefined)
