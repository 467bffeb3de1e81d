import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { hasPostgres, type PostgresServer, startPostgres } from './postgres-server.ts'

/** A service in one of its two homes, with data of its own. */
export interface Home {
  /** As a table names it. */
  readonly name: string
  /** Starts a process over the data; several at a time only in the Node home. */
  start(port: number, settings: Readonly<Record<string, string>>): Promise<Running>
  /** Throws the data away. */
  clear(): void
}
/** A home whose database is a file. */
export interface FileHome extends Home {
  /** The SQLite file of its database, there once it has started. */
  databaseFile(): string
}
export interface Running {
  readonly url: string
  /** Of the process that was started; workerd runs below it. */
  readonly pid: number
  stop(): Promise<void>
  /** Ends it at once, as a power cut does. */
  kill(): Promise<void>
}

/** The service on workerd, by wrangler. One at a time: its place is set for the whole script. */
export async function workerdHome(): Promise<FileHome> {
  const state = mkdtempSync(join(tmpdir(), 'shuzhun-workerd-'))
  process.env.SHUZHUN_STATE = state
  const { launch, migrate } = await import('../../src/cli/service.ts')
  migrate()
  return {
    name: 'workerd',
    start: async (port, settings) => {
      const service = launch({ host: '127.0.0.1', port, settings, output: 'ignore' })
      await service.healthy()
      return { ...service, pid: service.process.pid! }
    },
    databaseFile: () => {
      const folder = join(state, 'v3/d1/miniflare-D1DatabaseObject')
      return join(folder, readdirSync(folder).find((name) => /^[0-9a-f]+\.sqlite$/.test(name))!)
    },
    clear: () => rmSync(state, { recursive: true, force: true }),
  }
}

/** The service in Node over a folder of files. `npm run build -- serve` must have run. */
export function nodeHome(): FileHome & { readonly data: string } {
  const data = mkdtempSync(join(tmpdir(), 'shuzhun-node-'))
  return {
    name: 'Node',
    data,
    start: (port, settings) => startNode(port, { ...settings, SHUZHUN_DATA: data }),
    databaseFile: () => join(data, 'shuzhun.db'),
    clear: () => rmSync(data, { recursive: true, force: true }),
  }
}

/** The service in Node over a PostgreSQL server of its own. `npm run build -- serve` must have run. */
export async function postgresHome(): Promise<Home & { readonly address: string; readonly server: PostgresServer }> {
  const server = await startPostgres()
  const address = server.database()
  return {
    name: 'PostgreSQL',
    address,
    server,
    start: (port, settings) => startNode(port, { ...settings, SHUZHUN_DATABASE: address }),
    clear: () => server.stop(),
  }
}

async function startNode(port: number, settings: Readonly<Record<string, string>>): Promise<Running> {
  const url = `http://127.0.0.1:${port}`
  const env = { ...process.env, ...settings, PORT: String(port) }
  const child = spawn(process.execPath, ['.build/serve/serve.mjs'], { stdio: 'ignore', env })
  await healthy(url, child)
  const end = async (signal: NodeJS.Signals) => {
    const gone = new Promise((resolve) => child.once('exit', resolve))
    if (child.exitCode === null && child.kill(signal)) await gone
  }
  return { url, pid: child.pid!, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') }
}

async function healthy(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 240 && child.exitCode === null; tries++) {
    if ((await fetch(`${url}/healthz`).catch(() => null))?.ok) return
    await sleep(100)
  }
  throw new Error(`${url} did not come up`)
}

const isWanted = (name: string): boolean => (process.env.HOMES ?? 'workerd,node,postgres').split(',').includes(name)

/** The homes named in `HOMES`, by default all: `workerd`, `node`, and `postgres` where the machine has it. */
export const homes = async (): Promise<Home[]> => [
  ...(isWanted('workerd') ? [await workerdHome()] : []),
  ...(await sharedHomes()),
]

/** Those of them whose data several processes may share. */
export const sharedHomes = async (): Promise<Home[]> => [
  ...(isWanted('node') ? [nodeHome()] : []),
  ...(isWanted('postgres') && hasPostgres('PostgreSQL 上的这一项') ? [await postgresHome()] : []),
]
