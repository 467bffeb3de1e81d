import { existsSync, readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { endpointsFrom } from '../adapters/openai-endpoints.ts'
import { admissionFrom, signOnFrom } from '../adapters/sign-on-settings.ts'
import { layoutFrom } from '../pipeline/layout-from.ts'
import { build } from './build.ts'
import { loadSamples } from './load-samples.ts'
import { portAnswers, portOwner } from './port-owner.ts'
import { endOrphan, launch, migrate } from './service.ts'

/* `npm start`: build what changed, migrate the local database, load the sample reports, start the service on workerd. */

async function freePort(text: string): Promise<number> {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new Error(`PORT 应为 1 至 65535 的整数，收到的是“${text}”`)
  if (await endOrphan()) console.log('上次的服务没有正常退出，已结束它')
  if (!(await portAnswers(port))) return port
  const owner = portOwner(port)
  const who = owner ? `进程 ${owner.pid}（${owner.name}）` : '另一个程序'
  const hint = owner?.name === 'workerd' ? '服务多半已在运行，不必再启动' : '请先停掉它'
  throw new Error(`端口 ${port} 已被${who}占用。${hint}；或换一个端口：PORT=${port + 1} npm start`)
}

/** What the environment sets for the Worker. */
const settings = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => /^(OPENAI_|SHUZHUN_|OTEL_|FIGURE_MODE$)/.test(name)),
)

/** The same with what stands in `.dev.vars`. */
const allSettings = (): Record<string, string | undefined> => ({
  ...(existsSync('.dev.vars') ? parseEnv(readFileSync('.dev.vars', 'utf8')) : {}),
  ...settings,
})

/** What the model's settings come to; one that cannot be read is told of before anything starts. */
function drafterInWords(set: Readonly<Record<string, string | undefined>>): string {
  const models = endpointsFrom(set).map(({ model }) => model)
  return models.length > 0
    ? `语言模型 ${models.join('、')}`
    : '模板（配置 OPENAI_BASE_URL、OPENAI_API_KEY、OPENAI_MODEL 后改用语言模型）'
}

/** Whether people sign in, and what that asks for. */
const usersInWords = (set: Readonly<Record<string, string | undefined>>): string =>
  set.SHUZHUN_DEMO === 'yes'
    ? '演示模式，不用登录，对能访问到的人都开放（SHUZHUN_DEMO=yes），不要放真实数据'
    : set.SHUZHUN_SECRET
      ? '需要登录；第一次使用请打开 /set-up'
      : '演示模式，不用登录，只对本机开放（设置 SHUZHUN_SECRET 后启用账号，见 docs/accounts.md）'

/** A signal to npm ends the shell between npm and this script and goes no further: the script looks for itself. */
function whenNpmIsGone(stop: () => void): void {
  if (process.env.npm_lifecycle_event !== 'start') return
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && stop(), 500).unref()
}

async function start(): Promise<void> {
  const port = await freePort(process.env.PORT ?? '8787')
  const set = allSettings()
  const drafter = drafterInWords(set)
  layoutFrom(set.SHUZHUN_LAYOUT)
  signOnFrom(set)
  admissionFrom(set)
  await build(console.log)
  migrate()
  console.log(await loadSamples())
  const service = launch({ host: process.env.SHUZHUN_HOST ?? 'localhost', port, settings, output: 'inherit' })
  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    service.stop().then(() => process.exit(0))
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  whenNpmIsGone(stop)
  service.process.once('exit', (code) => {
    if (!stopping) process.exit(code ?? 1)
  })
  await service.healthy()
  console.log(`
数准已启动。
  起草页面   ${service.url}/
  接口说明   ${service.url}/openapi.json
  起草方式   ${drafter}
  用户       ${usersInWords(set)}
按 Ctrl-C 停止。`)
}

start().catch((error: unknown) => {
  console.error(`\n${error instanceof Error ? error.message : error}`)
  process.exit(1)
})
