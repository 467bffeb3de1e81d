import { create, insert, search } from '@orama/orama'
import MiniSearch, { type SearchResult } from 'minisearch'
import { soughtTerms, termsOf } from '../../src/adapters/passage-terms.ts'
import { fittingPassages, wordsOf } from '../../src/pipeline/find-references.ts'
import { partsFor } from '../../src/pipeline/passage-parts.ts'
import type { Passages } from '../../src/pipeline/ports.ts'
import type { NamedReport } from './judged-library.ts'
import { type JudgedQuery, sectionOf } from './relevance.ts'

/** A way of searching: gives the names of the first five. */
export interface Searcher {
  readonly name: string
  find(query: JudgedQuery): Promise<string[]>
}

interface Indexed {
  readonly id: string
  readonly name: string
  readonly text: string
  readonly topic: string
  readonly section: string
  readonly unfilled: boolean
}

/** What a searcher that is not ours can be set to. */
export interface Settings {
  /** How much a term in the headings and themes counts beside one in the text. */
  readonly topic: number
  /** Constants of bm25. */
  readonly k: number
  readonly b: number
  readonly d: number
  /** The section's themes are looked for too. */
  readonly themes: boolean
}

/** The passages of a library as every searcher indexes them, under the names that judgements use. */
export function indexedOf(reports: readonly NamedReport[]): Indexed[] {
  return reports.flatMap(({ name, taken }) =>
    taken.passages.map(({ id, text, headings, themes, section }, at) => ({
      id,
      name: `${name}/${at + 1}`,
      text,
      topic: [...headings, ...themes].join('。'),
      section: section ?? '',
      unfilled: /[xX×*＊]{2,}|\d[xX×]+|_{2,}|\ufffd/.test(text),
    })),
  )
}

function queryWords(query: JudgedQuery, themes: boolean): string {
  const { section, reportType } = sectionOf(query)
  const words = wordsOf(section, reportType)
  return themes ? [words, ...section.themes].join('。') : words
}
const partsOf = (query: JudgedQuery): readonly string[] => partsFor(sectionOf(query).section)
const named = (found: readonly { readonly id: string }[], indexed: readonly Indexed[]): string[] => {
  const names = new Map(indexed.map(({ id, name }) => [id, name]))
  return found.slice(0, 5).map(({ id }) => names.get(id)!)
}

/** The product's own search, as drafting asks it. */
export const ownSearch = (name: string, passages: Passages, indexed: readonly Indexed[]): Searcher => ({
  name,
  find: async (query) => {
    const { section, reportType } = sectionOf(query)
    return named(await fittingPassages('bench', section, reportType, passages, 5), indexed)
  },
})

const PLAIN = `SELECT passages.id FROM passages_fts JOIN passages ON passages.number = passages_fts.rowid
  WHERE passages_fts MATCH ? ORDER BY bm25(passages_fts) LIMIT 5`

/** bm25 of SQLite's full-text search over the same index, and nothing else. */
export const plainSearch = (database: D1Database, indexed: readonly Indexed[]): Searcher => ({
  name: 'FTS5 bm25，不筛选',
  find: async (query) => {
    const match = soughtTerms(queryWords(query, false))
      .map((term) => `"${term}"`)
      .join(' OR ')
    const { results } = await database.prepare(PLAIN).bind(match).all<{ id: string }>()
    return named(results, indexed)
  },
})

/** MiniSearch over character bigrams; `filtered` keeps to the part of the report and to passages without placeholders. */
export function miniSearch(indexed: readonly Indexed[], settings: Settings, filtered: boolean): Searcher {
  const mini = new MiniSearch<Indexed>({
    fields: ['text', 'topic'],
    storeFields: ['section', 'unfilled'],
    tokenize: termsOf,
    processTerm: (term) => term,
  })
  mini.addAll(indexed)
  const { topic, k, b, d } = settings
  return {
    name: filtered ? 'MiniSearch，按部分筛选' : 'MiniSearch，不筛选',
    find: async (query) => {
      const parts = partsOf(query)
      const filter = (hit: SearchResult) => parts.includes(String(hit.section)) && hit.unfilled === false
      const found = mini.search(queryWords(query, settings.themes), {
        boost: { topic },
        bm25: { k, b, d },
        ...(filtered && { filter }),
      })
      return named(found as unknown as { id: string }[], indexed)
    },
  }
}

/** Orama over character bigrams; `filtered` as for MiniSearch. */
export async function oramaSearch(
  indexed: readonly Indexed[],
  settings: Settings,
  filtered: boolean,
): Promise<Searcher> {
  const orama = create({
    schema: { id: 'string', text: 'string', topic: 'string', section: 'enum', unfilled: 'boolean' },
    components: { tokenizer: { language: 'chinese', normalizationCache: new Map(), tokenize: termsOf } },
  })
  for (const { id, text, topic, section, unfilled } of indexed)
    await insert(orama, { id, text, topic, section, unfilled })
  const { topic, k, b, d } = settings
  return {
    name: filtered ? 'Orama，按部分筛选' : 'Orama，不筛选',
    find: async (query) => {
      const { hits } = await search(orama, {
        term: queryWords(query, settings.themes),
        properties: ['text', 'topic'],
        boost: { topic },
        relevance: { k, b, d },
        threshold: 1,
        limit: 5,
        ...(filtered && { where: { section: { in: [...partsOf(query)] }, unfilled: false } }),
      })
      return named(
        hits.map(({ document }) => document as { id: string }),
        indexed,
      )
    },
  }
}
