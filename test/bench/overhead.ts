import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startStubModel } from '../stub-model/server.ts'
import { tellRow } from './told-row.ts'

/*
 * What the service adds to the model's time: a stub of one second a section, eight sections, all at a time.
 *   npm run bench -- overhead
 * Prints where the time of a draft goes, and the CPU that drafts take without a model. Run it on a machine at rest.
 */

const PORT = Number(process.env.PORT ?? 8862)
const ROUNDS = Number(process.env.ROUNDS ?? 9)
const MODEL_MS = 1000
const TARGET_MS = 1300
const state = mkdtempSync(join(tmpdir(), 'shuzhun-overhead-'))
process.env.SHUZHUN_STATE = state
const { launch, migrate } = await import('../../src/cli/service.ts')
const { loadSamples } = await import('../../src/cli/load-samples.ts')

const stub = await startStubModel()
migrate()
console.log(await loadSamples())
const service = launch({
  host: '127.0.0.1',
  port: PORT,
  settings: { OPENAI_BASE_URL: stub.url, OPENAI_MODEL: 'stub' },
  output: 'ignore',
})

const sheet = readFileSync(`fixtures/facts/${process.env.SHEET ?? 'township-environment'}.json`, 'utf8')
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

const ask = (drafter: string, headers: Record<string, string>) =>
  fetch(`${service.url}/v1/drafts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: `{"factSheet": ${sheet}, "drafter": "${drafter}"}`,
  })

/** When each stage of a draft by the model was told, in milliseconds from the request on. */
async function timeline(): Promise<Map<string, number>> {
  const began = performance.now()
  const stages = new Map<string, number>()
  const response = await ask('llm', { accept: 'text/event-stream' })
  stages.set('accepted', performance.now() - began)
  for await (const piece of response.body!.pipeThrough(new TextDecoderStream()))
    for (const [, kind] of piece.matchAll(/^event: (\w+)$/gm))
      if (kind === 'section' || !stages.has(kind!)) stages.set(kind!, performance.now() - began)
  return stages
}

/** CPU seconds that wrangler and workerd have taken so far: one process group, 100 ticks a second. */
function cpuMs(): number {
  const ticks = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
        const [, , group, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
        const isWorkerd = stat.includes('(workerd)')
        return isWorkerd && Number(group) === service.process.pid ? Number(rest[8]) + Number(rest[9]) : 0
      } catch {
        return 0
      }
    })
  return ticks.reduce((sum, each) => sum + each, 0) * 10
}

try {
  await service.healthy()
  for (let n = 0; n < 3; n++) await timeline()
  stub.behave({ latencyMs: MODEL_MS })
  const rounds: Map<string, number>[] = []
  for (let n = 0; n < ROUNDS; n++) rounds.push(await timeline())
  const asked = stub.received.length / ROUNDS
  const all = (stage: string) => rounds.map((stages) => stages.get(stage) ?? Number.NaN)
  const at = (stage: string) => Math.round(median(all(stage)))
  console.log(`模型每节 ${MODEL_MS} 毫秒，每份请求模型 ${asked} 次，${ROUNDS} 份的中位数和最快（从发出请求算起，毫秒）`)
  for (const stage of ['accepted', 'outline', 'references', 'delta', 'section', 'check', 'done'])
    console.log(`  ${stage.padEnd(10)} ${at(stage)}  ${Math.round(Math.min(...all(stage)))}`)
  const whole = at('done')
  tellRow(
    `整份写完，模型每节 ${MODEL_MS} 毫秒、${asked} 节同时`,
    `中位数 ${whole} 毫秒，最快 ${Math.round(Math.min(...all('done')))} 毫秒`,
    `模型用时的 ${(whole / MODEL_MS).toFixed(2)} 倍（目标 ${TARGET_MS / MODEL_MS}）`,
  )
  for (const drafter of ['llm', 'template']) {
    stub.behave({})
    const before = cpuMs()
    const began = performance.now()
    for (let n = 0; n < 20; n++) await (await ask(drafter, { prefer: 'wait=60' })).arrayBuffer()
    const wall = Math.round((performance.now() - began) / 20)
    const name = drafter === 'llm' ? '模型（立即答复）' : '模板'
    tellRow(`起草一份，${name}`, `${wall} 毫秒，用处理器 ${Math.round((cpuMs() - before) / 20)} 毫秒`)
  }
} finally {
  await service.stop()
  await stub.stop()
  rmSync(state, { recursive: true, force: true })
}
