import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
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
    const answer = await fetch(`${url}/healthz`).catch(() => null)
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
