import { readdirSync } from 'node:fs'
import { create, insert, search } from '@orama/orama'
import MiniSearch, { type SearchResult } from 'minisearch'
import { D1Samples } from '../../src/adapters/d1-samples.ts'
import { soughtTerms, termsOf } from '../../src/adapters/passage-terms.ts'
import { D1Passages } from '../../src/adapters/passages-retriever.ts'
import { passingDatabase } from '../../src/cli/local-database.ts'
import { embeddedSamples } from '../../src/cli/sync-samples.ts'
import { fittingPassages, wordsOf } from '../../src/pipeline/find-references.ts'
import { PARTS_OF } from '../../src/pipeline/passage-parts.ts'
import { EMBEDDED } from '../../src/pipeline/ports.ts'
import { type JudgedQuery, judgedQueries, ndcgAt5, recallAt5, sectionOf } from './relevance.ts'

/*
 * node test/bench/retrieval.ts [--show]: how well each way of searching finds the passages that were judged fit, all over the
 * same passages, the same query words and the same bigrams. `--show` lists what ours missed.
 */

interface Searcher {
  readonly name: string
  /** Names (file/number) of the first five. */
  find(query: JudgedQuery): Promise<string[]>
}
interface Indexed {
  readonly id: string
  readonly text: string
  readonly topic: string
  readonly section: string
}

const files = readdirSync('fixtures/reports')
  .filter((name) => name.endsWith('.md'))
  .sort()
const reports = await embeddedSamples()
const names = new Map(
  reports.flatMap(({ passages }, file) =>
    passages.map(({ id }, at) => [id, `${files[file]!.replace('.md', '')}/${at + 1}`]),
  ),
)
const named = (found: readonly { readonly id: string }[]): string[] => found.slice(0, 5).map(({ id }) => names.get(id)!)
const contents = reports.flatMap(({ passages }) => passages)
const indexed: Indexed[] = contents.map(({ id, text, headings, themes, section }) => ({
  id,
  text,
  topic: [...headings, ...themes].join('。'),
  section: section ?? '',
}))
const wordsFor = (query: JudgedQuery): string => wordsOf(sectionOf(query).section)
const partsFor = (query: JudgedQuery): readonly string[] => PARTS_OF[sectionOf(query).section.kind]

const local = await passingDatabase()
await new D1Samples(local.database).saveAll(EMBEDDED, reports)
const passages = new D1Passages(local.database)

const ours: Searcher = {
  name: '数准（起草时所用）',
  find: async (query) => {
    const { section, reportType } = sectionOf(query)
    return named(await fittingPassages('bench', section, reportType, passages, 5))
  },
}
const plain: Searcher = {
  name: 'FTS5 bm25，不筛选',
  find: async (query) => {
    const match = soughtTerms(wordsFor(query))
      .map((term) => `"${term}"`)
      .join(' OR ')
    const { results } = await local.database
      .prepare(
        'SELECT passages.id FROM passages_fts JOIN passages ON passages.number = passages_fts.rowid WHERE passages_fts MATCH ? ORDER BY bm25(passages_fts) LIMIT 5',
      )
      .bind(match)
      .all<{ id: string }>()
    return named(results)
  },
}

const mini = new MiniSearch<Indexed>({
  fields: ['text', 'topic'],
  storeFields: ['section'],
  tokenize: termsOf,
  processTerm: (term) => term,
})
mini.addAll(indexed)
const miniSearch = (filtered: boolean): Searcher => ({
  name: filtered ? 'MiniSearch，二元切分，按部分筛选' : 'MiniSearch，二元切分',
  find: async (query) => {
    const parts = partsFor(query)
    const filter = (hit: SearchResult) => parts.includes(String(hit.section))
    const found = mini.search(wordsFor(query), { boost: { topic: 2 }, ...(filtered && { filter }) })
    return named(found as unknown as { id: string }[])
  },
})

const orama = create({
  schema: { id: 'string', text: 'string', topic: 'string', section: 'enum' },
  components: { tokenizer: { language: 'chinese', normalizationCache: new Map(), tokenize: termsOf } },
})
for (const passage of indexed) await insert(orama, passage)
const oramaSearch = (filtered: boolean): Searcher => ({
  name: filtered ? 'Orama，二元切分，按部分筛选' : 'Orama，二元切分',
  find: async (query) => {
    const { hits } = await search(orama, {
      term: wordsFor(query),
      properties: ['text', 'topic'],
      boost: { topic: 2 },
      threshold: 1,
      limit: 5,
      ...(filtered && { where: { section: { in: [...partsFor(query)] } } }),
    })
    return named(hits.map(({ document }) => document as { id: string }))
  },
})

const mean = (values: readonly number[]): string => (values.reduce((a, b) => a + b, 0) / values.length).toFixed(3)

try {
  const queries = judgedQueries()
  console.log(`${queries.length} 个查询，${contents.length} 个段落`)
  console.log('| 检索方式 | recall@5 | nDCG@5 |\n| --- | ---: | ---: |')
  const searchers = [ours, plain, miniSearch(false), miniSearch(true), oramaSearch(false), oramaSearch(true)]
  const unjudged = new Map<string, Set<string>>()
  for (const searcher of searchers) {
    const found = await Promise.all(queries.map((query) => searcher.find(query)))
    const recall = queries.map((query, at) => recallAt5(query, found[at]!))
    const ndcg = queries.map((query, at) => ndcgAt5(query, found[at]!))
    console.log(`| ${searcher.name} | ${mean(recall)} | ${mean(ndcg)} |`)
    if (process.argv.includes('--show') && searcher === ours) {
      for (const [at, query] of queries.entries()) {
        if (recall[at] === 1) continue
        const accepted = [...query.best, ...query.good]
        const wrong = found[at]!.filter((name) => !accepted.includes(name))
        const missed = accepted.filter((name) => !found[at]!.includes(name))
        console.log(
          `${query.id} ${query.reportType} ${query.section} ${query.facts}${query.notes} ${recall[at]?.toFixed(2)}\n   多出 ${wrong.join(' ')}\n   漏掉 ${missed.join(' ')}`,
        )
      }
    }
    for (const [at, query] of queries.entries()) {
      const accepted = [...query.best, ...query.good]
      for (const name of found[at]!)
        if (!accepted.includes(name)) unjudged.set(query.id, (unjudged.get(query.id) ?? new Set()).add(name))
    }
  }
  if (process.argv.includes('--pool')) for (const [id, found] of unjudged) console.log(id, [...found].join(' '))
} finally {
  await local.dispose()
}
