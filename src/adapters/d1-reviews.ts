import { and, desc, eq, gt, inArray, lte, or, sql } from 'drizzle-orm'
import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1'
import type { DraftStatus } from '../domain/draft.ts'
import type { FactSheet } from '../domain/fact-sheet.ts'
import type { ReviewClaim, ReviewLock, Reviews, WaitingDraft } from '../pipeline/ports.ts'
import { summaryOf } from './draft-rows.ts'
import { drafts } from './schema.ts'
import { type ReviewLockRow, reviewLocks } from './schema-review.ts'

/** Locks and the queue in D1. A claim is one statement: of two at once, one is first and the other sees it. */
export class D1Reviews implements Reviews {
  readonly #db: DrizzleD1Database
  constructor(database: D1Database) {
    this.#db = drizzle(database)
  }

  async claim(org: string, draftId: string, { actor, seat, takeOver, now, until }: ReviewClaim): Promise<ReviewLock> {
    const own = eq(reviewLocks.holderId, actor.id)
    await this.#db
      .insert(reviewLocks)
      .values({ org, draftId, holder: actor, holderId: actor.id, seat, since: now, until })
      .onConflictDoUpdate({
        target: [reviewLocks.org, reviewLocks.draftId],
        set: {
          holder: actor,
          holderId: actor.id,
          seat,
          until,
          since: sql`CASE WHEN ${reviewLocks.seat} = ${seat} THEN ${reviewLocks.since} ELSE ${now} END`,
        },
        setWhere: or(lte(reviewLocks.until, now), and(own, eq(reviewLocks.seat, seat)), takeOver ? own : undefined),
      })
    const [row] = await this.#db.select().from(reviewLocks).where(lockOf(org, draftId))
    // Let go between the two statements: free for this claim after all.
    return row ? lockIn(row) : { holder: actor, seat, since: now, until }
  }

  async holder(org: string, draftId: string, now: string): Promise<ReviewLock | null> {
    const [row] = await this.#db
      .select()
      .from(reviewLocks)
      .where(and(lockOf(org, draftId), gt(reviewLocks.until, now)))
    return row ? lockIn(row) : null
  }

  async holders(org: string, now: string): Promise<ReadonlyMap<string, ReviewLock>> {
    const rows = await this.#db
      .select()
      .from(reviewLocks)
      .where(and(eq(reviewLocks.org, org), gt(reviewLocks.until, now)))
    return new Map(rows.map((row) => [row.draftId, lockIn(row)]))
  }

  async release(org: string, draftId: string, seat: string, until: string): Promise<void> {
    await this.#db
      .delete(reviewLocks)
      .where(and(lockOf(org, draftId), eq(reviewLocks.seat, seat), eq(reviewLocks.until, until)))
  }

  async waiting(org: string, statuses: readonly DraftStatus[], now: string, most: number): Promise<WaitingDraft[]> {
    const rows = await this.#db
      .select()
      .from(drafts)
      .leftJoin(
        reviewLocks,
        and(eq(reviewLocks.org, drafts.org), eq(reviewLocks.draftId, drafts.id), gt(reviewLocks.until, now)),
      )
      .where(and(eq(drafts.org, org), inArray(drafts.status, [...statuses])))
      .orderBy(desc(drafts.createdAt), desc(drafts.id))
      .limit(most)
    return rows.map((row) => ({
      ...summaryOf(row.drafts),
      lock: row.review_locks ? lockIn(row.review_locks) : null,
    }))
  }

  async reportOf(
    org: string,
    { reportType, organisation, period }: Pick<FactSheet, 'reportType' | 'organisation' | 'period'>,
  ): Promise<string | null> {
    const is = (path: string, value: string | number | undefined) =>
      sql`CAST(json_extract(${drafts.outlook}, ${path}) AS TEXT) IS NOT DISTINCT FROM ${value === undefined ? null : String(value)}`
    const [row] = await this.#db
      .select({ id: drafts.id })
      .from(drafts)
      .where(
        and(
          eq(drafts.org, org),
          inArray(drafts.status, ['approved', 'clean', 'flagged']),
          is('$.reportType', reportType),
          is('$.organisation', organisation),
          is('$.period.year', period.year),
          is('$.period.quarter', period.quarter),
          is('$.period.half', period.half),
          is('$.period.month', period.month),
        ),
      )
      .orderBy(desc(eq(drafts.status, 'approved')), desc(drafts.updatedAt))
      .limit(1)
    return row?.id ?? null
  }
}

const lockOf = (org: string, draftId: string) => and(eq(reviewLocks.org, org), eq(reviewLocks.draftId, draftId))
const lockIn = ({ holder, seat, since, until }: ReviewLockRow): ReviewLock => ({ holder, seat, since, until })
