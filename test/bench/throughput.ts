import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { nodeHome, type Running } from '../durability/homes.ts'
import { startStubModel } from '../stub-model/server.ts'
import { tellRow } from './told-row.ts'

/*
 * How many requests the Node home answers in a second on one core, its client on another:
 *   npm run bench -- throughput            SECONDS=10 PORT=8883
 * Beside them the same for an answer that does nothing, /healthz: what the server and the network take by themselves.
 */

const SECONDS = Number(process.env.SECONDS ?? 10)
const PORT = Number(process.env.PORT ?? 8883)
const AT_A_TIME = 8
const WARM_MS = 3000

const sheet = JSON.parse(readFileSync('fixtures/facts/township-quarterly.json', 'utf8')) as object
const stub = await startStubModel()
const home = nodeHome()
const service = await home.start(PORT, {
  OPENAI_BASE_URL: stub.url,
  OPENAI_MODEL: 'stub',
  OPENAI_CONCURRENCY: '64',
  SHUZHUN_DAILY_DRAFTS: '1000000',
})

/** Holds the service to one core and this process to the others. */
function onOneCore({ pid }: Running): boolean {
  const cores = availableParallelism()
  if (cores < 2) return false
  const held = spawnSync('taskset', ['-a', '-cp', '0', String(pid)]).status === 0
  return held && spawnSync('taskset', ['-a', '-cp', `1-${cores - 1}`, String(process.pid)]).status === 0
}

const post = (path: string, body: object, prefer = 'wait=60'): Promise<Response> =>
  fetch(service.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', prefer },
    body: JSON.stringify(body),
  })

/** Answers a second, with so many requests under way at any time; the first seconds do not count. */
async function perSecond(ask: () => Promise<Response>): Promise<number> {
  let answered = 0
  const began = performance.now()
  const until = began + WARM_MS + SECONDS * 1000
  const worker = async (): Promise<void> => {
    while (performance.now() < until) {
      // A connection that the server was just closing as idle: asked again, as a browser does.
      const response = await ask().catch(ask)
      await response.arrayBuffer()
      if (!response.ok) throw new Error(`${response.url}: ${response.status}`)
      if (performance.now() > began + WARM_MS && performance.now() < until) answered++
    }
  }
  await Promise.all(Array.from({ length: AT_A_TIME }, worker))
  return answered / SECONDS
}

try {
  const held = onOneCore(service)
  const { text } = (await (await post('/v1/drafts', { factSheet: sheet, drafter: 'template' })).json()) as {
    text: string
  }
  const nothing = await perSecond(() => fetch(`${service.url}/healthz`))
  const told = (rate: number) => `每秒 ${rate < 20 ? rate.toFixed(1) : Math.round(rate)} 次`
  const beside = (rate: number) => `空答复的 1/${Math.round(nothing / rate)}`
  const row = async (what: string, ask: () => Promise<Response>) => {
    const rate = await perSecond(ask)
    tellRow(what, told(rate), beside(rate))
  }
  tellRow(`空答复 /healthz（${held ? '服务限在一个核上' : '没能限在一个核上'}）`, told(nothing))
  await row(`核对 /v1/check（${text.length} 字）`, () => post('/v1/check', { factSheet: sheet, text }))
  await row('起草 /v1/drafts，模板', () => post('/v1/drafts', { factSheet: sheet, drafter: 'template' }))
  await row('起草 /v1/drafts，替身模型（不计模型用时）', () => post('/v1/drafts', { factSheet: sheet, drafter: 'llm' }))
} finally {
  await service.stop()
  await stub.stop()
  home.clear()
}
