import { z } from 'zod'
import { Draft, DraftStatus } from '../../domain/draft.ts'
import { FactSheet, Period } from '../../domain/fact-sheet.ts'
import { acceptDraft, jobOf } from '../../pipeline/accept-draft.ts'
import type { Caller } from '../../pipeline/caller.ts'
import { admitCallback } from '../../pipeline/keep-webhooks.ts'
import { openDraft } from '../../pipeline/open-draft.ts'
import type { DraftRecord } from '../../pipeline/ports.ts'
import { readDraft } from '../../pipeline/read-draft.ts'
import type { AppDeps } from '../deps.ts'
import { answerOf, DraftAnswer } from '../draft-answer.ts'
import { eventStream, eventsAfter } from '../event-stream.ts'
import { etagOf, idempotencyKeyOf, mannerOf } from '../request-headers.ts'
import { json, route } from '../route.ts'
import { DraftParams, wholeNumber } from './parameters.ts'
import { Lock } from './review-lock.ts'

const NewDraft = z.object({
  factSheet: FactSheet,
  drafter: z
    .enum(['auto', 'llm', 'template'], 'drafter 应为 auto、llm 或 template')
    .default('auto')
    .describe('auto：配置了语言模型就用，没有则用模板'),
  businessKey: z
    .string('businessKey 应为文字')
    .trim()
    .min(1, 'businessKey 不能为空')
    .max(255, 'businessKey 最长 255 字')
    .nullish()
    .transform((key) => key ?? null)
    .describe('单位+报告+期次，由 OA 命名'),
  callbackUrl: z
    .string('callbackUrl 应为网址')
    .max(2000, '网址最长 2000 字')
    .trim()
    .nullish()
    .describe('稿件有新状态时通知这里，按 Standard Webhooks 规范签名，密钥见 POST /v1/webhooks/callback/secret'),
  revise: z.boolean('revise 应为 true 或 false').default(false).describe('同一 businessKey 下用新数据另起一版'),
})

/** A draft as a list shows it. */
export const QueueEntry = Draft.pick({
  id: true,
  status: true,
  version: true,
  businessKey: true,
  title: true,
  createdAt: true,
  updatedAt: true,
}).extend({
  reportType: z.string(),
  organisation: z.string(),
  period: Period,
  findings: z.record(z.string(), z.int()).describe('未处理的问题，按编码计数'),
})

const HEADERS_OF_DRAFT = { Location: '稿件地址', ETag: '版本号' }

export const newDraftRoute = route(
  {
    method: 'POST',
    path: '/v1/drafts',
    id: 'createDraft',
    needs: 'draft',
    summary: '起草一份报告',
    details:
      '默认等 25 秒：写完答复 201 和整份稿件，没写完答复 202，此后按 Location 轮询，间隔见 Retry-After。受理了的稿件一定会写完，客户端断开、服务重启都不丢。超时重发请带同一个 Idempotency-Key，或在正文里写 businessKey。',
    headers: {
      Prefer: 'wait=N（秒，最多 60）或 respond-async',
      'Idempotency-Key': '同一个键和同样的内容只起草一份',
      'Last-Event-ID': '以事件流重连时，上次收到的事件编号',
    },
    body: NewDraft,
    answers: {
      200: {
        description: '要求 text/event-stream 时：起草过程的事件流',
        content: { 'text/event-stream': null },
        headers: { Location: '稿件地址' },
      },
      201: {
        description: '已完成的稿件',
        content: { 'application/json': DraftAnswer },
        headers: HEADERS_OF_DRAFT,
        sometimes: ['Preference-Applied'],
      },
      202: {
        description: '已受理，尚在起草',
        content: { 'application/json': DraftAnswer },
        headers: { ...HEADERS_OF_DRAFT, 'Retry-After': '几秒后再来取' },
        sometimes: ['Preference-Applied'],
      },
    },
    problems: ['conflict', 'key-reused', 'rate-limited', 'not-ready'],
  },
  async ({ request, caller, body }, deps) => {
    const manner = mannerOf(request.headers)
    if (body.callbackUrl) await admitCallback(caller, body.callbackUrl, deps)
    const record = await acceptDraft(caller, body, idempotencyKeyOf(request.headers), deps)
    const location = `/v1/drafts/${record.draft.id}`
    if (manner.kind === 'events') return eventStream(caller.org, record, request, deps, { location })
    if (manner.waitMs > 0 && record.draft.status === 'drafting')
      await deps.jobs.ended(jobOf(caller.org, record), manner.waitMs)
    return answerDraft(caller, record, deps, {
      location,
      ...(manner.applied ? { 'preference-applied': manner.applied } : {}),
    })
  },
)

