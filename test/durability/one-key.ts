import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Draft } from '../../src/domain/draft.ts'
import { startStubModel } from '../stub-model/server.ts'

/*
 * Many posts of one key at once against the running service: one draft, one run of the model.
 *   npm run one-key
 * POSTS=1000 says how many. Each round uses another kind of key: Idempotency-Key, businessKey, both.
 */

const PORT = Number(process.env.PORT ?? 8863)
const POSTS = Number(process.env.POSTS ?? 1000)
const state = mkdtempSync(join(tmpdir(), 'shuzhun-one-key-'))
process.env.SHUZHUN_STATE = state
const { launch, migrate } = await import('../../src/cli/service.ts')

const stub = await startStubModel()
stub.behave({ latencyMs: 200 })
migrate()
const service = launch({
  host: '127.0.0.1',
  port: PORT,
  settings: { OPENAI_BASE_URL: stub.url, OPENAI_MODEL: 'stub' },
  output: 'ignore',
})
const sheet = JSON.parse(readFileSync('fixtures/facts/township-quarterly.json', 'utf8')) as object

interface Answer {
  readonly status: number
  readonly id: string
}

async function ask(headers: Record<string, string>, body: object): Promise<Answer> {
  const response = await fetch(`${service.url}/v1/drafts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', prefer: 'respond-async', ...headers },
    body: JSON.stringify({ factSheet: sheet, drafter: 'llm', ...body }),
  })
  return { status: response.status, id: ((await response.json()) as Draft).id }
}

async function ended(id: string): Promise<Draft> {
  for (;;) {
    const draft = (await (await fetch(`${service.url}/v1/drafts/${id}`)).json()) as Draft
    if (draft.status !== 'drafting') return draft
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** What one run of the model costs: requests for a draft that nobody else asks for. */
async function requestsOfOneRun(): Promise<number> {
  const before = stub.received.length
  const { id } = await ask({}, {})
  await ended(id)
  return stub.received.length - before
}

/** True where all got the same draft and the model ran once. */
async function round(name: string, headers: Record<string, string>, body: object, usual: number): Promise<boolean> {
  const before = stub.received.length
  const began = performance.now()
  const answers = await Promise.all(Array.from({ length: POSTS }, () => ask(headers, body)))
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  const ids = new Set(answers.map(({ id }) => id))
  const { status } = await ended(answers[0]!.id)
  const again = await ask(headers, body)
  const asked = stub.received.length - before
  const tally = Object.entries(Object.groupBy(answers, ({ status }) => status)).map(
    ([of, all]) => `${of}×${all!.length}`,
  )
  console.log(
    `  ${name.padEnd(16)} ${POSTS} 次同时提交，${seconds} 秒，答复 ${tally.join(' ')}，稿件 ${ids.size} 份（${status}），模型请求 ${asked} 次（单独一份 ${usual} 次）`,
  )
  return ids.size === 1 && again.id === answers[0]!.id && asked === usual
}

let held = false
try {
  await service.healthy()
  await requestsOfOneRun()
  const usual = await requestsOfOneRun()
  const rounds = [
    await round('Idempotency-Key', { 'idempotency-key': '"yunxi-2026q2"' }, {}, usual),
    await round('businessKey', {}, { businessKey: '云溪镇-季度-2026Q2' }, usual),
    await round('两者', { 'idempotency-key': 'yunxi-2026q2-b' }, { businessKey: '云溪镇-季度-2026Q2-乙' }, usual),
  ]
  held = rounds.every(Boolean)
  console.log(held ? '一个键只有一份稿件、一次起草' : '不成立')
} finally {
  await service.stop()
  await stub.stop()
  rmSync(state, { recursive: true, force: true })
}
process.exitCode = held ? 0 : 1
