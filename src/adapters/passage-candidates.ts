import type { Passage } from '../domain/passage.ts'
import { relevancesOf } from './passage-relevance.ts'

/** A passage that shares terms with the query. */
export interface Candidate extends Passage {
  readonly org: string
  readonly unfilled: boolean
  /** How well it fits by all terms of the query: higher is better. */
  readonly relevance: number
}
/** To which passages a search keeps. */
export interface Kept {
  readonly orgs: readonly string[]
  readonly reportType: string | undefined
  /** Parts of a report; null for all. */
  readonly sections: readonly string[] | null
  /** How much each theme is wanted. */
  readonly themes: ReadonlyMap<string, number>
}

/**
 * How many entries of the index a search reads: the rarest terms are taken first, until they stand in so many passages
 * together. In a small library that is every term; in one of 100,000 passages the common ones, which cost most and tell
 * least, bring no candidates (they still count when candidates are compared).
 */
export const ENTRIES = 6000
/** So many of the rarest terms are taken in any case. */
export const LEAST_TERMS = 4
/** Candidates that are compared by all terms: enough that own, recent and differing ones are among them. */
export const CANDIDATES = 80
/** Passages of the other parts that may lend words: 问题, 措施 and 打算 speak of one matter in different words. */
export const LENDERS = 80
/** How strongly rarity tells: at 1 the rarest pairs, chance meetings of two words, would outweigh the subject. */
const RARITY = 0.8

/** The telling terms, each with what it is worth: how much it is wanted, and more the rarer it is. */
const TELLING = `
  SELECT '"' || term || '"' AS term, worth FROM (
    SELECT term, asked.value * ln(1 + 1.0 * (SELECT max(number) FROM passages) / passages) AS worth,
      sum(passages) OVER rarest AS entries, row_number() OVER rarest AS nth
    FROM json_each(?1) AS asked CROSS JOIN passage_terms ON term = asked.key
    WHERE passages > 0
    WINDOW rarest AS (ORDER BY passages, term)
  ) WHERE entries <= ${ENTRIES} OR nth <= ${LEAST_TERMS}`
/** The best hits of one kind: looked up best first, until there are enough. */
const bestOf = (fits: 0 | 1, condition: string, most: number) => `
  SELECT * FROM (
    SELECT hits.number, ${fits} AS fits
    FROM hits CROSS JOIN passages AS kept INDEXED BY passages_kept ON kept.number = hits.number
    WHERE kept.org IN (SELECT value FROM json_each(?2)) AND (?3 IS NULL OR kept.report_type = ?3) AND ${condition}
    ORDER BY hits.worth DESC LIMIT ${most}
  )`
/**
 * Hits are ranked by the terms they hold, which the index alone tells (bm25 would look up the length of each), then the best
 * are looked up, and of these alone the long rows are read.
 */
export const SEARCH = `
  WITH telling AS MATERIALIZED (${TELLING}),
  hits AS MATERIALIZED (
    SELECT passages_fts.rowid AS number, sum(worth) AS worth
    FROM telling CROSS JOIN passages_fts WHERE passages_fts MATCH telling.term
    GROUP BY passages_fts.rowid ORDER BY worth DESC
  ),
  best AS (
    ${bestOf(1, '(?4 IS NULL OR kept.section IN (SELECT value FROM json_each(?4)))', CANDIDATES)}
    UNION ALL ${bestOf(0, 'kept.section NOT IN (SELECT value FROM json_each(?4))', LENDERS)}
  )
  SELECT best.fits, p.org, p.id, p.sample_id AS sampleId, p.report_type AS reportType, p.level, p.section, p.themes, p.year,
    p.unfilled, p.text, iif(best.fits, (SELECT title FROM samples WHERE org = p.org AND id = p.sample_id), '') AS sampleTitle
  FROM best CROSS JOIN passages AS p ON p.number = best.number`
const FREQUENCIES = 'SELECT term, passages FROM passage_terms WHERE term IN (SELECT value FROM json_each(?))'
/** The last number is as good as the count, and costs nothing. */
const SIZE = 'SELECT coalesce(max(number), 0) AS passages FROM passages'

type Row = Omit<Candidate, 'themes' | 'unfilled' | 'relevance'> & { themes: string; unfilled: number; fits: number }

/** The passages that share the most telling terms with a query, compared by all of them; in no particular order. */
export async function findCandidates(
  database: D1Database,
  sought: ReadonlyMap<string, number>,
  kept: Kept,
): Promise<Candidate[]> {
  const terms = JSON.stringify([...sought.keys()])
  const asked = JSON.stringify(Object.fromEntries(sought))
  const sections = kept.sections && JSON.stringify(kept.sections)
  const [found, frequencies, size] = await database.batch([
    database.prepare(SEARCH).bind(asked, JSON.stringify(kept.orgs), kept.reportType ?? null, sections),
    database.prepare(FREQUENCIES).bind(terms),
    database.prepare(SIZE),
  ])
  const all = (size!.results[0] as { passages: number }).passages
  const rarity = (passages: number) => Math.log(1 + (all - passages + 0.5) / (passages + 0.5)) ** RARITY
  const weights = new Map(
    (frequencies!.results as { term: string; passages: number }[]).map(({ term, passages }) => [
      term,
      sought.get(term)! * rarity(passages),
    ]),
  )
  const rows = (found!.results as unknown as Row[]).map(({ themes, unfilled, fits, ...row }) => ({
    candidate: { ...row, themes: JSON.parse(themes) as string[], unfilled: unfilled === 1 },
    fits: fits === 1,
  }))
  const candidates = rows.filter(({ fits }) => fits).map(({ candidate }) => candidate)
  const elsewhere = rows.filter(({ fits }) => !fits).map(({ candidate }) => candidate)
  const relevances = relevancesOf(candidates, elsewhere, { terms: weights, themes: kept.themes })
  return candidates.map((candidate, at) => ({ ...candidate, relevance: relevances[at]! }))
}
