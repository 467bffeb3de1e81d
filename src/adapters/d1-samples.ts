import { and, asc, desc, eq, getTableColumns, gt, inArray, lt, or } from 'drizzle-orm'
import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1'
import type { AuditAction, Deed } from '../domain/audit.ts'
import type { Sample, SampleDetail, StoredPassage } from '../domain/passage.ts'
import { Problem } from '../domain/problem.ts'
import { reportTypeOf } from '../domain/report-type.ts'
import {
  EMBEDDED,
  type PassageCorrection,
  type PassagePlace,
  type SampleCorrection,
  type Samples,
} from '../pipeline/ports.ts'
import type { TakenSample } from '../pipeline/take-in-sample.ts'
import { countedTerms, indexed, type TermCounts, topicTerms } from './passage-index.ts'
import { isUnmet, type Recorder, requireChange, unrecorded } from './recorder.ts'
import { passages, sampleOrigins, samples } from './schema-library.ts'

/** Rows handed to one statement as a JSON array: far below D1's 2 MB a parameter, and a report is few statements. */
const CHUNK = 200
const chunksOf = <T>(rows: readonly T[], size = CHUNK): T[][] =>
  Array.from({ length: Math.ceil(rows.length / size) }, (_, at) => rows.slice(at * size, (at + 1) * size))

const { text: _, digest: __, ...LISTED } = getTableColumns(samples)

/** The sample library in D1. An organisation reads its own reports and the embedded ones, and writes only its own. */
export class D1Samples implements Samples {
  readonly #database: D1Database
  readonly #db: DrizzleD1Database
  readonly #recorder: Recorder
  constructor(database: D1Database, recorder: Recorder = unrecorded(database)) {
    this.#database = database
    this.#db = drizzle(database)
    this.#recorder = recorder
  }

