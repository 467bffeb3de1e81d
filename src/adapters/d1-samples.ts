import { and, desc, eq, inArray } from 'drizzle-orm'
import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1'
import type { Sample } from '../domain/passage.ts'
import { EMBEDDED, type Samples } from '../pipeline/ports.ts'
import type { TakenPassage, TakenSample } from '../pipeline/take-in-sample.ts'
import { termsOf } from './passage-terms.ts'
import { samples } from './schema-library.ts'

/** Passages handed to one statement as a JSON array: far below D1's 2 MB a parameter, and a report is few statements. */
const CHUNK = 200

/** The sample library in D1. An organisation reads its own reports and the embedded ones, and writes only its own. */
export class D1Samples implements Samples {
  readonly #database: D1Database
  readonly #db: DrizzleD1Database
  constructor(database: D1Database) {
    this.#database = database
    this.#db = drizzle(database)
  }

  async list(org: string): Promise<Sample[]> {
    const rows = await this.#db
      .select()
      .from(samples)
      .where(inArray(samples.org, [org, EMBEDDED]))
      .orderBy(desc(samples.createdAt), samples.id)
    return rows.map(sampleOf)
  }

  async get(org: string, id: string): Promise<{ sample: Sample; text: string } | null> {
    const [row] = await this.#db
      .select()
      .from(samples)
      .where(and(inArray(samples.org, [org, EMBEDDED]), eq(samples.id, id)))
      .orderBy(desc(samples.org))
    return row ? { sample: sampleOf(row), text: row.text } : null
  }

  async save(org: string, { sample, text, passages }: TakenSample): Promise<boolean> {
    const chunks = Array.from({ length: Math.ceil(passages.length / CHUNK) }, (_, at) =>
      passages.slice(at * CHUNK, (at + 1) * CHUNK),
    )
    const { id, title, reportType, source, year, createdAt } = sample
    // One batch is one transaction. The report's own row comes first: where it is there already, the key stops the rest.
    const insert = this.#database
      .prepare(
        'INSERT INTO samples (org, id, title, report_type, source, year, text, created_at, passages) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      )
      .bind(org, id, title, reportType, source, year, text, createdAt, passages.length)
    try {
      await this.#database.batch([insert, ...chunks.flatMap((chunk) => this.#passageStatements(org, chunk))])
      return true
    } catch (fault) {
      if (fault instanceof Error && /UNIQUE constraint failed: samples/.test(fault.message)) return false
      throw fault
    }
  }

  async delete(org: string, id: string): Promise<boolean> {
    const ofSample = (statement: string) => this.#database.prepare(statement).bind(org, id)
    const done = await this.#database.batch([
      ofSample('DELETE FROM passages_fts WHERE rowid IN (SELECT number FROM passages WHERE org = ? AND sample_id = ?)'),
      ofSample('DELETE FROM passages WHERE org = ? AND sample_id = ?'),
      ofSample('DELETE FROM samples WHERE org = ? AND id = ? RETURNING id'),
    ])
    return done[2]!.results.length > 0
  }

  #passageStatements(org: string, passages: readonly TakenPassage[]): D1PreparedStatement[] {
    const rows = JSON.stringify(
      passages.map(({ headings, themes, ...passage }) => ({
        ...passage,
        themes: JSON.stringify(themes),
        position: Number(passage.id.slice(passage.id.lastIndexOf('-') + 1)),
        unfilled: unfilled(passage.text),
        terms: termsOf(passage.text).join(' '),
        topic: termsOf([...headings, ...themes].join('。')).join(' '),
      })),
    )
    return [
      this.#database.prepare(INSERT_PASSAGES).bind(org, rows),
      this.#database.prepare(INSERT_TERMS).bind(org, rows),
    ]
  }
}

const field = (name: string): string => `json_extract(value, '$.${name}')`
const INSERT_PASSAGES = `
  INSERT INTO passages (org, id, sample_id, position, report_type, level, section, themes, year, unfilled, text)
  SELECT ?, ${['id', 'sampleId', 'position', 'reportType', 'level', 'section', 'themes', 'year', 'unfilled', 'text'].map(field).join(', ')}
  FROM json_each(?)`
const INSERT_TERMS = `
  INSERT INTO passages_fts (rowid, terms, topic)
  SELECT passages.number, ${field('terms')}, ${field('topic')}
  FROM passages, json_each(?2) WHERE passages.org = ?1 AND passages.id = ${field('id')}`

/** True where a placeholder was left unfilled (xx条, 20xx年, ××, ____) or characters were destroyed (�). */
const unfilled = (text: string): boolean => /[xX×*＊]{2,}|\d[xX×]+|_{2,}|\ufffd/.test(text)

function sampleOf(row: typeof samples.$inferSelect): Sample {
  const { id, title, reportType, source, year, createdAt, passages } = row
  return { id, title, reportType, source, year, createdAt, passages }
}
