import { D1Samples } from '../../src/adapters/d1-samples.ts'
import { FusedPassages } from '../../src/adapters/fused-passages.ts'
import { D1Vectors } from '../../src/adapters/kept-vectors.ts'
import { EmbeddedPassages } from '../../src/adapters/openai-embeddings.ts'
import { D1Passages } from '../../src/adapters/passages-retriever.ts'
import { passingDatabase } from '../../src/cli/local-database.ts'
import { EMBEDDED } from '../../src/pipeline/ports.ts'
import { embeddedReports, hasSeeds, type NamedReport, SEEDS, seedReports } from './judged-library.ts'
import { serveVectors } from './local-vectors.ts'
import { writeTable } from './measured-tables.ts'
import { passingPostgres } from './passing-postgres.ts'
import { isHeldOut, type JudgedQuery, judgedQueries, ndcgAt5, queriesWithSeeds, recallAt5 } from './relevance.ts'
import {
  indexedOf,
  miniSearch,
  oramaSearch,
  ownSearch,
  plainSearch,
  type Searcher,
  type Settings,
} from './searchers.ts'
import { tellRow } from './told-row.ts'

/*
 * node test/bench/retrieval.ts [--write] [--show]: how well each way of searching finds the passages that were judged fit, all
 * over the same passages, the same query words and the same bigrams, in one run. `--write` puts the tables into
 * docs/retrieval.md, `--show` lists what ours missed.
 */

type Outcomes = readonly { readonly query: JudgedQuery; readonly recall: number; readonly ndcg: number }[]

async function outcomesOf(searcher: Searcher, queries: readonly JudgedQuery[]): Promise<Outcomes> {
  const found: string[][] = []
  for (const query of queries) found.push(await searcher.find(query))
  return queries.map((query, at) => ({
    query,
    recall: recallAt5(query, found[at]!),
    ndcg: ndcgAt5(query, found[at]!),
  }))
}

const meanOf = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length
const told = (values: readonly number[]): string => meanOf(values).toFixed(3)

function rowOf(name: string, outcomes: Outcomes): string {
  const recalls = (chosen: Outcomes) => told(chosen.map(({ recall }) => recall))
  const aside = outcomes.filter(({ query }) => isHeldOut(query))
  const seen = outcomes.filter(({ query }) => !isHeldOut(query))
  return `| ${name} | ${recalls(outcomes)} | ${recalls(seen)} | ${recalls(aside)} | ${told(outcomes.map(({ ndcg }) => ndcg))} |`
}

/** What the others are tried with; each is given the best of it on the even queries. */
const TRIED: readonly Settings[] = [0.5, 1, 2, 4].flatMap((topic) =>
  [0.6, 1.2, 2].flatMap((k) =>
    [0.3, 0.5, 0.75].flatMap((b) => [true, false].map((themes) => ({ topic, k, b, d: 0.5, themes }))),
  ),
)

/** The searcher in its best settings: chosen as ours were, on the even queries. */
async function tuned(
  make: (settings: Settings) => Searcher | Promise<Searcher>,
  queries: readonly JudgedQuery[],
): Promise<Searcher> {
  const seen = queries.filter((query) => !isHeldOut(query))
  const tries = []
  for (const settings of TRIED) {
    const searcher = await make(settings)
    const outcomes = await outcomesOf(searcher, seen)
    tries.push({ searcher, worth: meanOf(outcomes.map(({ recall, ndcg }) => recall + ndcg / 2)) })
  }
  return tries.reduce((a, b) => (b.worth > a.worth ? b : a)).searcher
}

function showMissed(queries: readonly JudgedQuery[], found: readonly (readonly string[])[]): void {
  for (const [at, query] of queries.entries()) {
    const accepted = [...query.best, ...query.good]
    if (recallAt5(query, found[at]!) === 1) continue
    const wrong = found[at]!.filter((name) => !accepted.includes(name))
    const missed = accepted.filter((name) => !found[at]!.includes(name))
    console.log(`${query.id} ${query.section} ${query.facts}${query.notes}\n   多出 ${wrong}\n   漏掉 ${missed}`)
  }
}

async function measure(reports: readonly NamedReport[], queries: readonly JudgedQuery[]): Promise<string[]> {
  const indexed = indexedOf(reports)
  const others = [
    await tuned((settings) => miniSearch(indexed, settings, false), queries),
    await tuned((settings) => miniSearch(indexed, settings, true), queries),
    await tuned((settings) => oramaSearch(indexed, settings, false), queries),
    await tuned((settings) => oramaSearch(indexed, settings, true), queries),
  ]
  const vectors = await serveVectors(indexed.map(({ text }) => text))
  // Only now: a database that waits for long closes its connection.
  const local = await passingDatabase()
  const postgres = await passingPostgres()
  try {
    const taken = reports.map((report) => report.taken)
    for (const kept of [local, postgres]) if (kept) await new D1Samples(kept.database).saveAll(EMBEDDED, taken)
    const byWords = new D1Passages(local.database)
    const ours = ownSearch('数准（起草时所用）', byWords, indexed)
    const endpoint = { baseUrl: vectors.baseUrl, apiKey: '', model: 'lsa' }
    const byMeaning = new EmbeddedPassages(new D1Vectors(local.database, endpoint.model), endpoint)
    const fused = new FusedPassages(byWords, byMeaning, (fault) => {
      throw fault
    })
    const searchers = [
      ours,
      ...(postgres ? [ownSearch('数准，在 PostgreSQL 上', new D1Passages(postgres.database), indexed)] : []),
      ownSearch('数准，加本机算出的向量', fused, indexed),
      plainSearch(local.database, indexed),
      ...others,
    ]
    const rows = []
    let own: number | null = null
    for (const searcher of searchers) {
      const outcomes = await outcomesOf(searcher, queries)
      const recall = meanOf(outcomes.map((one) => one.recall))
      own ??= recall
      rows.push(rowOf(searcher.name, outcomes))
      const beside = recall === own ? '1' : `数准是它的 ${(own / recall).toFixed(2)} 倍`
      tellRow(`前五段查全率，${indexed.length} 段：${searcher.name}`, recall.toFixed(3), beside)
    }
    if (process.argv.includes('--show'))
      showMissed(queries, await Promise.all(queries.map((query) => ours.find(query))))
    return [
      `${queries.length} 个查询，${indexed.length} 个段落：`,
      '',
      '| 检索方式 | recall@5 | 双号查询 | 单号查询（留出） | nDCG@5 |',
      '| --- | ---: | ---: | ---: | ---: |',
      ...rows,
    ]
  } finally {
    vectors.stop()
    await local.dispose()
    await postgres?.dispose()
  }
}

const embedded = await embeddedReports()
const alone = await measure(embedded, judgedQueries())
console.log(`\n${alone.join('\n')}`)
if (process.argv.includes('--write')) writeTable('embedded', alone)
if (hasSeeds()) {
  const together = await measure([...embedded, ...(await seedReports())], queriesWithSeeds())
  console.log(`\n${together.join('\n')}`)
  if (process.argv.includes('--write')) writeTable('seeds', together)
} else console.warn(`\n!! ${SEEDS} 不在：内置范文加种子报告的一组没有量`)
