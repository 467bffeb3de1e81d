import { D1Samples } from '../../src/adapters/d1-samples.ts'
import { D1Passages } from '../../src/adapters/passages-retriever.ts'
import { embeddedSamples } from '../../src/cli/load-samples.ts'
import { passingDatabase } from '../../src/cli/local-database.ts'
import type { PassageQuery } from '../../src/pipeline/ports.ts'
import { sectionQueries } from './section-queries.ts'
import { syntheticReports } from './synthetic-reports.ts'

/*
 * node test/bench/library-scale.ts [sizes…]: how the library grows. Local D1 (workerd) filled step by step; at each size every
 * search that drafting the example sheets makes is timed from outside, one after another.
 */

const SIZES = [1000, 3000, 10_000, 30_000, 100_000]
const REPORTS_A_BATCH = 20
const ORG = 'bench'

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!

async function timed(passages: D1Passages, queries: readonly PassageQuery[]): Promise<number[]> {
  const times: number[] = []
  for (const query of queries) {
    const started = performance.now()
    await passages.find(ORG, query)
    times.push(performance.now() - started)
  }
  return times.sort((a, b) => a - b)
}

const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : SIZES
const queries = await sectionQueries()
const local = await passingDatabase()
try {
  const library = new D1Samples(local.database)
  const passages = new D1Passages(local.database)
  const reports = syntheticReports(await embeddedSamples())
  console.log(`${queries.length} 次检索（${new Set(queries.map(({ text }) => text)).size} 个章节），本机 D1`)
  console.log('| 段落 | 检索 p50 | p90 | p99 | 收入速度 | 数据库 |\n| ---: | ---: | ---: | ---: | ---: | ---: |')
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
    await timed(passages, queries.slice(0, 20))
    const times = await timed(passages, queries)
    const { meta } = await local.database.prepare('SELECT 1').run()
    const [p50, p90, p99] = [0.5, 0.9, 0.99].map((share) => `${quantile(times, share).toFixed(1)} ms`)
    console.log(
      `| ${held} | ${p50} | ${p90} | ${p99} | ${rate.toFixed(0)} 段/秒 | ${((meta.size_after ?? 0) / 1e6).toFixed(1)} MB |`,
    )
  }
} finally {
  await local.dispose()
}
