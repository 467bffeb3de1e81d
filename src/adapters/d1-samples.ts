import { and, asc, desc, eq, gt, inArray, lt, or } from 'drizzle-orm'
import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1'
import type { Deed } from '../domain/audit.ts'
import type { Sample, SampleDetail, StoredPassage } from '../domain/passage.ts'
import { reportTypeOf } from '../domain/report-type.ts'
import {
  EMBEDDED,
  type PassageCorrection,
  type PassagePlace,
  type SampleCorrection,
  type SampleMarks,
  type Samples,
} from '../pipeline/ports.ts'
import type { TakenSample } from '../pipeline/take-in-sample.ts'
import { countedTerms, indexed, topicTerms } from './passage-index.ts'
import { isUnmet, type Recorder, requireChange, unrecorded } from './recorder.ts'
import { addedDeed, ofSampleDeed, placeOf, stateOf } from './sample-deeds.ts'
import { LISTED, passageOf, sampleOf } from './sample-rows.ts'
import { COUNT_IN, COUNT_OUT, COUNT_OUT_WITH_SAMPLE, counting, insertions } from './sample-statements.ts'
import { cursorOf, readCursor } from './samples-cursor.ts'
import { passages, sampleOrigins, samples } from './schema-library.ts'

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
      await this.#recorder.commit(org, deeds, await insertions(this.#database, org, wanted))
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
      ...counting(this.#database, COUNT_OUT_WITH_SAMPLE, terms, org, id),
      ofSample('DELETE FROM passages_fts WHERE rowid IN (SELECT number FROM passages WHERE org = ? AND sample_id = ?)'),
      ofSample('DELETE FROM passage_vectors WHERE id IN (SELECT id FROM passages WHERE org = ? AND sample_id = ?)'),
      ofSample('DELETE FROM passages WHERE org = ? AND sample_id = ?'),
      ofSample('DELETE FROM sample_origins WHERE org = ? AND id = ?'),
      ofSample('DELETE FROM samples WHERE org = ? AND id = ?'),
      requireChange(this.#database),
    ])
  }

  async correct(org: string, id: string, correction: SampleCorrection, before: SampleMarks): Promise<boolean> {
    const after = { ...before, ...definedIn(correction) }
    const { reportType } = correction
    const level = reportType ? reportTypeOf(reportType)?.level : undefined
    const told = { before: stateOf(before), after: stateOf(after) }
    return this.#changed(org, { ...ofSampleDeed('sample.correct', id), ...told }, [
      this.#database
        .prepare(CORRECT)
        .bind(after.title, after.reportType, after.year, org, id, before.title, before.reportType, before.year),
      requireChange(this.#database),
      ...this.#prepared([
        this.#db
          .update(passages)
          .set({ sampleId: id, reportType, year: correction.year, level })
          .where(and(eq(passages.org, org), eq(passages.sampleId, id))),
      ]),
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
      ...counting(this.#database, COUNT_OUT, countedTerms([old])),
      ...counting(this.#database, COUNT_IN, countedTerms([corrected])),
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

  async #ownOf(org: string, id: string): Promise<SampleMarks | undefined> {
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
}

/** Only while the report stands as it was seen. */
const CORRECT = `
  UPDATE samples SET title = ?, report_type = ?, year = ?
  WHERE org = ? AND id = ? AND title = ? AND report_type IS NOT DISTINCT FROM ? AND year IS NOT DISTINCT FROM ?`
const definedIn = (correction: SampleCorrection): Partial<SampleMarks> =>
  Object.fromEntries(Object.entries(correction).filter(([, value]) => value !== undefined))
