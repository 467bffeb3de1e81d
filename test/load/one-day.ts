import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Sqlite from 'libsql'
import { takenOn, writeTable } from '../bench/measured-tables.ts'
import { nodeHome } from '../durability/homes.ts'
import { startStubModel } from '../stub-model/server.ts'
import { type Cost, neededBy, queueing } from './capacity.ts'
import type { Used } from './meter.ts'
import { visit } from './town.ts'

/*
 * The day on which 3,000 townships send their quarterly sheets, at 1/100 scale through the real code: 30 townships, half of
 * them in the last quarter of the day.
 *   npm run test:day [-- --write]            TOWNS=30 MINUTES=4 MODEL_MS=6000 PLACES=8 PORT=8895
 * Prints what one township costs, and what 3,000 need; `--write` puts it into docs/capacity.md.
 */

const TOWNS = Number(process.env.TOWNS ?? 30)
const MINUTES = Number(process.env.MINUTES ?? 4)
const MODEL_MS = Number(process.env.MODEL_MS ?? 6000)
const PLACES = Number(process.env.PLACES ?? 8)
const PORT = Number(process.env.PORT ?? 8895)
const WHOLE = 3000
/** A Chinese character is about 0.7 of a token, and a section's answer about 300. */
const TOKENS_A_CHARACTER = 0.7
const ANSWER_TOKENS = 300
const METER_MS = 1200

const sheets = readdirSync('fixtures/facts').map((name) => JSON.parse(readFileSync(`fixtures/facts/${name}`, 'utf8')))
const folder = mkdtempSync(join(tmpdir(), 'shuzhun-day-'))
const meter = join(folder, 'used.json')
const machine = takenOn()
const stub = await startStubModel({ behaviour: { latencyMs: MODEL_MS } })
const home = nodeHome()
const service = await home.start(PORT, {
  OPENAI_BASE_URL: stub.url,
  OPENAI_MODEL: 'stub',
  OPENAI_CONCURRENCY: String(PLACES),
  NODE_OPTIONS: `--import ${resolve(import.meta.dirname, 'meter.ts')}`,
  SHUZHUN_METER: meter,
})

/** When in the day, from 0 to 1, the sheet of a town comes: half of them in the last quarter. */
const comesAt = (n: number): number => (n % 2 === 0 ? (n / TOWNS) * 0.75 : 0.75 + (n / TOWNS) * 0.2)

const sizeOf = (path: string): number =>
  readdirSync(path, { recursive: true, withFileTypes: true }).reduce(
    (sum, entry) => sum + (entry.isFile() ? statSync(join(entry.parentPath, entry.name)).size : 0),
    0,
  )
/** Brings what stands in the logs of SQLite files into the files themselves: a log's size says nothing of what is kept. */
function settle(path: string): void {
  for (const entry of readdirSync(path, { recursive: true, withFileTypes: true })) {
    if (!entry.name.endsWith('.db')) continue
    const database = new Sqlite(join(entry.parentPath, entry.name))
    database.exec('PRAGMA busy_timeout = 2000')
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    database.close()
  }
}
/** What is used and kept by now, once the meter has told it. */
async function standing(): Promise<Used & { bytes: number; objectBytes: number }> {
  await sleep(METER_MS)
  settle(home.data)
  const objectBytes = sizeOf(join(home.data, 'objects'))
  return { ...(JSON.parse(readFileSync(meter, 'utf8')) as Used), bytes: sizeOf(home.data) - objectBytes, objectBytes }
}

// One before the day begins: what it takes to set up tables and caches is no township's cost.
await visit(service.url, sheets[0], 'rehearsal')
const rehearsed = stub.received.length
const before = await standing()
const visits = await Promise.all(
  Array.from({ length: TOWNS }, async (_, n) => {
    await sleep(comesAt(n) * MINUTES * 60_000)
    return visit(service.url, { ...sheets[n % sheets.length], organisation: `第${n + 1}镇人民政府` }, `town-${n}`)
  }),
)
const after = await standing()
await service.stop()
await stub.stop()
home.clear()
rmSync(folder, { recursive: true, force: true })

const received = stub.received.slice(rehearsed)
const characters = received.reduce((sum, { raw }) => sum + raw.length, 0) / received.length
const each = (field: keyof typeof after): number => (after[field] - before[field]) / TOWNS
const cost: Cost = {
  requests: visits.reduce((sum, { requests }) => sum + requests, 0) / TOWNS,
  modelRequests: received.length / TOWNS,
  tokens: characters * TOKENS_A_CHARACTER + ANSWER_TOKENS,
  modelSeconds: MODEL_MS / 1000,
  bytes: each('bytes'),
  objectBytes: each('objectBytes'),
  rows: each('rows'),
  objectRows: each('objectRows'),
  processorMs: each('processorMs'),
}
const waits = visits.map(({ waitedMs }) => waitedMs / 1000).toSorted((a, b) => a - b)
const at = (share: number): string => waits[Math.min(waits.length - 1, Math.floor(waits.length * share))]!.toFixed(1)

const tables = {
  day: [
    `${machine}：`,
    '',
    `${TOWNS} 个乡镇，${MINUTES} 分钟当一天，模型每节 ${MODEL_MS / 1000} 秒，同时请求 ${PLACES} 节；每个请求模型约 ${Math.round(characters)} 字符。`,
    `从提交到写完：中位 ${at(0.5)} 秒，p95 ${at(0.95)} 秒，最长 ${at(1)} 秒；${TOWNS} 份全部批准并导出。`,
  ],
  needed: neededBy(WHOLE, cost),
  queueing: queueing(WHOLE, cost),
}
for (const [name, lines] of Object.entries(tables)) {
  console.log(`\n${lines.join('\n')}`)
  if (process.argv.includes('--write')) writeTable(name, lines, 'docs/capacity.md')
}
