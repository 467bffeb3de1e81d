import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseEnv } from 'node:util'
import { endpointsFrom } from '../adapters/openai-endpoints.ts'
import { build } from './build.ts'
import { loadSamples } from './load-samples.ts'
import { STATE } from './local-database.ts'
import { portAnswers, portOwner } from './port-owner.ts'

/* `npm start`: build what changed, migrate the local database, load the sample reports, start the service on workerd. */

const port = Number(process.env.PORT ?? 8787)
const host = process.env.SHUZHUN_HOST ?? 'localhost'
const WRANGLER = 'node_modules/wrangler/bin/wrangler.js'
const SETTINGS = `${STATE}/settings.env`
const environment = {
  ...process.env,
  CI: '1',
  WRANGLER_SEND_METRICS: 'false',
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
}

const giveUp = (message: string): never => {
  console.error(`\n${message}`)
  process.exit(1)
}

async function refuseBusyPort(): Promise<void> {
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    giveUp(`PORT 应为 1 至 65535 的整数，收到的是“${process.env.PORT}”`)
  if (!(await portAnswers(port))) return
  const owner = portOwner(port)
  const who = owner ? `进程 ${owner.pid}（${owner.name}）` : '另一个程序'
  const hint =
    owner?.name === 'workerd' ? `这多半是上次没有正常退出的服务，可先结束它：kill ${owner.pid}` : '请先停掉它'
  giveUp(`端口 ${port} 已被${who}占用。${hint}；或换一个端口：PORT=${port + 1} npm start`)
}

/** A value in the quotes of an env file; inside them it stands as it is. */
function quoted(name: string, value: string): string {
  const quote = ["'", '`', '"'].find((mark) => !value.includes(mark))
  return quote ? quote + value + quote : giveUp(`环境变量 ${name} 里同时用了三种引号，请改写`)
}

/** Hands the model's settings to the Worker: what `.dev.vars` says, and over it what the environment says. */
function settingsFiles(): string[] {
  mkdirSync(STATE, { recursive: true })
  const lines = Object.entries(process.env)
    .filter(([name]) => /^(OPENAI_|SHUZHUN_|FIGURE_MODE$)/.test(name))
    .map(([name, value = '']) => `${name}=${quoted(name, value)}`)
  writeFileSync(SETTINGS, `${lines.join('\n')}\n`, { mode: 0o600 })
  return [...(existsSync('.dev.vars') ? ['.dev.vars'] : []), SETTINGS]
}

function migrate(): void {
  const args = [WRANGLER, 'd1', 'migrations', 'apply', 'shuzhun', '--local', '--persist-to', STATE]
  const done = spawnSync(process.execPath, args, { encoding: 'utf8', env: environment })
  if (done.status !== 0) giveUp(`本地数据库未能更新：\n${done.stdout}${done.stderr}`)
}

function startWorkerd(): ChildProcess {
  const files = settingsFiles().flatMap((file) => ['--env-file', file])
  const place = ['--port', String(port), '--ip', host, '--persist-to', STATE]
  const args = [WRANGLER, 'dev', ...place, '--show-interactive-dev-session=false', ...files]
  // A group of its own: Ctrl-C reaches this script alone, which then ends wrangler and workerd together.
  return spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'], env: environment, detached: true })
}

/** Ends wrangler and its workerd; what is still there after five seconds is killed. */
async function stop(service: ChildProcess): Promise<void> {
  const group = -service.pid!
  const ended = new Promise((resolve) => service.once('exit', resolve))
  process.kill(group, 'SIGTERM')
  if ((await Promise.race([ended, sleep(5000, 'late')])) === 'late') process.kill(group, 'SIGKILL')
}

async function untilHealthy(service: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 240; tries++) {
    if (service.exitCode !== null) giveUp('服务没有启动，原因见上面的输出')
    const answer = await fetch(`http://${host}:${port}/healthz`).catch(() => null)
    if (answer?.ok) return
    await sleep(250)
  }
  await stop(service)
  giveUp('服务一分钟内没有就绪，已停止')
}

/** What the model's settings come to; a setting that cannot be read is told of before anything starts. */
function drafterInWords(): string {
  const file = existsSync('.dev.vars') ? parseEnv(readFileSync('.dev.vars', 'utf8')) : {}
  try {
    const models = endpointsFrom({ ...file, ...process.env }).map(({ model }) => model)
    if (models.length > 0) return `语言模型 ${models.join('、')}`
    return '模板（配置 OPENAI_BASE_URL、OPENAI_API_KEY、OPENAI_MODEL 后改用语言模型）'
  } catch (error) {
    return giveUp(error instanceof Error ? error.message : String(error))
  }
}

await refuseBusyPort()
const drafter = drafterInWords()
await build(console.log)
migrate()
console.log(await loadSamples())

const service = startWorkerd()
let stopping = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (stopping) return
    stopping = true
    stop(service).then(() => process.exit(0))
  })
}
service.once('exit', (code) => {
  if (!stopping) process.exit(code ?? 1)
})
await untilHealthy(service)
console.log(`
数准已启动。
  起草页面   http://${host}:${port}/
  接口说明   http://${host}:${port}/openapi.json
  起草方式   ${drafter}
按 Ctrl-C 停止。`)
