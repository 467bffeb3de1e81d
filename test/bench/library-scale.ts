import { cpus, loadavg } from 'node:os'
import { D1Samples } from '../../src/adapters/d1-samples.ts'
import { D1Passages } from '../../src/adapters/passages-retriever.ts'
import { passingDatabase } from '../../src/cli/local-database.ts'
import { embeddedSamples } from '../../src/cli/sync-samples.ts'
import type { PassageQuery } from '../../src/pipeline/ports.ts'
import { sectionQueries } from './section-queries.ts'
import { syntheticReports } from './synthetic-reports.ts'

/*
 * node test/bench/library-scale.ts [sizes…]: how the library grows. Local D1 (workerd) filled step by step; at each size every
 * search that drafting the example sheets makes is timed, one after another: from outside, by way of the proxy that a script has to go, and as D1 counts its statements.
 */

const SIZES = [1000, 3000, 10_000, 30_000, 100_000]
const REPORTS_A_BATCH = 20
const ORG = 'bench'

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!

/** The database with the time that D1 itself says its statements took, added up. */
function metered(database: D1Database): { database: D1Database; spent: () => number } {
  let spent = 0
  const batch: D1Database['batch'] = async (statements) => {
    const results = await database.batch(statements)
    for (const { meta } of results) spent += meta.duration
    return results as never
  }
  const watched = { prepare: (query: string) => database.prepare(query), batch } as D1Database
  return { database: watched, spent: () => spent }
}

/** Milliseconds of each search, as asked for from outside and as D1 counts them. */
async function timed(
  database: D1Database,
  queries: readonly PassageQuery[],
): Promise<{ outside: number[]; inside: number[] }> {
  const meter = metered(database)
  const passages = new D1Passages(meter.database)
  const outside: number[] = []
  const inside: number[] = []
  for (const query of queries) {
    const [started, spent] = [performance.now(), meter.spent()]
    await passages.find(ORG, query)
    outside.push(performance.now() - started)
    inside.push(meter.spent() - spent)
  }
  const ascending = (a: number, b: number) => a - b
  return { outside: outside.sort(ascending), inside: inside.sort(ascending) }
}

const told = (times: readonly number[]): string =>
  [0.5, 0.99].map((share) => `${quantile(times, share).toFixed(1)} ms`).join(' | ')

const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : SIZES
const queries = await sectionQueries()
const local = await passingDatabase()
try {
  const library = new D1Samples(local.database)
  const reports = syntheticReports(await embeddedSamples())
  console.log(`${queries.length} 次检索（${new Set(queries.map(({ text }) => text)).size} 个章节），本机 D1`)
  console.log(`负载 ${loadavg()[0]!.toFixed(1)}，${cpus().length} 核`)
  console.log(
    '| 段落 | 数据库内 p50 | 数据库内 p99 | 从外部 p50 | 从外部 p99 | 收入速度 | 数据库 |\n| ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
  )
  let held = 0
  for (const size of sizes) {
    const started = performance.now()
    const before = held
    while (held < size) {
      const batch = Array.from(
        { length: Math.min(REPORTS_A_BATCH, Math.ceil((size - held) / 25)) },
        () => reports.next().value!,
      )
      await library.saveAll(ORG, batch)
      held += batch.reduce((sum, { passages }) => sum + passages.length, 0)
    }
    const rate = (held - before) / ((performance.now() - started) / 1000)
    await timed(local.database, queries.slice(0, 20))
    const { inside, outside } = await timed(local.database, queries)
    const { meta } = await local.database.prepare('SELECT 1').run()
    const bytes = `${((meta.size_after ?? 0) / 1e6).toFixed(1)} MB`
    console.log(`| ${held} | ${told(inside)} | ${told(outside)} | ${rate.toFixed(0)} 段/秒 | ${bytes} |`)
  }
} finally {
  await local.dispose()
}
