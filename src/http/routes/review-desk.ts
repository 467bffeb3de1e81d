import { z } from 'zod'
import { Draft } from '../../domain/draft.ts'
import { Period } from '../../domain/fact-sheet.ts'
import { FindingCode } from '../../domain/finding.ts'
import { wanted } from '../../domain/received-value.ts'
import { claimDraft, FIRST_MINUTES, LOCK_MINUTES } from '../../pipeline/claim-draft.ts'
import { compareDrafts } from '../../pipeline/compare-drafts.ts'
import { openDraft } from '../../pipeline/open-draft.ts'
import { reviewQueue } from '../../pipeline/review-queue.ts'
import { json, route } from '../route.ts'
import { QueueEntry } from './drafts.ts'
import { DraftParams, wholeNumber } from './parameters.ts'
import { Lock } from './review-lock.ts'

const Tally = z.record(z.string(), z.int())

export const queueRoute = route(
  {
    method: 'GET',
    path: '/v1/review',
    id: 'listReview',
    needs: 'read',
    summary: '待审队列：有待核数字的稿件和等待批准的稿件，可筛选，风险高的在前',
    query: z.object({
      status: z.enum(['flagged', 'clean'], 'status 应为 flagged（有待核）或 clean（待批准）').optional(),
      organisation: z.string().max(200).optional().describe('发文机关'),
      reportType: z.string().max(64).optional().describe('报告类型'),
      period: z
        .string()
        .regex(/^\d{4}(?:q[1-4]|h[12]|m(?:[1-9]|1[0-2]))?$/, 'period 应写作 2026q2、2026h1、2026m5 或 2026')
        .optional()
        .describe('报告期，例如 2026q2'),
      code: FindingCode.optional().describe('只看有这类问题的稿件'),
      order: z.enum(['riskiest', 'newest'], 'order 应为 riskiest 或 newest').optional().describe('默认 riskiest'),
    }),
    answers: {
      200: {
        description: '队列，以及每种筛选各有几份',
        content: {
          'application/json': z.object({
            drafts: z.array(
              QueueEntry.extend({
                period: Period,
                risk: z.int().describe('按问题轻重加权的风险'),
                lock: Lock.nullable(),
              }),
            ),
            statuses: Tally,
            organisations: Tally,
            reportTypes: Tally,
            periods: Tally,
            findings: Tally.describe('各类问题各有几处'),
            more: z.boolean().describe('还有更早的稿件没有列出'),
          }),
        },
      },
    },
    problems: [],
  },
  async ({ query, caller }, deps) => json(200, await reviewQueue(caller, query, deps)),
)

const SEAT = z
  .string(wanted('窗口编号 seat（应为文字）'))
  .regex(/^[\w-]{8,64}$/, 'seat 应为 8 至 64 个字母、数字、下划线或连字符')
  .describe('审核窗口自定的编号')

export const claimRoute = route(
  {
    method: 'PUT',
    path: '/v1/drafts/{id}/review',
    id: 'claimReview',
    needs: 'review',
    summary: `打开审核，或续占；他人占用时答复占用人和到期时刻（首次 ${FIRST_MINUTES} 分钟，续占后 ${LOCK_MINUTES} 分钟）`,
    params: DraftParams,
    body: z.object({
      seat: SEAT,
      takeOver: z.boolean('takeOver 应为 true 或 false').default(false).describe('从本人的另一个窗口接手'),
    }),
    answers: {
      200: {
        description: '现在由谁占用，以及可否由您批准',
        content: {
          'application/json': z.object({
            lock: Lock,
            mine: z.boolean().describe('由这个窗口占用'),
            own: z.boolean().describe('由本人占用'),
            takenFrom: z.string().nullable().describe('接手前占用的窗口；没有接手时为 null'),
            mayApprove: z.boolean().describe('处理完后可由您批准'),
          }),
        },
      },
    },
    problems: ['not-found'],
  },
  async ({ params, caller, body, note }, deps) => {
    const claimed = await claimDraft(caller, params.id, body, deps)
    const from = claimed.takenFrom
    if (from) await note({ action: 'review.take-over', object: `draft/${params.id}`, before: from, after: body.seat })
    return json(200, claimed)
  },
)

export const holderRoute = route(
  {
    method: 'GET',
    path: '/v1/drafts/{id}/review',
    id: 'getReview',
    needs: 'read',
    summary: '谁在审核这份稿件；没有人时 lock 为 null',
    params: DraftParams,
    answers: {
      200: { description: '占用情况', content: { 'application/json': z.object({ lock: Lock.nullable() }) } },
    },
    problems: ['not-found'],
  },
  async ({ params, caller }, { drafts, reviews, clock }) => {
    await openDraft(drafts, caller, params.id)
    return json(200, { lock: await reviews.holder(caller.org, params.id, clock.now().toISOString()) })
  },
)

export const releaseRoute = route(
  {
    method: 'DELETE',
    path: '/v1/drafts/{id}/review',
    id: 'releaseReview',
    needs: 'review',
    summary: '离开审核，放开占用',
    params: DraftParams,
    query: z.object({ seat: SEAT, until: z.string().max(40).describe('占用时得到的到期时刻') }),
    answers: { 204: { description: '已放开，或已由别的窗口占用' } },
    problems: ['not-found'],
  },
  async ({ params, query, caller }, { drafts, reviews }) => {
    await openDraft(drafts, caller, params.id)
    await reviews.release(caller.org, params.id, query.seat, query.until)
    return new Response(null, { status: 204 })
  },
)

const Side = Draft.pick({ id: true, version: true, title: true, status: true, updatedAt: true })

export const differenceRoute = route(
  {
    method: 'GET',
    path: '/v1/drafts/{id}/difference',
    id: 'compareDraft',
    needs: 'read',
    summary: '两个版本之间，或与上期同类报告之间，文字的差异',
    params: DraftParams,
    query: z
      .object({
        version: wholeNumber(1, 1_000_000).optional().describe('改后的版本，默认最新'),
        from: wholeNumber(1, 1_000_000).optional().describe('改前的版本'),
        against: z.literal('last-period', 'against 只能是 last-period').optional().describe('与上期同类报告对照'),
      })
      .refine(({ from, against }) => (from === undefined) !== (against === undefined), {
        path: ['from'],
        error: '改前的版本 from 和 against=last-period 应写明其中一项',
      }),
    answers: {
      200: {
        description: '逐句的差异；same 与 removed 连起来是改前全文，same 与 added 连起来是改后全文',
        content: {
          'application/json': z.object({
            before: Side,
            after: Side,
            rows: z.array(z.array(z.object({ kind: z.enum(['same', 'removed', 'added']), text: z.string() }))),
          }),
        },
      },
    },
    problems: ['not-found'],
  },
  async ({ params, query: { version, from, against }, caller }, deps) =>
    json(200, await compareDrafts(caller, params.id, version, against ?? { version: from! }, deps)),
)
