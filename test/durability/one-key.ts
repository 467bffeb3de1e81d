import { startStubModel } from '../stub-model/server.ts'
import { ask, sheets, untilEnded } from './asking.ts'
import { type Home, homes } from './homes.ts'
import { tell } from './tally.ts'

/*
 * Many posts of one key at once against the running service: one draft, one run of the model.
 *   npm run test:faults -- one-key            POSTS=1000
 * Each round uses another kind of key: Idempotency-Key, businessKey, both; then each key is posted once more.
 */

const PORT = Number(process.env.PORT ?? 8863)
const POSTS = Number(process.env.POSTS ?? 1000)
const [sheet] = sheets as [string]
const stub = await startStubModel({ behaviour: { latencyMs: 200 } })

const ROUNDS: readonly [name: string, asked: { headers?: Record<string, string>; body?: object }][] = [
  ['Idempotency-Key', { headers: { 'idempotency-key': '"yunxi-2026q2"' } }],
  ['businessKey', { body: { businessKey: '云溪镇-季度-2026Q2' } }],
  ['两者', { headers: { 'idempotency-key': 'yunxi-2026q2-b' }, body: { businessKey: '云溪镇-季度-2026Q2-乙' } }],
]

/** What one run of the model costs: requests for a draft that nobody else asks for. */
async function requestsOfOneRun(url: string): Promise<number> {
  const before = stub.received.length
  const { path } = await ask(url, sheet)
  await untilEnded(url + path)
  return stub.received.length - before
}

async function postIn(home: Home): Promise<void> {
  const service = await home.start(PORT, { OPENAI_BASE_URL: stub.url, OPENAI_MODEL: 'stub' })
  let [ended, doubled, refused] = [0, 0, 0]
  try {
    await requestsOfOneRun(service.url)
    const usual = await requestsOfOneRun(service.url)
    for (const [name, asked] of ROUNDS) {
      const before = stub.received.length
      const began = performance.now()
      const answers = await Promise.all(Array.from({ length: POSTS }, () => ask(service.url, sheet, asked)))
      const seconds = ((performance.now() - began) / 1000).toFixed(1)
      const first = answers.find(({ path }) => path !== null)?.path
      const draft = first && (await untilEnded(service.url + first))
      const again = await ask(service.url, sheet, asked)
      const paths = new Set([...answers, again].flatMap(({ path }) => path ?? []))
      const requests = stub.received.length - before
      if (draft && draft.status === 'clean') ended++
      doubled += paths.size - 1 + (requests > usual ? 1 : 0)
      refused += answers.filter(({ path }) => path === null).length
      const tally = Object.entries(Object.groupBy(answers, ({ status }) => status)).map(
        ([of, all]) => `${of}×${all!.length}`,
      )
      console.log(
        `  ${name.padEnd(16)} ${seconds} 秒，答复 ${tally.join(' ')}，稿件 ${paths.size} 份，模型请求 ${requests} 次（单独一份 ${usual} 次）`,
      )
    }
  } finally {
    await service.stop()
    home.clear()
  }
  tell({
    how: `同一个键同时提交 ${POSTS} 次，再补一次（三种键）`,
    home: home.name,
    unit: '份稿件',
    accepted: ROUNDS.length,
    ended,
    lost: ROUNDS.length - ended,
    doubled,
    refused,
  })
}

for (const home of await homes()) await postIn(home)
await stub.stop()
