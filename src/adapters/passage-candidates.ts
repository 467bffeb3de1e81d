import type { Passage } from '../domain/passage.ts'
import { termsOf } from './passage-terms.ts'

/** A passage that shares terms with the query. */
export interface Candidate extends Passage {
  readonly org: string
  readonly unfilled: boolean
  /** bm25 over all terms of the query: higher fits better. */
  readonly relevance: number
}
/** To which passages a search keeps. */
export interface Kept {
  readonly orgs: readonly string[]
  readonly reportType: string | undefined
  /** Parts of a report; null for all. */
  readonly sections: readonly string[] | null
}

/**
 * How many entries of the index a search reads: the rarest terms are taken first, until they stand in so many passages
 * together. In a small library that is every term; in one of 100,000 passages the common ones, which cost most and tell
 * least, bring no candidates (they still count when candidates are compared).
 */
const ENTRIES = 4000
/** So many of the rarest terms are taken in any case. */
const LEAST_TERMS = 4
/** Candidates that are compared by all terms: enough that own, recent and differing ones are among them. */
const CANDIDATES = 80

const CHOSEN = `
  SELECT group_concat('"' || term || '"', ' OR ') FROM (
    SELECT term, sum(passages) OVER rarest AS entries, row_number() OVER rarest AS nth FROM passage_terms
    WHERE passages > 0 AND term IN (SELECT value FROM json_each(?1))
    WINDOW rarest AS (ORDER BY passages, term)
  ) WHERE entries <= ${ENTRIES} OR nth <= ${LEAST_TERMS}`
/** Hits are judged and ranked by number alone; only of the best are the long rows read. */
const SEARCH = `
  SELECT p.org, p.id, p.sample_id AS sampleId, samples.title AS sampleTitle, p.report_type AS reportType, p.level, p.section,
    p.themes, p.headings, p.year, p.unfilled, p.text
  FROM (
    SELECT kept.number FROM passages_fts CROSS JOIN passages AS kept INDEXED BY passages_kept ON kept.number = passages_fts.rowid
    WHERE passages_fts MATCH coalesce((${CHOSEN}), '""')
      AND kept.org IN (SELECT value FROM json_each(?2))
      AND (?3 IS NULL OR kept.report_type = ?3)
      AND (?4 IS NULL OR kept.section IN (SELECT value FROM json_each(?4)))
    ORDER BY bm25(passages_fts, 1.0, 2.0) LIMIT ${CANDIDATES}
  ) AS best
  CROSS JOIN passages AS p ON p.number = best.number
  CROSS JOIN samples ON samples.org = p.org AND samples.id = p.sample_id`
const FREQUENCIES = 'SELECT term, passages FROM passage_terms WHERE term IN (SELECT value FROM json_each(?))'
/** The last number is as good as the count, and costs nothing. */
const SIZE = 'SELECT coalesce(max(number), 0) AS passages FROM passages'

type Row = Omit<Candidate, 'themes' | 'unfilled' | 'relevance'> & { themes: string; headings: string; unfilled: number }

/** The passages that share the most telling terms with a query, compared by all of them; in no particular order. */
export async function findCandidates(database: D1Database, terms: readonly string[], kept: Kept): Promise<Candidate[]> {
  const asked = JSON.stringify(terms)
  const sections = kept.sections && JSON.stringify(kept.sections)
  const [found, frequencies, size] = await database.batch([
    database.prepare(SEARCH).bind(asked, JSON.stringify(kept.orgs), kept.reportType ?? null, sections),
    database.prepare(FREQUENCIES).bind(asked),
    database.prepare(SIZE),
  ])
  const all = (size!.results[0] as { passages: number }).passages
  const weights = new Map(
    (frequencies!.results as { term: string; passages: number }[]).map(({ term, passages }) => [
      term,
      Math.log(1 + (all - passages + 0.5) / (passages + 0.5)),
    ]),
  )
  return (found!.results as unknown as Row[]).map(({ headings, ...row }) => {
    const themes = JSON.parse(row.themes) as string[]
    const topic = [...(JSON.parse(headings) as string[]), ...themes].join('。')
    return { ...row, themes, unfilled: row.unfilled === 1, relevance: relevanceOf(row.text, topic, weights) }
  })
}

/** Usual constants of bm25: how soon a repeated term counts no more, and how far length is evened out. */
const [K1, B] = [1.2, 0.75]
/** Terms of a passage of usual length. */
const USUAL_LENGTH = 100
/** A term in the headings or themes counts as so many in the text: it tells what the passage is about. */
const TOPIC = 1.5

function relevanceOf(text: string, topic: string, weights: ReadonlyMap<string, number>): number {
  const own = termsOf(text)
  const counts = new Map<string, number>()
  for (const term of own) if (weights.has(term)) counts.set(term, (counts.get(term) ?? 0) + 1)
  for (const term of new Set(termsOf(topic))) if (weights.has(term)) counts.set(term, (counts.get(term) ?? 0) + TOPIC)
  const damping = K1 * (1 - B + (B * own.length) / USUAL_LENGTH)
  return [...counts].reduce(
    (sum, [term, count]) => sum + (weights.get(term)! * count * (K1 + 1)) / (count + damping),
    0,
  )
}
