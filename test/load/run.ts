import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { takenOn, writeTable } from '../bench/measured-tables.ts'
import { type Home, homes } from '../durability/homes.ts'
import { startStubModel } from '../stub-model/server.ts'
import { memoryOf } from './memory.ts'
import { type Sample, summary } from './summary.ts'

/*
 * A bounded load on loopback: reads, checks and drafts mixed, with a stub model, at a fixed rate for two minutes:
 *   npm run test:load [-- --write]            SECONDS=120 RATE=20 HOMES=node PORT=8891
 * `--write` puts the tables into docs/capacity.md.
 * Requests are sent when they are due, whether or not earlier ones are answered, so that waiting counts as waiting.
 */

const SECONDS = Number(process.env.SECONDS ?? 120)
const RATE = Number(process.env.RATE ?? 20)
const PORT = Number(process.env.PORT ?? 8891)
const WARM_SECONDS = Math.min(20, SECONDS / 6)
const MOST_GROWTH = 1.3

const sheets = readdirSync('fixtures/facts').map((name) => JSON.parse(readFileSync(`fixtures/facts/${name}`, 'utf8')))

/** What is asked for, with its share in a hundred. */
const MIX: readonly [name: string, share: number][] = [
  ['draft', 4],
  ['check', 30],
  ['read', 40],
  ['list', 16],
  ['page', 10],
]

async function underLoad(home: Home): Promise<boolean> {
  const stub = await startStubModel({ behaviour: { latencyMs: 800 } })
  const settings = {
    OPENAI_BASE_URL: stub.url,
    OPENAI_MODEL: 'stub',
    OPENAI_CONCURRENCY: '8',
    SHUZHUN_DAILY_DRAFTS: '1000000',
  }
  const service = await home.start(PORT, settings)
  const samples: Sample[] = []
  const drafts: string[] = []
  const text = await firstText(service.url, drafts)
  const post = (path: string, body: object) =>
    fetch(service.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', prefer: 'respond-async' },
      body: JSON.stringify(body),
    })
  const ask: Record<string, (n: number) => Promise<Response>> = {
    draft: (n) => post('/v1/drafts', { factSheet: sheets[n % sheets.length], drafter: 'llm' }),
    check: () => post('/v1/check', { factSheet: sheets[0], text }),
    read: (n) => fetch(`${service.url}/v1/drafts/${drafts[n % drafts.length]}`),
    list: () => fetch(`${service.url}/v1/drafts?limit=20`),
    page: () => fetch(`${service.url}/`),
  }
  const one = async (name: string, n: number): Promise<void> => {
    const started = performance.now()
    try {
      const answer = await ask[name]!(n)
      const body = await answer.text()
      if (name === 'draft' && answer.ok) drafts.push((JSON.parse(body) as { id: string }).id)
      samples.push({ name, ms: performance.now() - started, failed: !answer.ok })
    } catch {
      samples.push({ name, ms: performance.now() - started, failed: true })
    }
  }
  const memory: { second: number; megabytes: number }[] = []
  const begun = performance.now()
  const open: Promise<void>[] = []
  for (let n = 0; n < SECONDS * RATE; n++) {
    await sleep(Math.max(0, begun + (n * 1000) / RATE - performance.now()))
    open.push(one(chosen(n), n))
    if (n % (RATE * 5) === 0) memory.push({ second: n / RATE, megabytes: memoryOf(service.pid) })
  }
  await Promise.all(open)
  const unfinished = await untilEnded(service.url, drafts)
  const settled = memory.filter(({ second }) => second >= WARM_SECONDS).map(({ megabytes }) => megabytes)
  const third = Math.max(1, Math.floor(settled.length / 3))
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [early, late] = [mean(settled.slice(0, third)), mean(settled.slice(-third))]
  const lines = [
    `**${home.name}**：${SECONDS} 秒，每秒 ${RATE} 次，起草 ${drafts.length} 份`,
    '',
    summary(samples),
    '',
    `内存（含子进程）：前三分之一 ${early.toFixed(0)} MB，后三分之一 ${late.toFixed(0)} MB；没有写完的稿件 ${unfinished} 份`,
    '',
  ]
  console.log(lines.join('\n'))
  report.push(...lines)
  await service.stop()
  await stub.stop()
  home.clear()
  return samples.every(({ failed }) => !failed) && unfinished === 0 && late < early * MOST_GROWTH
}

/** Spread evenly, the same each time. */
function chosen(n: number): string {
  let at = (n * 37) % 100
  for (const [name, share] of MIX) {
    if (at < share) return name
    at -= share
  }
  return 'page'
}

/** A draft to read and its text to check. */
async function firstText(url: string, drafts: string[]): Promise<string> {
  const made = await fetch(`${url}/v1/drafts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', prefer: 'wait=30' },
    body: JSON.stringify({ factSheet: sheets[0], drafter: 'template' }),
  })
  const { id, text } = (await made.json()) as { id: string; text: string }
  drafts.push(id)
  return text
}

/** How many drafts have not ended two minutes after the load. */
async function untilEnded(url: string, drafts: readonly string[]): Promise<number> {
  let open = [...drafts]
  for (let tries = 0; tries < 240 && open.length > 0; tries++) {
    const states = await Promise.all(
      open.map(async (id) => ((await (await fetch(`${url}/v1/drafts/${id}`)).json()) as { status: string }).status),
    )
    open = open.filter((_, at) => states[at] === 'drafting')
    if (open.length > 0) await sleep(500)
  }
  return open.length
}

const report: string[] = [`${takenOn()}：`, '']
let fine = true
for (const home of await homes()) fine = (await underLoad(home)) && fine
process.exitCode = fine ? 0 : 1
if (process.argv.includes('--write')) writeTable('load', report, 'docs/capacity.md')