  async list(
    org: string,
    { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
  ): Promise<{ samples: Sample[]; next: string | null }> {
    const after = cursor === undefined ? undefined : readCursor(cursor)
    const rows = await this.#db
      .select(LISTED)
      .from(samples)
      .where(
        and(
          inArray(samples.org, [org, EMBEDDED]),
          after && or(lt(samples.createdAt, after.at), and(eq(samples.createdAt, after.at), gt(samples.id, after.id))),
        ),
      )
      .orderBy(desc(samples.createdAt), samples.id)
      .limit(limit + 1)
    const page = rows.slice(0, limit).map(sampleOf)
    const last = page.at(-1)
    return { samples: page, next: rows.length > page.length && last ? cursorOf(last) : null }
  }

  async get(org: string, id: string): Promise<SampleDetail | null> {
    const [row] = await this.#db
      .select()
      .from(samples)
      .where(and(inArray(samples.org, [org, EMBEDDED]), eq(samples.id, id)))
      .orderBy(desc(samples.org))
      .limit(1)
    if (!row) return null
    const [[origin], contents] = await Promise.all([
      this.#db
        .select()
        .from(sampleOrigins)
        .where(and(eq(sampleOrigins.org, row.org), eq(sampleOrigins.id, id))),
      this.#db
        .select()
        .from(passages)
        .where(and(eq(passages.org, row.org), eq(passages.sampleId, id)))
        .orderBy(asc(passages.position)),
    ])
    return {
      ...sampleOf(row),
      text: row.text,
      original: origin?.original ?? row.text,
      cleaning: origin?.cleaning ?? [],
      contents: contents.map((passage) => passageOf(passage, row.title)),
    }
  }

  /** One report; see `saveAll`. */
  async save(org: string, taken: TakenSample): Promise<boolean> {
    return (await this.saveAll(org, [taken]))[0]!
  }

  async saveAll(org: string, taken: readonly TakenSample[]): Promise<boolean[]> {
    const known = new Set(await this.#knownOf(org, taken))
    const isNew = taken.map(({ sample }) => !known.has(sample.id) && known.add(sample.id) !== undefined)
    const wanted = taken.filter((_, at) => isNew[at])
    if (wanted.length === 0) return isNew
    try {
      // One batch is one transaction: all reports with all that belongs to them, or nothing.
      const deeds = wanted.map(({ sample }) => addedDeed(sample))
      await this.#recorder.commit(org, deeds, await this.#insertions(org, wanted))
      return isNew
    } catch (fault) {
      if (!(fault instanceof Error && /UNIQUE constraint failed: samples/.test(fault.message))) throw fault
      // Another request brought one of them in the meantime.
      return this.saveAll(org, taken)
    }
  }

  async delete(org: string, id: string): Promise<boolean> {
    const before = await this.#ownOf(org, id)
    if (!before) return false
    const terms = countedTerms(await this.#contentsOf(org, id))
    const ofSample = (statement: string) => this.#database.prepare(statement).bind(org, id)
    return this.#changed(org, { ...ofSampleDeed('sample.delete', id), before: stateOf(before) }, [
      ...this.#count(COUNT_OUT_WITH_SAMPLE, terms, org, id),
      ofSample('DELETE FROM passages_fts WHERE rowid IN (SELECT number FROM passages WHERE org = ? AND sample_id = ?)'),
      ofSample('DELETE FROM passage_vectors WHERE id IN (SELECT id FROM passages WHERE org = ? AND sample_id = ?)'),
      ofSample('DELETE FROM passages WHERE org = ? AND sample_id = ?'),
      ofSample('DELETE FROM sample_origins WHERE org = ? AND id = ?'),
      ofSample('DELETE FROM samples WHERE org = ? AND id = ?'),
      requireChange(this.#database),
    ])
  }

  async correct(org: string, id: string, correction: SampleCorrection): Promise<boolean> {
    const { reportType } = correction
    const mine = and(eq(samples.org, org), eq(samples.id, id))
    const ofPassages = and(eq(passages.org, org), eq(passages.sampleId, id))
    const level = reportType ? reportTypeOf(reportType)?.level : undefined
    const { year } = correction
    const before = await this.#ownOf(org, id)
    if (!before) return false
    const told = { before: stateOf(before), after: stateOf({ ...before, ...definedIn(correction) }) }
    return this.#changed(org, { ...ofSampleDeed('sample.correct', id), ...told }, [
      ...this.#prepared([
        this.#db.update(passages).set({ sampleId: id, reportType, year, level }).where(ofPassages),
        this.#db
          .update(samples)
          .set({ id, ...correction })
          .where(mine),
      ]),
      requireChange(this.#database),
    ])
  }

  async correctPassage(
    org: string,
    id: string,
    passageId: string,
    correction: PassageCorrection,
    before: PassagePlace,
  ): Promise<boolean> {
    const passage = (await this.#contentsOf(org, id)).find((one) => one.id === passageId)
    if (!passage) return false
    const { section = before.section, themes = before.themes } = correction
    const [old, corrected] = [
      { ...passage, ...before },
      { ...passage, section, themes: [...themes] },
    ]
    const row = 'SELECT number FROM passages WHERE org = ? AND id = ?'
    const deed = { action: 'sample.correct', object: `sample/${id}/passage/${passageId}` } as const
    const told = { before: placeOf(old), after: placeOf(corrected) }
    return this.#changed(org, { ...deed, ...told }, [
      this.#database
        .prepare(
          'UPDATE passages SET section = ?, themes = ?, corrected = 1 WHERE org = ? AND id = ? AND section IS NOT DISTINCT FROM ? AND themes = ?',
        )
        .bind(section, JSON.stringify(themes), org, passageId, before.section, JSON.stringify(before.themes)),
      requireChange(this.#database),
      ...this.#count(COUNT_OUT, countedTerms([old])),
      ...this.#count(COUNT_IN, countedTerms([corrected])),
      this.#database.prepare(`DELETE FROM passages_fts WHERE rowid = (${row})`).bind(org, passageId),
      this.#database
        .prepare(`INSERT INTO passages_fts (rowid, terms, topic) SELECT (${row}), ?, ?`)
        .bind(org, passageId, indexed(corrected).terms, topicTerms(corrected).join(' ')),
    ])
  }

  /** What is kept of each report, by its id: a report whose digest differs was changed, or is indexed otherwise now. */
  async digests(org: string): Promise<ReadonlyMap<string, string | null>> {
    const rows = await this.#db
      .select({ id: samples.id, digest: samples.digest })
      .from(samples)
      .where(eq(samples.org, org))
    return new Map(rows.map(({ id, digest }) => [id, digest]))
  }

  /** Whether the statements changed what they had to; otherwise nothing is done, and nothing recorded. */
  async #changed(org: string, deed: Deed, statements: readonly D1PreparedStatement[]): Promise<boolean> {
    try {
      await this.#recorder.commit(org, [deed], statements)
      return true
    } catch (error) {
      if (isUnmet(error)) return false
      throw error
    }
  }

  #prepared(queries: readonly { toSQL(): { sql: string; params: unknown[] } }[]): D1PreparedStatement[] {
    return queries.map((query) => {
      const { sql, params } = query.toSQL()
      return this.#database.prepare(sql).bind(...params)
    })
  }

  async #ownOf(org: string, id: string): Promise<Stated | undefined> {
    const { title, reportType, year } = samples
    const [row] = await this.#db
      .select({ title, reportType, year })
      .from(samples)
      .where(and(eq(samples.org, org), eq(samples.id, id)))
    return row
  }

  async #knownOf(org: string, taken: readonly TakenSample[]): Promise<string[]> {
    const ids = JSON.stringify(taken.map(({ sample }) => sample.id))
    const { results } = await this.#database
      .prepare('SELECT id FROM samples WHERE org = ? AND id IN (SELECT value FROM json_each(?))')
      .bind(org, ids)
      .all<{ id: string }>()
    return results.map(({ id }) => id)
  }

  async #contentsOf(org: string, id: string): Promise<StoredPassage[]> {
    const rows = await this.#db
      .select()
      .from(passages)
      .where(and(eq(passages.org, org), eq(passages.sampleId, id)))
    return rows.map((row) => passageOf(row, ''))
  }

  async #insertions(org: string, taken: readonly TakenSample[]): Promise<D1PreparedStatement[]> {
    const reports = await Promise.all(taken.map((one) => this.#reportInsertions(org, one)))
    const contents = taken.flatMap((one) => one.passages)
    const rows = contents.map(indexed).map((row) => ({ ...row, unfilled: Number(row.unfilled) }))
    const passageRows = chunksOf(rows).map((chunk) => JSON.stringify(chunk))
    return [
      ...reports.flat(),
      ...passageRows.flatMap((chunk) => [
        this.#database.prepare(INSERT_PASSAGES).bind(org, chunk),
        this.#database.prepare(INSERT_TERMS).bind(org, chunk),
      ]),
      ...this.#count(COUNT_IN, countedTerms(contents)),
    ]
  }

  async #reportInsertions(org: string, taken: TakenSample): Promise<D1PreparedStatement[]> {
    const { id, title, reportType, source, year, createdAt } = taken.sample
    const { text, original, cleaning } = taken
    return [
      this.#database
        .prepare(
          'INSERT INTO samples (org, id, title, report_type, source, year, text, created_at, passages, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
        )
        .bind(org, id, title, reportType, source, year, text, createdAt, taken.passages.length, await digestOf(taken)),
      this.#database
        .prepare('INSERT INTO sample_origins (org, id, original, cleaning) VALUES (?, ?, ?, ?)')
        .bind(org, id, original, JSON.stringify(cleaning)),
    ]
  }

  #count(statement: string, terms: TermCounts, ...parameters: string[]): D1PreparedStatement[] {
    return chunksOf([...terms], TERMS_CHUNK).map((chunk) =>
      this.#database.prepare(statement).bind(JSON.stringify(chunk), ...parameters),
    )
  }
}

