import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../contract/free-port.ts'

/** A PostgreSQL server of the tests' own, in a folder that is gone with it. */
export interface PostgresServer {
  /** The address of a new, empty database. */
  database(): string
  /** Ends it at once and starts it again, as a restart of the server does to its clients. */
  restart(): void
  stop(): void
}

const DEBIAN = '/usr/lib/postgresql'
const OWNER = 'shuzhun'

/** Where this machine has PostgreSQL's programs; null where it has none. */
export function postgresPrograms(): string | null {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : []
  const inDebian = versions
    .map((version) => join(DEBIAN, version, 'bin'))
    .find((bin) => existsSync(join(bin, 'initdb')))
  if (inDebian) return inDebian
  const { stdout, status } = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' })
  return status === 0 ? stdout.trim() : null
}

/** Says loudly that the machine has no PostgreSQL, where it has none: a test left out must be seen. */
export function hasPostgres(what: string): boolean {
  if (postgresPrograms()) return true
  console.warn(`!! 这台机器没有 PostgreSQL，跳过：${what}（apt-get install postgresql）`)
  return false
}

/** PostgreSQL refuses to run as root: there it runs as the user that its package made. */
const asRoot = process.getuid?.() === 0

function run(program: string, ...words: string[]): void {
  const [command, ...given] = asRoot ? ['runuser', '-u', 'postgres', '--', program, ...words] : [program, ...words]
  // What the server says goes to its log; a pipe would be held open by it.
  const { status, error } = spawnSync(command!, given, { stdio: ['ignore', 'ignore', 'inherit'], cwd: '/' })
  if (status !== 0) throw new Error(`${program} ${words.join(' ')}: ${error ?? status}`)
}

export async function startPostgres(): Promise<PostgresServer> {
  const bin = postgresPrograms()
  if (!bin) throw new Error('no PostgreSQL on this machine')
  const folder = mkdtempSync(join(tmpdir(), 'shuzhun-postgres-'))
  chmodSync(folder, 0o777)
  const data = join(folder, 'data')
  const port = await freePort()
  const control = (...words: string[]) =>
    run(join(bin, 'pg_ctl'), '-D', data, '-w', '-l', join(folder, 'log'), ...words)
  // An ordering and a language unlike SQLite's, as an office's server would have them.
  run(join(bin, 'initdb'), '-D', data, '-U', OWNER, '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8')
  const options = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off`
  control('-o', options, 'start')
  let made = 0
  return {
    database: () => {
      const name = `office_${++made}`
      run(join(bin, 'createdb'), '-h', folder, '-p', String(port), '-U', OWNER, name)
      return `postgres://${OWNER}@127.0.0.1:${port}/${name}`
    },
    restart: () => control('-m', 'immediate', '-o', options, 'restart'),
    stop: () => {
      control('-m', 'immediate', 'stop')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
