import type { CallbackManagerForRetrieverRun } from '@langchain/core/callbacks/manager'
import { Document } from '@langchain/core/documents'
import { BaseRetriever, type BaseRetrieverInput } from '@langchain/core/retrievers'
import type { ScoredPassage } from '../domain/passage.ts'
import { LEAD, soughtSection } from '../pipeline/passage-parts.ts'
import { EMBEDDED, type PassageQuery, type Passages } from '../pipeline/ports.ts'
import { type Candidate, findCandidates } from './passage-candidates.ts'
import { termsOf, weighedTerms } from './passage-terms.ts'
import { themeWeight } from './theme-weight.ts'

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
    const themes = themesOf(filter)
    const terms = weighedTerms(query, themes)
    if (terms.size === 0) return []
    const candidates = await findCandidates(database, terms, {
      orgs: [...new Set([org, EMBEDDED])],
      reportType: filter.reportType,
      like: filter.like?.reportType,
      sections: partsOf(filter),
      themes,
    })
    return unlike(weighed(candidates, themes, this.#input), filter.k).map(
      ({ text, ...metadata }) => new Document({ pageContent: text, metadata, id: metadata.id }),
    )
  }
}

type Weighed = ScoredPassage & { readonly unfilled: boolean }

/** The parts of a report that the filter names; an unknown section is no passage's, so nothing is found. */
const partsOf = ({ section, reportType }: Omit<PassageQuery, 'text'>): readonly string[] | null =>
  section === undefined ? null : [section].flat().flatMap((name) => soughtSection(name, reportType)?.parts ?? [])

const themesOf = ({
  section,
  reportType,
  themes = new Map(),
}: Omit<PassageQuery, 'text'>): ReadonlyMap<string, number> => {
  const ofSections = [section ?? []].flat().flatMap((name) => soughtSection(name, reportType)?.themes ?? [])
  return new Map([...ofSections.map((theme) => [theme, 1] as const), ...themes])
}

/** An office's own wording is worth more than the embedded library's. */
const OWN = 1.3
/** Another type's passage must fit this much better than one of the type that is written, and another level's (区县 for 乡镇) more still. */
const [OTHER_TYPE, OTHER_LEVEL] = [0.8, 0.6]
/** A lead has no matter, only the formula of its level: another level's teaches the wrong one. */
const OTHER_LEVELS_LEAD = 0.1
/** Each year of age beside the most recent candidate, and how far that may go. */
const YEAR = 0.95
const OLDEST = 0.75

function weighed(
  candidates: readonly Candidate[],
  themes: ReadonlyMap<string, number>,
  { org, filter }: D1PassagesRetrieverInput,
): Weighed[] {
  const newest = Math.max(0, ...candidates.map(({ year }) => year ?? 0))
  return candidates
    .map(({ org: owner, relevance, ...passage }): Weighed => {
      const own = owner === org && org !== EMBEDDED ? OWN : 1
      const age = passage.year === null ? OLDEST : Math.max(OLDEST, YEAR ** (newest - passage.year))
      const theme = themeWeight(passage.themes, themes)
      return { ...passage, score: relevance * own * age * theme * likeness(passage, filter.like) }
    })
    .sort((a, b) => Number(a.unfilled) - Number(b.unfilled) || b.score - a.score)
}

/** What a passage of another report type or level is worth. */
function likeness(
  { reportType, level, section }: Pick<Candidate, 'reportType' | 'level' | 'section'>,
  like: PassageQuery['like'],
): number {
  if (!like || reportType === like.reportType) return 1
  if (level === null || level === like.level) return OTHER_TYPE
  return OTHER_TYPE * (section === LEAD ? OTHER_LEVELS_LEAD : OTHER_LEVEL)
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
