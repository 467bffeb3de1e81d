import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { D1AuditLog } from '../adapters/d1-audit-log.ts'
import { type OfficeHome, programFolders } from '../adapters/node/office-home.ts'
import { sqliteHome } from '../adapters/node/sqlite-home.ts'
import { postgresHome } from '../adapters/postgres/postgres-home.ts'
import { sealerFrom } from '../pipeline/seal.ts'
import type { LocalDatabase } from './local-database.ts'

/** The office's data as a script reaches it, brought up to the present migrations, with its audit log. */
export interface OfficeDatabase extends LocalDatabase {
  readonly audit: D1AuditLog
}

/** The time of this machine. */
export const clock = { now: () => new Date() }

/**
 * The service's data: where SHUZHUN_DATABASE or SHUZHUN_DATA names the Node home's, there; otherwise that of `npm start`. In
 * the package there is only the Node home, with its own settings and its own folder.
 */
export async function officeDatabase(): Promise<OfficeDatabase> {
  if (isPackage() && existsSync('.env')) process.loadEnvFile()
  const local = await localDatabase(process.env)
  const audit = new D1AuditLog(local.database, clock, sealerFrom(secret(), 'audit'))
  return { ...local, audit }
}

/** The package carries the Node home alone: no Worker, no configuration of one. */
const isPackage = (): boolean => !existsSync('wrangler.toml')

async function localDatabase({ SHUZHUN_DATABASE, SHUZHUN_DATA }: NodeJS.ProcessEnv): Promise<LocalDatabase> {
  const folders = programFolders('.')
  if (SHUZHUN_DATABASE) return local(await postgresHome(SHUZHUN_DATABASE, folders, console.error))
  const data = SHUZHUN_DATA ?? (isPackage() ? 'data' : null)
  return data ? local(sqliteHome(resolve(data), folders)) : workerdHome()
}

const local = ({ database, close }: OfficeHome): LocalDatabase => ({ database, dispose: close })

async function workerdHome(): Promise<LocalDatabase> {
  const [{ migrate }, { serviceDatabase }] = await Promise.all([import('./service.ts'), import('./local-database.ts')])
  migrate()
  return serviceDatabase()
}

const secret = (): string | undefined =>
  process.env.SHUZHUN_SECRET ??
  (existsSync('.dev.vars') ? parseEnv(readFileSync('.dev.vars', 'utf8')).SHUZHUN_SECRET : undefined)
