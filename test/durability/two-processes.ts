import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Draft } from '../../src/domain/draft.ts'
import { headingIn, startStubModel } from '../stub-model/server.ts'
import { nodeHome } from './homes.ts'

/*
 * Two processes of the Node home over one folder of data. Drafts are asked of both; then one is killed:
 *   npm run build -- serve && node test/durability/two-processes.ts
 * Every draft must end by the one that is left, and no section may be asked of the model twice.
 */

const ROUNDS = Number(process.env.ROUNDS ?? 5)
const PORT = Number(process.env.PORT ?? 8871)
const stub = await startStubModel({ behaviour: { latencyMs: 300 } })
const settings = { OPENAI_BASE_URL: stub.url, OPENAI_MODEL: 'stub', OPENAI_CONCURRENCY: '4' }
const sheets = readdirSync('fixtures/facts').map((name) => readFileSync(`fixtures/facts/${name}`, 'utf8'))
const home = nodeHome()

async function ask(url: string, sheet: string): Promise<string> {
  const response = await fetch(`${url}/v1/drafts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', prefer: 'respond-async' },
    body: `{"factSheet": ${sheet}, "drafter": "llm"}`,
  })
  if (response.status !== 202) throw new Error(`${response.status} ${await response.text()}`)
  return response.headers.get('location')!
}

async function untilEnded(location: string): Promise<Draft> {
  for (;;) {
    const draft = (await (await fetch(location)).json()) as Draft
    if (draft.status !== 'drafting') return draft
    await sleep(200)
  }
}

let ended = 0
let asked = 0
let paid = 0
let sections = 0
const stay = await home.start(PORT, settings)
try {
  for (let round = 1; round <= ROUNDS; round++) {
    const other = await home.start(PORT + 1, settings)
    const before = stub.received.length
    const paths = await Promise.all(sheets.map((sheet, n) => ask(n % 2 ? stay.url : other.url, sheet)))
    const moment = Math.round(300 + Math.random() * 3000)
    await sleep(moment)
    await other.kill()
    const drafts = await Promise.all(paths.map((path) => untilEnded(`${stay.url}${path}`)))
    const clean = drafts.filter(({ status }) => status === 'clean').length
    const requests = stub.received.slice(before).flatMap(({ body }) => headingIn(body) ?? []).length
    const written = drafts.flatMap((draft) => draft.sections).filter(({ attempts }) => attempts > 0).length
    ended += clean
    asked += paths.length
    paid += requests
    sections += written
    console.log(
      `${round}. 第 ${moment} 毫秒一个进程断电；${clean}/${paths.length} 份完成，写成 ${written} 节，请求模型 ${requests} 次`,
    )
  }
} finally {
  await stay.stop()
  await stub.stop()
  home.clear()
}
console.log(
  `两个进程共用数据：完成 ${ended}/${asked} 份；${sections} 节共请求模型 ${paid} 次（多出的是断电时正在写的）`,
)
process.exitCode = ended === asked ? 0 : 1
