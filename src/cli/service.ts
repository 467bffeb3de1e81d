import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { STATE } from './local-database.ts'

const WRANGLER = 'node_modules/wrangler/bin/wrangler.js'
const QUIET = { CI: '1', WRANGLER_SEND_METRICS: 'false', CLOUDFLARE_CF_FETCH_ENABLED: 'false' }

/** The service on workerd, as this machine runs it. */
export interface Service {
  readonly url: string
  readonly process: ChildProcess
  /** Resolves when it answers; rejects in Chinese when it ended or does not within a minute. */
  healthy(): Promise<void>
  /** Ends wrangler and its workerd; what is still there after five seconds is killed. */
  stop(): Promise<void>
  /** Ends all of it at once, as a power cut does. */
  kill(): Promise<void>
}

/** Brings the local database up to the migrations. Throws with wrangler's own words. */
export function migrate(): void {
  const args = [WRANGLER, 'd1', 'migrations', 'apply', 'shuzhun', '--local', '--persist-to', STATE]
  const done = spawnSync(process.execPath, args, { encoding: 'utf8', env: { ...process.env, ...QUIET } })
  if (done.status !== 0) throw new Error(`本地数据库未能更新：\n${done.stdout}${done.stderr}`)
}

const RUNNING = `${STATE}/running.json`

/** Who started the service, and the process group in which wrangler and workerd run. */
interface Running {
  readonly starter: number
  readonly group: number
}

/**
 * Ends a service whose starter is gone (killed hard, a closed terminal): wrangler and workerd would otherwise hold the
 * port for ever. Leaves alone what somebody still watches. True when there was one.
 */
export async function endOrphan(): Promise<boolean> {
  if (!existsSync(RUNNING)) return false
  const { starter, group } = JSON.parse(readFileSync(RUNNING, 'utf8')) as Running
  if (isAlive(starter, 'start.ts') || !isAlive(group, 'wrangler')) return false
  process.kill(-group, 'SIGTERM')
  for (let tries = 0; tries < 20 && isAlive(group, 'wrangler'); tries++) await sleep(250)
  if (isAlive(group, 'wrangler')) process.kill(-group, 'SIGKILL')
  return true
}

/** True where the process lives and is what it was: numbers of processes are given out again. */
function isAlive(pid: number, name: string): boolean {
  const done = spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' })
  return done.stdout?.includes(name) ?? false
}

/** Starts the service. `settings` are what an office may set (the model's address and so on); `.dev.vars` comes first. */
export function launch(options: {
  host: string
  port: number
  settings: Readonly<Record<string, string | undefined>>
  output: 'inherit' | 'ignore'
}): Service {
  const { host, port, output } = options
  const url = `http://${host}:${port}`
  const files = settingsFiles(options.settings).flatMap((file) => ['--env-file', file])
  const place = ['--port', String(port), '--ip', host, '--persist-to', STATE]
  // A group of its own: Ctrl-C reaches the caller alone, which then ends wrangler and workerd together.
  const child = spawn(process.execPath, [WRANGLER, 'dev', ...place, '--show-interactive-dev-session=false', ...files], {
    stdio: ['ignore', output, output],
    env: { ...process.env, ...QUIET },
    detached: true,
  })
  writeFileSync(RUNNING, JSON.stringify({ starter: process.pid, group: child.pid }))
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const signal = (name: NodeJS.Signals) => {
    try {
      process.kill(-child.pid!, name)
    } catch {
      // The group is gone already.
    }
  }
  const stop = async () => {
    signal('SIGTERM')
    await Promise.race([ended, sleep(5000)])
    signal('SIGKILL')
  }
  return {
    url,
    process: child,
    stop,
    healthy: () => untilHealthy(url, child, stop),
    kill: async () => {
      signal('SIGKILL')
      await ended
    },
  }
}

async function untilHealthy(url: string, child: ChildProcess, stop: () => Promise<void>): Promise<void> {
  for (let tries = 0; tries < 240; tries++) {
    if (child.exitCode !== null) throw new Error('服务没有启动，原因见上面的输出')
    const answer = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(2000) }).catch(() => null)
    if (answer?.ok) return
    await sleep(250)
  }
  await stop()
  throw new Error('服务一分钟内没有就绪，已停止')
}

/** Files that hand the settings to the Worker; the later wins. */
function settingsFiles(settings: Readonly<Record<string, string | undefined>>): string[] {
  mkdirSync(STATE, { recursive: true })
  const file = `${STATE}/settings.env`
  const lines = Object.entries(settings).map(([name, value = '']) => `${name}=${quoted(name, value)}\n`)
  writeFileSync(file, lines.join(''), { mode: 0o600 })
  return [...(existsSync('.dev.vars') ? ['.dev.vars'] : []), file]
}

/** A value in the quotes of an env file; inside them it stands as it is. */
function quoted(name: string, value: string): string {
  const quote = ["'", '`', '"'].find((mark) => !value.includes(mark))
  if (!quote) throw new Error(`环境变量 ${name} 里同时用了三种引号，请改写`)
  return quote + value + quote
}