/** Terms handed to one statement. */
const cursorOf = ({ createdAt, id }: Sample): string => `${createdAt}~${id}`
const readCursor = (cursor: string): { at: string; id: string } => {
  const [at, id] = cursor.split('~')
  if (at && id) return { at, id }
  throw new Problem('invalid', '翻页标记 cursor 无效，请用上一页返回的 next', {
    places: [{ path: 'cursor', message: '应为上一页返回的 next，首页不填' }],
  })
}

export const TERMS_CHUNK = 4000
/** Adds counts, as pairs in a JSON array, to how common each term is. */
export const COUNT_IN = `
  INSERT INTO passage_terms (term, passages) SELECT value ->> 0, CAST(value ->> 1 AS INTEGER) FROM json_each(?) WHERE true
  ON CONFLICT (term) DO UPDATE SET passages = passage_terms.passages + excluded.passages`
const COUNT_OUT = `
  UPDATE passage_terms SET passages = CASE WHEN passages > amount THEN passages - amount ELSE 0 END
  FROM (SELECT value ->> 0 AS gone, CAST(value ->> 1 AS INTEGER) AS amount FROM json_each(?1)) AS counted WHERE term = gone`
/** Only while the report is there: of two requests that delete it at once, one counts. */
const COUNT_OUT_WITH_SAMPLE = `${COUNT_OUT} AND EXISTS (SELECT 1 FROM samples WHERE org = ?2 AND id = ?3)`

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

/** Names all that the library keeps of a report but the time at which it came. */
export async function digestOf({ sample, text, original, cleaning, passages }: TakenSample): Promise<string> {
  const { createdAt: _, ...told } = sample
  const bytes = new TextEncoder().encode(JSON.stringify([told, text, original, cleaning, passages.map(indexed)]))
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return [...hash.subarray(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** What the audit log says of a report: its title, type and year; its id names its words. */
type Stated = Pick<Sample, 'title' | 'reportType' | 'year'>
const stateOf = ({ title, reportType, year }: Stated): string =>
  [`《${title}》`, reportType ?? '类型未定', year === null ? '年份未定' : `${year}年`].join('，')
const placeOf = ({ section, themes }: Pick<StoredPassage, 'section' | 'themes'>): string =>
  [section ?? '不属于任何部分', ...themes].join('，')
const ofSampleDeed = (action: AuditAction, id: string): Deed => ({ action, object: `sample/${id}` })
const addedDeed = (sample: Sample): Deed => ({ ...ofSampleDeed('sample.add', sample.id), after: stateOf(sample) })
const definedIn = (correction: SampleCorrection): Partial<Stated> =>
  Object.fromEntries(Object.entries(correction).filter(([, value]) => value !== undefined))

function sampleOf(row: Pick<typeof samples.$inferSelect, keyof typeof LISTED>): Sample {
  const { id, title, reportType, source, year, createdAt, passages } = row
  return { id, title, reportType, source, year, createdAt, passages, embedded: row.org === EMBEDDED }
}

function passageOf(row: typeof passages.$inferSelect, sampleTitle: string): StoredPassage {
  const { number: _, org: __, position: ___, unfilled: ____, ...passage } = row
  return { ...passage, sampleTitle }
}
