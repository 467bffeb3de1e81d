import { and, asc, count, desc, eq, gte, lt, or, sql } from 'drizzle-orm'
import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1'
import type { DraftStatus } from '../domain/draft.ts'
import type { HistoryEntry } from '../domain/history.ts'
import { Problem } from '../domain/problem.ts'
import { draftState, type StatedDraft, stepDeed } from '../pipeline/draft-deeds.ts'
import type { DraftRecord, DraftSummary, Drafts, RequestKey, Step } from '../pipeline/ports.ts'
import { layAnnouncement } from './announcement-rows.ts'
import { headOf, recordOf, summaryOf } from './draft-rows.ts'
import { type Recorder, unrecorded } from './recorder.ts'
import { type DraftHead, drafts, draftVersions, idempotencyKeys } from './schema.ts'

/** D1 keeps at most 2 MB in a row; beyond this a version is refused before it is written. */
const ROW_BYTES = 1_900_000

/** Drafts in D1. Two writers of one draft are told apart by the key of draft_versions: one batch, one winner. */
export class D1Drafts implements Drafts {
  readonly #database: D1Database
  readonly #db: DrizzleD1Database
  readonly #recorder: Recorder
  constructor(database: D1Database, recorder: Recorder = unrecorded(database)) {
    this.#database = database
    this.#db = drizzle(database)
    this.#recorder = recorder
  }

  async get(org: string, id: string, version?: number): Promise<DraftRecord | null> {
    const rows = await this.#db
      .select()
      .from(drafts)
      .innerJoin(draftVersions, and(eq(draftVersions.org, drafts.org), eq(draftVersions.draftId, drafts.id)))
      .where(and(eq(drafts.org, org), eq(drafts.id, id), eq(draftVersions.version, version ?? drafts.version)))
    return rows[0] ? recordOf(rows[0].drafts, rows[0].draft_versions) : null
  }

  async byBusinessKey(org: string, businessKey: string): Promise<DraftRecord | null> {
    const [row] = await this.#db
      .select({ id: drafts.id })
      .from(drafts)
      .where(and(eq(drafts.org, org), eq(drafts.businessKey, businessKey)))
    return row ? this.get(org, row.id) : null
  }

  async byKey(org: string, key: string): Promise<{ id: string; fingerprint: string } | null> {
    const [row] = await this.#db
      .select({ id: idempotencyKeys.draftId, fingerprint: idempotencyKeys.fingerprint })
      .from(idempotencyKeys)
      .where(and(eq(idempotencyKeys.org, org), eq(idempotencyKeys.key, key)))
    return row ?? null
  }

  async list(
    org: string,
    filter: { status?: DraftStatus | undefined; cursor?: string | undefined; limit: number },
  ): Promise<{ drafts: DraftSummary[]; next: string | null }> {
    const after = filter.cursor === undefined ? undefined : readCursor(filter.cursor)
    const rows = await this.#db
      .select()
      .from(drafts)
      .where(
        and(
          eq(drafts.org, org),
          filter.status && eq(drafts.status, filter.status),
          after && or(lt(drafts.createdAt, after.at), and(eq(drafts.createdAt, after.at), lt(drafts.id, after.id))),
        ),
      )
      .orderBy(desc(drafts.createdAt), desc(drafts.id))
      .limit(filter.limit + 1)
    const page = rows.slice(0, filter.limit)
    const last = page.at(-1)
    return { drafts: page.map(summaryOf), next: rows.length > page.length && last ? cursorOf(last) : null }
  }

  async history(org: string, id: string): Promise<HistoryEntry[]> {
    return this.#db
      .select({
        version: draftVersions.version,
        at: draftVersions.at,
        actor: draftVersions.actor,
        action: draftVersions.action,
        words: draftVersions.words,
        why: draftVersions.why,
      })
      .from(draftVersions)
      .where(and(eq(draftVersions.org, org), eq(draftVersions.draftId, id)))
      .orderBy(asc(draftVersions.version))
      .then((rows) => rows.map((row) => ({ ...row, words: [...row.words] })))
  }

  async countSince(org: string, since: string): Promise<number> {
    const [row] = await this.#db
      .select({ drafts: count() })
      .from(drafts)
      .where(and(eq(drafts.org, org), gte(drafts.createdAt, since)))
    return row?.drafts ?? 0
  }

