import { CANDIDATES, ENTRIES, LEAST_TERMS, LENDERS, SEARCH } from '../passage-candidates.ts'

const bestOf = (fits: 0 | 1, condition: string, most: number) => `
  (SELECT hits.number, ${fits} AS fits FROM hits JOIN passages AS kept ON kept.number = hits.number
   WHERE kept.org IN (SELECT value FROM json_each(?2)) AND (?3 IS NULL OR kept.report_type = ?3) AND ${condition}
   ORDER BY hits.worth DESC, hits.number LIMIT ${most})`

/**
 * The search of passage-candidates.ts: the same telling terms at the same worth, the same candidates. OFFSET 0 keeps the
 * order: each term is looked up by itself, however many passages have it.
 */
const SEARCH_BY_ARRAYS = `
  WITH telling AS MATERIALIZED (
    SELECT term, worth FROM (
      SELECT term, sum(passages) OVER rarest AS entries, row_number() OVER rarest AS nth,
        CAST(asked.value AS double precision)
          * ln(1 + CAST((SELECT max(number) FROM passages) AS double precision) / passages) AS worth
      FROM json_each(?1) AS asked JOIN passage_terms ON term = asked.key
      WHERE passages > 0
      WINDOW rarest AS (ORDER BY passages, term)
    ) AS ranked WHERE entries <= ${ENTRIES} OR nth <= ${LEAST_TERMS}
  ), hits AS MATERIALIZED (
    SELECT found.rowid AS number, sum(worth) AS worth
    FROM telling CROSS JOIN LATERAL (
      SELECT rowid FROM passages_fts WHERE string_to_array(terms || ' ' || topic, ' ') @> ARRAY[telling.term] OFFSET 0
    ) AS found
    GROUP BY found.rowid
  ), best AS (
    ${bestOf(1, '(?4 IS NULL OR kept.section IN (SELECT value FROM json_each(?4)))', CANDIDATES)}
    UNION ALL ${bestOf(0, 'kept.section NOT IN (SELECT value FROM json_each(?4))', LENDERS)}
  )
  SELECT best.fits, p.org, p.id, p.sample_id AS sampleId, p.report_type AS reportType, p.level, p.section, p.themes, p.year,
    p.unfilled, p.text, (SELECT title FROM samples WHERE org = p.org AND id = p.sample_id) AS sampleTitle
  FROM best JOIN passages AS p ON p.number = best.number`

/** Statements that PostgreSQL is asked otherwise as a whole. */
export const STATEMENTS: ReadonlyMap<string, string> = new Map([[SEARCH, SEARCH_BY_ARRAYS]])
