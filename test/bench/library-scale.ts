import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { unstable_dev } from 'wrangler'
import { migrations } from '../../src/cli/local-database.ts'
import { embeddedSamples } from '../../src/cli/sync-samples.ts'
import type { PassageQuery } from '../../src/pipeline/ports.ts'
import { writeTable } from './measured-tables.ts'
import type { Asked, Done, Order, Taken } from './scale-worker.ts'
import { sectionQueries } from './section-queries.ts'
import { syntheticReports } from './synthetic-reports.ts'
import { tellRow } from './told-row.ts'

/*
 * node test/bench/library-scale.ts [--write] [--all] [sizes…]: how the library grows. Local D1 filled step by step; at each size every
 * search that drafting the example sheets makes is timed, one after another, in a Worker, as the service makes it.
 * `--write` puts the table into docs/retrieval.md.
 */

const SIZES = [1000, 3000, 10_000, 30_000, 100_000]
/** As far as every `npm run bench` goes; further with `--all`. */
const SMALL = 10_000
const REPORTS_A_BATCH = 20

const TICKS_A_SECOND = 100
/** Each search is made so many times: the processor's clock is coarse. */
const TIMES = 3

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))]!
const told = (times: readonly number[]): string =>
  [0.5, 0.99].map((share) => `${quantile(times, share).toFixed(1)} ms`).join(' | ')

const CONFIGURATION = `compatibility_date = "2026-11-01"
compatibility_flags = ["nodejs_compat"]
[[d1_databases]]
binding = "DB"
database_name = "scale"
database_id = "scale"
`

interface ScaleWorker {
  tell<T>(order: Order): Promise<T>
  stop(): Promise<void>
}

/** workerd with a Worker that keeps reports and searches, and a database of its own that is gone when the script ends. */
async function startWorker(): Promise<ScaleWorker> {
  const folder = mkdtempSync(join(tmpdir(), 'scale-'))
  const config = join(folder, 'wrangler.toml')
  writeFileSync(config, CONFIGURATION)
  const worker = await unstable_dev('test/bench/scale-worker.ts', {
    config,
    persistTo: folder,
    logLevel: 'error',
    experimental: { disableExperimentalWarning: true },
  })
  return {
    tell: async <T>(order: Order) => {
      const response = await worker.fetch('/', { method: 'POST', body: JSON.stringify(order) })
      if (!response.ok) throw new Error(await response.text())
      return (await response.json()) as T
    },
    stop: async () => {
      await worker.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Seconds of processor time that the processes started by this one have used: what other work on the machine does not change. */
function processorTime(): number {
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
          .replace(/^.*\) /, '')
          .split(' ')
        return [{ pid: Number(pid), parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) }]
      } catch {
        return [] // Gone in the meantime.
      }
    })
  const under = (parent: number): number =>
    processes.filter((one) => one.parent === parent).reduce((sum, { pid, ticks }) => sum + ticks + under(pid), 0)
  return under(process.pid) / TICKS_A_SECOND
}

const askedOf = (queries: readonly PassageQuery[]): Asked => ({
  queries: queries.map((query) => ({ ...query, themes: [...(query.themes ?? [])] })),
})

const sizes = process.argv.slice(2).filter((argument) => /^\d+$/.test(argument))
const isWhole = process.argv.includes('--all') || process.argv.includes('--write')
const usual = SIZES.filter((size) => isWhole || size <= SMALL)
const queries = await sectionQueries()
const worker = await startWorker()
try {
  for (const migration of migrations()) await worker.tell({ migration })
  const reports = syntheticReports(await embeddedSamples())
  const lines = [
    `${queries.length} 次检索；${cpus().length} 核，开始时负载 ${loadavg()[0]!.toFixed(1)}：`,
    '',
    '| 段落 | 数据库内 p50 | p99 | 服务中 p50 | p99 | 处理器用时 | 收入速度 | 数据库 |',
    '| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
  ]
  console.log(lines.join('\n'))
  let held = 0
  let smallest: number | null = null
  for (const size of sizes.length > 0 ? sizes.map(Number) : usual) {
    const started = performance.now()
    const before = held
    while (held < size) {
      const batch = Array.from(
        { length: Math.min(REPORTS_A_BATCH, Math.ceil((size - held) / 25)) },
        () => reports.next().value!,
      )
      await worker.tell({ reports: batch })
      held += batch.reduce((sum, { passages }) => sum + passages.length, 0)
    }
    const rate = (held - before) / ((performance.now() - started) / 1000)
    await worker.tell({ asked: askedOf(queries.slice(0, 20)) })
    const used = processorTime()
    const taken = await worker.tell<Taken>({ asked: askedOf(Array.from({ length: TIMES }, () => queries).flat()) })
    const computing = `${(((processorTime() - used) / taken.length) * 1000).toFixed(1)} ms`
    const { bytes } = await worker.tell<Done>({})
    const [inside, waited] = [taken.map((one) => one.inside), taken.map((one) => one.waited)]
    const line = `| ${held} | ${told(inside)} | ${told(waited)} | ${computing} | ${rate.toFixed(0)} 段/秒 | ${(bytes / 1e6).toFixed(1)} MB |`
    console.log(line)
    lines.push(line)
    const median = quantile(inside, 0.5)
    smallest ??= median
    const beside = `${size.toLocaleString('en')} 段是 ${(sizes.length > 0 ? Number(sizes[0]) : usual[0]!).toLocaleString('en')} 段的 ${(median / smallest).toFixed(1)} 倍`
    tellRow(
      `检索一次，${held.toLocaleString('en')} 段`,
      `数据库内 p50 ${median.toFixed(1)} 毫秒；每次用处理器 ${computing}`,
      beside,
    )
  }
  if (process.argv.includes('--write')) writeTable('scale', lines)
} finally {
  await worker.stop()
}