  async askedSince(org: string, actorId: string, since: string): Promise<number> {
    const [row] = await this.#db
      .select({ asked: count() })
      .from(draftVersions)
      .where(
        and(
          eq(draftVersions.org, org),
          gte(draftVersions.at, since),
          // The very words of the partial index `draft_requests`.
          sql`${draftVersions.action} IN ('accept', 'revise')`,
          eq(sql`${draftVersions.actor} ->> 'id'`, actorId),
        ),
      )
    return row?.asked ?? 0
  }

  async create(org: string, record: DraftRecord, step: Step, key: RequestKey | null): Promise<boolean> {
    const { draft } = record
    const head = this.#db.insert(drafts).values({ org, id: draft.id, createdAt: draft.createdAt, ...headOf(record) })
    const version = this.#insertVersion(org, record, step)
    const deed = stepDeed(draft, step, { before: null, after: await draftState(draft) })
    try {
      await this.#recorder.commit(org, [deed], this.#prepared([head, version, ...this.#claims(org, record, key)]))
      return true
    } catch (error) {
      if (isTaken(error)) return false
      throw error
    }
  }

  async put(org: string, record: DraftRecord, step: Step, key: RequestKey | null = null): Promise<void> {
    const head = this.#db
      .update(drafts)
      .set(headOf(record))
      .where(and(eq(drafts.org, org), eq(drafts.id, record.draft.id)))
    const statements = [this.#insertVersion(org, record, step), head, ...this.#claims(org, record, key)]
    const [before, after] = await Promise.all([this.#stateBefore(org, record.draft), draftState(record.draft)])
    const news = layAnnouncement(this.#database, org, record)
    try {
      const all = [...this.#prepared(statements), ...news]
      await this.#recorder.commit(org, [stepDeed(record.draft, step, { before, after })], all)
    } catch (error) {
      if (!isTaken(error)) throw error
      throw new Problem('version-moved-on', '这份稿件在您操作期间已有新的改动，请刷新后再试', { cause: error })
    }
  }

  #prepared(queries: readonly { toSQL(): { sql: string; params: unknown[] } }[]): D1PreparedStatement[] {
    return queries.map((query) => {
      const { sql, params } = query.toSQL()
      return this.#database.prepare(sql).bind(...params)
    })
  }

  async #stateBefore(org: string, { id, version }: StatedDraft & { readonly id: string }): Promise<string | null> {
    const { status, receipt } = draftVersions
    const [row] = await this.#db
      .select({ version: draftVersions.version, status, receipt })
      .from(draftVersions)
      .where(and(eq(draftVersions.org, org), eq(draftVersions.draftId, id), eq(draftVersions.version, version - 1)))
    return row ? draftState(row) : null
  }

  #claims(org: string, { draft }: DraftRecord, key: RequestKey | null) {
    if (!key) return []
    const claim = { org, ...key, draftId: draft.id, createdAt: draft.updatedAt }
    return [this.#db.insert(idempotencyKeys).values(claim)]
  }

  #insertVersion(org: string, { draft, hidden }: DraftRecord, step: Step) {
    const row = {
      org,
      draftId: draft.id,
      version: draft.version,
      status: draft.status,
      title: draft.title,
      factSheet: draft.factSheet,
      text: draft.text,
      sections: draft.sections,
      check: draft.check,
      receipt: draft.receipt,
      approval: draft.approval,
      dismissals: draft.dismissals,
      hidden,
      failure: draft.reason,
      at: draft.updatedAt,
      ...step,
    }
    if (JSON.stringify(row).length * 3 > ROW_BYTES && new TextEncoder().encode(JSON.stringify(row)).length > ROW_BYTES)
      throw new Problem('too-large', '稿件连同数据表和核对结果过大，无法保存；请精简文字或拆成几份报告')
    return this.#db.insert(draftVersions).values(row)
  }
}

const cursorOf = ({ createdAt, id }: DraftHead): string => `${createdAt}~${id}`
const readCursor = (cursor: string): { at: string; id: string } => {
  const [at, id] = cursor.split('~')
  if (at && id) return { at, id }
  throw new Problem('invalid', '翻页标记 cursor 无效，请用上一页返回的 next', {
    places: [{ path: 'cursor', message: '应为上一页返回的 next，首页不填' }],
  })
}

/** True where a key was taken: D1 words it so, and drizzle wraps what D1 says. */
const isTaken = (error: unknown): boolean =>
  error instanceof Error && (/UNIQUE constraint failed/.test(error.message) || isTaken(error.cause))
