import type { TakenSample } from '../pipeline/take-in-sample.ts'
import { countedTerms, indexed, type TermCounts } from './passage-index.ts'
import { digestOf } from './sample-digest.ts'

/** Rows handed to one statement as a JSON array: far below D1's 2 MB a parameter, and a report is few statements. */
const CHUNK = 200
const chunksOf = <T>(rows: readonly T[], size = CHUNK): T[][] =>
  Array.from({ length: Math.ceil(rows.length / size) }, (_, at) => rows.slice(at * size, (at + 1) * size))

/** Terms handed to one statement. */
export const TERMS_CHUNK = 4000
/** Adds counts, as pairs in a JSON array, to how common each term is. */
export const COUNT_IN = `
  INSERT INTO passage_terms (term, passages) SELECT value ->> 0, CAST(value ->> 1 AS INTEGER) FROM json_each(?) WHERE true
  ON CONFLICT (term) DO UPDATE SET passages = passage_terms.passages + excluded.passages`
/** Takes them away again. */
export const COUNT_OUT = `
  UPDATE passage_terms SET passages = CASE WHEN passages > amount THEN passages - amount ELSE 0 END
  FROM (SELECT value ->> 0 AS gone, CAST(value ->> 1 AS INTEGER) AS amount FROM json_each(?1)) AS counted WHERE term = gone`
/** Only while the report is there: of two requests that delete it at once, one counts. */
export const COUNT_OUT_WITH_SAMPLE = `${COUNT_OUT} AND EXISTS (SELECT 1 FROM samples WHERE org = ?2 AND id = ?3)`

const field = (name: string): string => `json_extract(value, '$.${name}')`
const integer = (name: string): string => `CAST(${field(name)} AS INTEGER)`
const FIELDS = [
  ...['id', 'sampleId', 'reportType', 'level', 'section', 'themes', 'text', 'headings', 'reasons'].map(field),
  ...['position', 'year', 'unfilled'].map(integer),
]
const INSERT_PASSAGES = `
  INSERT INTO passages (org, id, sample_id, report_type, level, section, themes, text, headings, reasons, position, year, unfilled)
  SELECT ?, ${FIELDS.join(', ')} FROM json_each(?)`
/** CROSS JOIN fixes the order: each new row is looked up once, whatever the library holds. */
const INSERT_TERMS = `
  INSERT INTO passages_fts (rowid, terms, topic)
  SELECT passages.number, ${field('terms')}, ${field('topic')}
  FROM json_each(?2) CROSS JOIN passages WHERE passages.org = ?1 AND passages.id = ${field('id')}`

/** Everything that is kept of new reports. */
export async function insertions(
  database: D1Database,
  org: string,
  taken: readonly TakenSample[],
): Promise<D1PreparedStatement[]> {
  const reports = await Promise.all(taken.map((one) => reportInsertions(database, org, one)))
  const contents = taken.flatMap((one) => one.passages)
  const rows = contents.map(indexed).map((row) => ({ ...row, unfilled: Number(row.unfilled) }))
  const passageRows = chunksOf(rows).map((chunk) => JSON.stringify(chunk))
  return [
    ...reports.flat(),
    ...passageRows.flatMap((chunk) => [
      database.prepare(INSERT_PASSAGES).bind(org, chunk),
      database.prepare(INSERT_TERMS).bind(org, chunk),
    ]),
    ...counting(database, COUNT_IN, countedTerms(contents)),
  ]
}

async function reportInsertions(database: D1Database, org: string, taken: TakenSample): Promise<D1PreparedStatement[]> {
  const { id, title, reportType, source, year, createdAt } = taken.sample
  const { text, original, cleaning } = taken
  return [
    database
      .prepare(
        'INSERT INTO samples (org, id, title, report_type, source, year, text, created_at, passages, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      )
      .bind(org, id, title, reportType, source, year, text, createdAt, taken.passages.length, await digestOf(taken)),
    database
      .prepare('INSERT INTO sample_origins (org, id, original, cleaning) VALUES (?, ?, ?, ?)')
      .bind(org, id, original, JSON.stringify(cleaning)),
  ]
}

/** Adds or takes away how common each term is; the parameters are the statement's after the terms. */
export function counting(
  database: D1Database,
  statement: string,
  terms: TermCounts,
  ...parameters: string[]
): D1PreparedStatement[] {
  return chunksOf([...terms], TERMS_CHUNK).map((chunk) =>
    database.prepare(statement).bind(JSON.stringify(chunk), ...parameters),
  )
}
