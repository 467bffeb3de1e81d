import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { D1AuditLog } from '../adapters/d1-audit-log.ts'
import { type OfficeHome, programFolders } from '../adapters/node/office-home.ts'
import { sqliteHome } from '../adapters/node/sqlite-home.ts'
import { postgresHome } from '../adapters/postgres/postgres-home.ts'
import { sealerFrom } from '../pipeline/seal.ts'
import { type LocalDatabase, serviceDatabase } from './local-database.ts'
import { migrate } from './service.ts'

/** The office's data as a script reaches it, brought up to the present migrations, with its audit log. */
export interface OfficeDatabase extends LocalDatabase {
  readonly audit: D1AuditLog
}

/** The time of this machine. */
export const clock = { now: () => new Date() }

/** The service's data: where SHUZHUN_DATABASE or SHUZHUN_DATA names the Node home's, there; otherwise that of `npm start`. */
export async function officeDatabase(): Promise<OfficeDatabase> {
  const local = await localDatabase(process.env)
  const audit = new D1AuditLog(local.database, clock, sealerFrom(secret(), 'audit'))
  return { ...local, audit }
}

async function localDatabase({ SHUZHUN_DATABASE, SHUZHUN_DATA }: NodeJS.ProcessEnv): Promise<LocalDatabase> {
  const folders = programFolders('.')
  if (SHUZHUN_DATABASE) return local(await postgresHome(SHUZHUN_DATABASE, folders, console.error))
  return SHUZHUN_DATA ? local(sqliteHome(resolve(SHUZHUN_DATA), folders)) : workerdHome()
}

const local = ({ database, close }: OfficeHome): LocalDatabase => ({ database, dispose: close })

function workerdHome(): Promise<LocalDatabase> {
  migrate()
  return serviceDatabase()
}

const secret = (): string | undefined =>
  process.env.SHUZHUN_SECRET ??
  (existsSync('.dev.vars') ? parseEnv(readFileSync('.dev.vars', 'utf8')).SHUZHUN_SECRET : undefined)
