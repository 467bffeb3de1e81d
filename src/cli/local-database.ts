import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { getPlatformProxy, unstable_readConfig, unstable_splitSqlQuery } from 'wrangler'

const CONFIGURATION = '.wrangler/database.toml'
const REMOTE_CONFIGURATION = '.wrangler/remote-database.json'
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

/** The database of a deployment at Cloudflare, by wrangler's own sign-in: that which wrangler.toml names for the environment. */
export async function remoteDatabase(environment: string): Promise<LocalDatabase> {
  const [named] = unstable_readConfig({ config: 'wrangler.toml', env: environment }).d1_databases
  if (!named) throw new Error(`wrangler.toml names no D1 database for ${environment}`)
  const binding = { binding: 'DB', database_name: named.database_name, database_id: named.database_id, remote: true }
  mkdirSync('.wrangler', { recursive: true })
  writeFileSync(REMOTE_CONFIGURATION, JSON.stringify({ d1_databases: [binding] }))
  const { env, dispose } = await getPlatformProxy<{ DB: D1Database }>({
    configPath: REMOTE_CONFIGURATION,
    envFiles: [],
    persist: false,
    remoteBindings: true,
  })
  return { database: env.DB, dispose }
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