async function answerDraft(
  caller: Caller,
  record: DraftRecord,
  deps: AppDeps,
  headers: Record<string, string>,
): Promise<Response> {
  const draft = await readDraft(caller, record.draft.id, undefined, deps)
  const drafting = draft.status === 'drafting'
  return json(drafting ? 202 : 201, answerOf(draft), {
    ...headers,
    etag: etagOf(draft.version),
    ...(drafting ? { 'retry-after': '2' } : {}),
  })
}

const ListedDraft = QueueEntry.extend({ lock: Lock.nullable().describe('正在审核的人；没有人时为 null') })

export const draftsRoute = route(
  {
    method: 'GET',
    path: '/v1/drafts',
    id: 'listDrafts',
    needs: 'read',
    summary: '稿件队列，最新的在前',
    query: z.object({
      status: DraftStatus.optional().describe('只看某一状态'),
      cursor: z.string().max(200).optional().describe('上一页返回的 next'),
      limit: wholeNumber(1, 100).optional().describe('每页份数，默认 20'),
    }),
    answers: {
      200: {
        description: '一页稿件；next 为 null 时没有下一页',
        content: { 'application/json': z.object({ drafts: z.array(ListedDraft), next: z.string().nullable() }) },
      },
    },
    problems: [],
  },
  async ({ query, caller }, { drafts, reviews, clock }) => {
    const page = await drafts.list(caller.org, { ...query, limit: query.limit ?? 20 })
    const held = await reviews.holders(caller.org, clock.now().toISOString())
    return json(200, { ...page, drafts: page.drafts.map((draft) => ({ ...draft, lock: held.get(draft.id) ?? null })) })
  },
)

export const draftRoute = route(
  {
    method: 'GET',
    path: '/v1/drafts/{id}',
    id: 'getDraft',
    needs: 'read',
    summary: '一份稿件；还在起草时，给出已写成的部分',
    params: DraftParams,
    query: z.object({ version: wholeNumber(1, 1_000_000).optional().describe('某一旧版本') }),
    answers: {
      200: {
        description: '稿件',
        content: { 'application/json': DraftAnswer },
        headers: { ETag: '版本号' },
        sometimes: ['Retry-After'],
      },
    },
    problems: ['not-found'],
  },
  async ({ params, query, caller }, deps) => {
    const draft = await readDraft(caller, params.id, query.version, deps)
    return json(200, answerOf(draft), {
      etag: etagOf(draft.version),
      ...(draft.status === 'drafting' ? { 'retry-after': '2' } : {}),
    })
  },
)

const Pulled = z.object({
  events: z.array(z.object({ id: z.string(), event: z.string(), data: z.unknown() })),
  ended: z.boolean().describe('true：不会再有新的事件'),
  next: z.string().describe('下次请求的 after'),
})

export const eventsRoute = route(
  {
    method: 'GET',
    path: '/v1/drafts/{id}/events',
    id: 'listenToDraft',
    needs: 'read',
    summary:
      '起草过程的事件：不带 after 为事件流，断线后带 Last-Event-ID 重连，不漏不重；带 after 立即以 JSON 答复，供轮询',
    params: DraftParams,
    query: z.object({
      after: z
        .string()
        .regex(/^(\d{1,9}\.)?\d{1,9}$|^end$/, 'after 应为上次答复里的 next，首次为 0')
        .optional()
        .describe('只要这一编号之后的事件：上次答复里的 next，首次为 0'),
    }),
    headers: { 'Last-Event-ID': '上次收到的事件编号' },
    answers: {
      200: {
        description: '事件 outline、references、delta、repair、section、check、done 或 error；轮询时没有 delta',
        content: { 'text/event-stream': null, 'application/json': Pulled },
      },
    },
    problems: ['not-found'],
  },
  async ({ request, params, query, caller }, deps) => {
    const record = await openDraft(deps.drafts, caller, params.id)
    if (query.after !== undefined) return json(200, await eventsAfter(caller.org, record, query.after, deps))
    return eventStream(caller.org, record, request, deps)
  },
)
