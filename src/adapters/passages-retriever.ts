import type { CallbackManagerForRetrieverRun } from '@langchain/core/callbacks/manager'
import { Document } from '@langchain/core/documents'
import { BaseRetriever, type BaseRetrieverInput } from '@langchain/core/retrievers'
import type { ScoredPassage } from '../domain/passage.ts'
import { soughtSection } from '../pipeline/passage-parts.ts'
import { EMBEDDED, type PassageQuery, type Passages } from '../pipeline/ports.ts'
import { type Candidate, findCandidates } from './passage-candidates.ts'
import { soughtTerms, termsOf } from './passage-terms.ts'

export interface D1PassagesRetrieverInput extends BaseRetrieverInput {
  readonly database: D1Database
  readonly org: string
  /** What to keep to and how many to give; the words to look for are the retriever's own input. */
  readonly filter: Omit<PassageQuery, 'text'>
}

/**
 * Passages over D1 full-text search on character bigrams. The telling terms of the query bring candidates; these are compared
 * by all its terms, and weighed by whose they are, how recent, and of what they speak.
 */
export class D1PassagesRetriever extends BaseRetriever<Omit<ScoredPassage, 'text'>> {
  lc_namespace = ['shuzhun', 'retrievers']
  readonly #input: D1PassagesRetrieverInput
  constructor(input: D1PassagesRetrieverInput) {
    super(input)
    this.#input = input
  }

  override async _getRelevantDocuments(
    query: string,
    _run?: CallbackManagerForRetrieverRun,
  ): Promise<Document<Omit<ScoredPassage, 'text'>>[]> {
    const { database, org, filter } = this.#input
    const terms = soughtTerms(query)
    if (terms.length === 0) return []
    const candidates = await findCandidates(database, terms, {
      orgs: [...new Set([org, EMBEDDED])],
      reportType: filter.reportType,
      sections: partsOf(filter),
    })
    return unlike(weighed(candidates, this.#input), filter.k).map(
      ({ text, ...metadata }) => new Document({ pageContent: text, metadata, id: metadata.id }),
    )
  }
}

type Weighed = ScoredPassage & { readonly unfilled: boolean }

/** The parts of a report that the filter names; an unknown section is no passage's, so nothing is found. */
const partsOf = ({ section, reportType }: Omit<PassageQuery, 'text'>): readonly string[] | null =>
  section === undefined ? null : [section].flat().flatMap((name) => soughtSection(name, reportType)?.parts ?? [])

const themesOf = ({ section, reportType, themes = [] }: Omit<PassageQuery, 'text'>): readonly string[] => [
  ...themes,
  ...[section ?? []].flat().flatMap((name) => soughtSection(name, reportType)?.themes ?? []),
]

/** An office's own wording is worth more than the embedded library's. */
const OWN = 1.3
/** A theme in common with the section that is to be written. */
const THEME = 2.2
/** Each year of age beside the most recent candidate, and how far that may go. */
const YEAR = 0.95
const OLDEST = 0.75

function weighed(candidates: readonly Candidate[], { org, filter }: D1PassagesRetrieverInput): Weighed[] {
  const themesWanted = themesOf(filter)
  const newest = Math.max(0, ...candidates.map(({ year }) => year ?? 0))
  return candidates
    .map((candidate): Weighed => {
      const { id, sampleId, sampleTitle, reportType, level, section, themes, year, text, unfilled, relevance } =
        candidate
      const own = candidate.org === org && org !== EMBEDDED ? OWN : 1
      const onTheme = themes.some((theme) => themesWanted.includes(theme)) ? THEME : 1
      const age = year === null ? OLDEST : Math.max(OLDEST, YEAR ** (newest - year))
      const score = relevance * own * onTheme * age
      return { id, sampleId, sampleTitle, reportType, level, section, themes, year, text, unfilled, score }
    })
    .sort((a, b) => Number(a.unfilled) - Number(b.unfilled) || b.score - a.score)
}

/** Two passages that share more of their terms than this teach the same thing twice. */
const NEAR_IDENTICAL = 0.7

/** The best `k` of which no two are nearly the same. */
function unlike(ranked: readonly Weighed[], k: number): ScoredPassage[] {
  const chosen: { passage: ScoredPassage; terms: ReadonlySet<string> }[] = []
  for (const { unfilled: _, ...passage } of ranked) {
    if (chosen.length === k) break
    const terms = new Set(termsOf(passage.text))
    if (chosen.every((other) => shared(terms, other.terms) <= NEAR_IDENTICAL)) chosen.push({ passage, terms })
  }
  return chosen.map(({ passage }) => passage)
}

/** The share of terms in common, against the smaller of the two sets. */
const shared = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
  [...a].filter((term) => b.has(term)).length / Math.max(1, Math.min(a.size, b.size))

/** The port `Passages` over the retriever. */
export class D1Passages implements Passages {
  readonly #database: D1Database
  constructor(database: D1Database) {
    this.#database = database
  }

  async find(org: string, { text, ...filter }: PassageQuery): Promise<ScoredPassage[]> {
    const retriever = new D1PassagesRetriever({ database: this.#database, org, filter })
    const documents = await retriever.invoke(text)
    return documents.map(({ pageContent, metadata }) => ({ ...metadata, text: pageContent }))
  }
}
