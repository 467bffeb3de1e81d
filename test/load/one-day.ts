import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Draft } from '../../src/domain/draft.ts'
import { nodeHome } from '../durability/homes.ts'
import { startStubModel } from '../stub-model/server.ts'

/*
 * The day on which 3,000 townships send their quarterly sheets, at 1/100 scale through the real code: 30 townships, each
 * sends its sheet, waits, reads, mends a sentence, checks it, has it approved and takes the .docx along.
 *   node test/load/one-day.ts            TOWNS=30 MINUTES=4 MODEL_MS=6000 PORT=8895
 * Sheets come as they do: half of them in the last quarter of the day. Prints what one township costs, and what 3,000 need.
 */

const TOWNS = Number(process.env.TOWNS ?? 30)
const MINUTES = Number(process.env.MINUTES ?? 4)
const MODEL_MS = Number(process.env.MODEL_MS ?? 6000)
const PLACES = Number(process.env.PLACES ?? 8)
const PORT = Number(process.env.PORT ?? 8895)
const WHOLE = 3000
const DAY_HOURS = 8

const sheets = readdirSync('fixtures/facts').map((name) => JSON.parse(readFileSync(`fixtures/facts/${name}`, 'utf8')))
const stub = await startStubModel({ behaviour: { latencyMs: MODEL_MS } })
const home = nodeHome()
const service = await home.start(PORT, {
  OPENAI_BASE_URL: stub.url,
  OPENAI_MODEL: 'stub',
  OPENAI_CONCURRENCY: String(PLACES),
})

let requests = 0
async function ask<T>(method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<T> {
  requests++
  const answer = await fetch(service.url + path, {
    method,
    headers: { ...(body ? { 'content-type': 'application/json' } : {}), ...headers },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
  return (answer.headers.get('content-type')?.includes('json') ? answer.json() : answer.arrayBuffer()) as Promise<T>
}

interface Town {
  readonly waitedMs: number
  readonly firstSectionMs: number
}

/** One township's way from its sheet to the .docx. */
async function town(n: number): Promise<Town> {
  const sheet = { ...sheets[n % sheets.length], organisation: `第${n + 1}镇人民政府` }
  const began = performance.now()
  const { id } = await ask<Draft>(
    'POST',
    '/v1/drafts',
    { factSheet: sheet, drafter: 'llm', businessKey: `town-${n}` },
    { prefer: 'respond-async' },
  )
  let draft = await ask<Draft>('GET', `/v1/drafts/${id}`)
  let firstSectionMs = 0
  while (draft.status === 'drafting') {
    await sleep(2000)
    draft = await ask<Draft>('GET', `/v1/drafts/${id}`)
    if (firstSectionMs === 0 && draft.sections.length > 0) firstSectionMs = performance.now() - began
  }
  const waitedMs = performance.now() - began
  const text = draft.text.replace('。', '，总体平稳。')
  await ask('POST', '/v1/check', { factSheet: sheet, text })
  const edited = await ask<Draft>('PUT', `/v1/drafts/${id}/text`, { text }, { 'if-match': `"${draft.version}"` })
  if (edited.status === 'clean')
    await ask('POST', `/v1/drafts/${id}/approve`, undefined, { 'if-match': `"${edited.version}"` })
  await ask('GET', `/v1/drafts/${id}/export?format=docx`)
  return { waitedMs, firstSectionMs }
}

/** When in the day, from 0 to 1, the sheet of a town comes: half of them in the last quarter. */
const comesAt = (n: number): number => (n % 2 === 0 ? (n / TOWNS) * 0.75 : 0.75 + (n / TOWNS) * 0.2)

const sizeOf = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).reduce(
    (sum, entry) => sum + (entry.isFile() ? statSync(join(entry.parentPath, entry.name)).size : 0),
    0,
  )

const before = sizeOf(home.data)
const towns = await Promise.all(
  Array.from({ length: TOWNS }, async (_, n) => {
    await sleep(comesAt(n) * MINUTES * 60_000)
    return town(n)
  }),
)
const grown = (sizeOf(home.data) - before) / TOWNS
const asked = stub.received.length / TOWNS
const characters = stub.received.reduce((sum, { raw }) => sum + raw.length, 0) / stub.received.length
const sorted = towns.map(({ waitedMs }) => waitedMs / 1000).sort((a, b) => a - b)
const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!.toFixed(1)
await service.stop()
await stub.stop()
home.clear()

/** Tokens of a request, where a Chinese character is about 0.7 of one and an answer about 300. */
const TOKENS = characters * 0.7 + 300
const busyHour = (WHOLE * 0.5) / (DAY_HOURS / 4)
console.log(`${TOWNS} 个乡镇，${MINUTES} 分钟当一天，模型每节 ${MODEL_MS / 1000} 秒，同时请求 ${PLACES} 个`)
console.log(`等稿：中位 ${at(0.5)} 秒，p95 ${at(0.95)} 秒，最长 ${at(1)} 秒`)
console.log(
  `每个乡镇：请求服务 ${(requests / TOWNS).toFixed(1)} 次，请求模型 ${asked.toFixed(1)} 次，数据 ${(grown / 1024).toFixed(0)} KB`,
)
console.log(
  `${WHOLE} 个乡镇一天：请求 ${Math.round((requests / TOWNS) * WHOLE)} 次，请求模型 ${Math.round(asked * WHOLE)} 次，数据 ${((grown * WHOLE) / 2 ** 30).toFixed(2)} GB`,
)
console.log(
  `最忙的一小时（${Math.round(busyHour)} 个乡镇）：请求模型 ${Math.round(busyHour * asked)} 次，每分钟约 ${Math.round((busyHour * asked * TOKENS) / 60 / 1000)} 千 token；` +
    `模型每节 ${MODEL_MS / 1000} 秒时至少要 ${Math.ceil((busyHour * asked * MODEL_MS) / 3_600_000)} 个同时请求`,
)
