import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { getPlatformProxy, unstable_splitSqlQuery } from 'wrangler'

const CONFIGURATION = '.wrangler/database.toml'
const MIGRATIONS = 'src/adapters/migrations'

/** A D1 database for a script, to be given back when done. */
export interface LocalDatabase {
  readonly database: D1Database
  dispose(): Promise<void>
}

/** Where the service on this machine keeps its data. Two services at a time need two places. */
export const STATE = process.env.SHUZHUN_STATE ?? '.wrangler/state'

/** The local database as `wrangler dev` sees it. It must have been migrated. */
export const serviceDatabase = (): Promise<LocalDatabase> => open({ path: resolve(STATE, 'v3') })

/** A database of its own that is gone when the script ends, migrated and empty. */
export async function passingDatabase(): Promise<LocalDatabase> {
  const local = await open(false)
  for (const statements of migrations())
    await local.database.batch(statements.map((statement) => local.database.prepare(statement)))
  return local
}

/** The statements of each migration, in order. */
export const migrations = (): string[][] =>
  readdirSync(MIGRATIONS)
    .sort()
    .map((file) => unstable_splitSqlQuery(readFileSync(`${MIGRATIONS}/${file}`, 'utf8')))

/** Of the configuration only the database is asked for: a script needs no Worker. */
async function open(persist: { path: string } | false): Promise<LocalDatabase> {
  const binding = /^\[\[d1_databases\]\]\n(?:\S.*\n)+/m.exec(readFileSync('wrangler.toml', 'utf8'))?.[0]
  if (!binding) throw new Error('wrangler.toml names no D1 database')
  mkdirSync('.wrangler', { recursive: true })
  writeFileSync(CONFIGURATION, binding)
  const { env, dispose } = await getPlatformProxy<{ DB: D1Database }>({
    configPath: CONFIGURATION,
    envFiles: [],
    persist,
  })
  return { database: env.DB, dispose }
}
