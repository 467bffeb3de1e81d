import type { CallbackManagerForRetrieverRun } from '@langchain/core/callbacks/manager'
import { Document } from '@langchain/core/documents'
import { BaseRetriever, type BaseRetrieverInput } from '@langchain/core/retrievers'
import type { ScoredPassage } from '../domain/passage.ts'
import { soughtSection } from '../pipeline/passage-parts.ts'
import { EMBEDDED, type PassageQuery, type Passages } from '../pipeline/ports.ts'
import { findCandidates } from './passage-candidates.ts'
import { weighedTerms } from './passage-terms.ts'
import { rankPassages } from './rank-passages.ts'

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
      sections: partsOf(filter),
      themes,
    })
    const { matters = [], like } = filter
    return rankPassages(candidates, { org, themes, matters, like }, filter.k).map(
      ({ text, ...metadata }) => new Document({ pageContent: text, metadata, id: metadata.id }),
    )
  }
}

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
