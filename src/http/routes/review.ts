import { z } from 'zod'
import type { Draft } from '../../domain/draft.ts'
import { HistoryEntry } from '../../domain/history.ts'
import { approveDraft } from '../../pipeline/approve-draft.ts'
import type { Caller } from '../../pipeline/caller.ts'
import { editText } from '../../pipeline/edit-text.ts'
import { openDraft } from '../../pipeline/open-draft.ts'
import { ApprovalProof, proveApproval } from '../../pipeline/prove-approval.ts'
import { cancelRedraft, redraftSection } from '../../pipeline/redraft-section.ts'
import { dismissFindings, fixFindings } from '../../pipeline/settle-finding.ts'
import { undoStep } from '../../pipeline/undo-step.ts'
import type { AppDeps } from '../deps.ts'
import { answerOf, DraftAnswer } from '../draft-answer.ts'
import { LIMITS } from '../limits.ts'
import { etagOf, expectedVersion } from '../request-headers.ts'
import { json, route } from '../route.ts'
import { refuseLongText } from './check.ts'
import { DraftParams, IF_MATCH, wholeNumber } from './parameters.ts'

const CHANGED = {
  200: { description: '改动后的稿件', content: { 'application/json': DraftAnswer }, headers: { ETag: '版本号' } },
}
const changed = (draft: Draft): Response => json(200, answerOf(draft), { etag: etagOf(draft.version) })

export const editTextRoute = route(
  {
    method: 'PUT',
    path: '/v1/drafts/{id}/text',
    id: 'editText',
    needs: 'draft',
    summary: '保存人工修改后的全文，立即重新核对',
    params: DraftParams,
    headers: IF_MATCH,
    body: z.object({
      text: z
        .string('缺少稿件全文 text')
        .meta({ maxLength: LIMITS.draftText, description: `全文，最长 ${LIMITS.draftText} 字` }),
    }),
    answers: CHANGED,
    problems: ['not-found', 'not-ready', 'version-moved-on', 'checker-unavailable'],
  },
  async ({ request, params, caller, body }, deps) => {
    refuseLongText(body.text, LIMITS.draftText)
    return changed(await editText(caller, params.id, expectedVersion(request.headers), body.text, deps))
  },
)

const Settling = z.object({
  action: z.enum(['fix', 'dismiss'], 'action 应为 fix（按建议改正）或 dismiss（说明理由后忽略）'),
  reason: z.string('理由 reason 应为文字').trim().max(500, '理由最长 500 字').nullish(),
  seenIn: z
    .int('seenIn 应为稿件的版本号')
    .min(1)
    .nullish()
    .describe('看到问题时的版本；此后所在句子没有改过就照办，改过则答复 409 并给出前后两种文字'),
})
const withReason = <T extends typeof Settling>(schema: T) =>
  schema.refine(({ action, reason }) => action === 'fix' || Boolean(reason), {
    path: ['reason'],
    error: '忽略一处问题必须写明理由 reason，例如“口径不同”',
  })

async function settle(
  { request, params, caller }: { request: Request; params: { id: string }; caller: Caller },
  { action, reason, seenIn }: z.output<typeof Settling>,
  findingIds: readonly string[],
  deps: AppDeps,
): Promise<Response> {
  const expected = expectedVersion(request.headers)
  const settled = { findingIds, seenIn: seenIn ?? null }
  return changed(
    action === 'fix'
      ? await fixFindings(caller, params.id, expected, settled, deps)
      : await dismissFindings(caller, params.id, expected, { ...settled, reason: reason ?? '' }, deps),
  )
}

export const settleFindingRoute = route(
  {
    method: 'POST',
    path: '/v1/drafts/{id}/findings/{findingId}',
    id: 'settleFinding',
    needs: 'draft',
    summary: '处理一处问题：按建议改正，或说明理由后忽略',
    params: DraftParams.extend({ findingId: z.string().max(64).describe('问题编号') }),
    headers: IF_MATCH,
    body: withReason(Settling),
    answers: CHANGED,
    problems: ['not-found', 'not-ready', 'conflict', 'version-moved-on', 'checker-unavailable'],
  },
  async (incoming, deps) => settle(incoming, incoming.body, [incoming.params.findingId], deps),
)

export const settleFindingsRoute = route(
  {
    method: 'POST',
    path: '/v1/drafts/{id}/findings',
    id: 'settleFindings',
    needs: 'draft',
    summary: '同类问题一次处理，记为一步；有一处不能照办，就都不办',
    params: DraftParams,
    headers: IF_MATCH,
    body: withReason(
      Settling.extend({
        findingIds: z
          .array(z.string('问题编号应为文字').max(64), '缺少问题编号 findingIds')
          .min(1, '至少写一个问题编号')
          .max(500, '一次最多处理 500 处')
          .describe('问题编号'),
      }),
    ),
    answers: CHANGED,
    problems: ['not-found', 'not-ready', 'conflict', 'version-moved-on', 'checker-unavailable'],
  },
  async (incoming, deps) => settle(incoming, incoming.body, incoming.body.findingIds, deps),
)

export const undoRoute = route(
  {
    method: 'POST',
    path: '/v1/drafts/{id}/undo',
    id: 'undoStep',
    needs: 'draft',
    summary: '撤销本人最近一步改动；撤销也记入经过，可以一步步往回撤',
    params: DraftParams,
    headers: IF_MATCH,
    answers: CHANGED,
    problems: ['not-found', 'not-ready', 'version-moved-on', 'checker-unavailable'],
  },
  async ({ request, params, caller }, deps) =>
    changed(await undoStep(caller, params.id, expectedVersion(request.headers), deps)),
)

export const approveRoute = route(
  {
    method: 'POST',
    path: '/v1/drafts/{id}/approve',
    id: 'approveDraft',
    needs: 'approve',
    summary: '批准；还有数字待核时答复 409',
    params: DraftParams,
    headers: IF_MATCH,
    body: z.object({
      complete: z
        .boolean('complete 应为 true 或 false')
        .default(false)
        .describe('为 true 时，文中还有待补文字（如【此处请补充存在问题】）也答复 409，并列出在哪里'),
    }),
    bodyOptional: true,
    answers: CHANGED,
    problems: ['not-found', 'not-ready', 'forbidden', 'version-moved-on', 'checker-unavailable'],
  },
  async ({ request, params, caller, body }, deps) =>
    changed(await approveDraft(caller, params.id, expectedVersion(request.headers), deps, body)),
)

export const approvalRoute = route(
  {
    method: 'GET',
    path: '/v1/drafts/{id}/approval',
    id: 'verifyApproval',
    needs: 'read',
    summary: '核验批准：现在的文字、数据是否就是批准时的那些，签名是否由本服务作出',
    params: DraftParams,
    query: z.object({ version: wholeNumber(1, 1_000_000).optional().describe('某一旧版本') }),
    answers: { 200: { description: '核验结果', content: { 'application/json': ApprovalProof } } },
    problems: ['not-found'],
  },
  async ({ params, query, caller }, { drafts, approvalSealer }) => {
    const { draft } = await openDraft(drafts, caller, params.id, query.version)
    return json(200, await proveApproval(caller.org, draft, approvalSealer))
  },
)

/** A model takes two minutes at most for an answer; then the template has written. */
const REDRAFT_WAIT_MS = 150_000

const SectionParams = DraftParams.extend({ sectionId: z.string().max(64).describe('章节编号') })
const RedraftBody = z.object({
  instruction: z
    .string('写作要求 instruction 应为文字')
    .trim()
    .max(1000, '写作要求最长 1000 字')
    .nullish()
    .describe('写作要求'),
})

export const redraftRoute = route(
  {
    method: 'POST',
    path: '/v1/drafts/{id}/sections/{sectionId}/redraft',
    id: 'redraftSection',
    needs: 'draft',
    summary: '重写一节',
    params: SectionParams,
    headers: IF_MATCH,
    body: RedraftBody,
    bodyOptional: true,
    answers: {
      ...CHANGED,
      202: {
        description: '尚在重写，稿件还没有改动；再发同样的请求即接着等',
        content: { 'application/json': DraftAnswer },
        headers: { ETag: '版本号', 'Retry-After': '几秒后再来问' },
      },
    },
    problems: ['not-found', 'not-ready', 'rate-limited', 'version-moved-on', 'checker-unavailable', 'unavailable'],
  },
  async ({ request, params, caller, body }, deps) => {
    const draft = await redraftSection(
      caller,
      params.id,
      expectedVersion(request.headers),
      { sectionId: params.sectionId, instruction: body.instruction || null, withinMs: REDRAFT_WAIT_MS },
      deps,
    )
    if (draft) return changed(draft)
    const { draft: before } = await openDraft(deps.drafts, caller, params.id)
    return json(202, answerOf(before), { etag: etagOf(before.version), 'retry-after': '5' })
  },
)

export const cancelRedraftRoute = route(
  {
    method: 'POST',
    path: '/v1/drafts/{id}/sections/{sectionId}/redraft/cancel',
    id: 'cancelRedraft',
    needs: 'draft',
    summary: '取消正在进行的重写；If-Match 和 instruction 与要求重写时相同',
    params: SectionParams,
    headers: IF_MATCH,
    body: RedraftBody,
    bodyOptional: true,
    answers: {
      200: {
        description: '现在的稿件：没有改动；取消得晚了，则已是重写后的',
        content: { 'application/json': DraftAnswer },
        headers: { ETag: '版本号' },
      },
    },
    problems: ['not-found'],
  },
  async ({ request, params, caller, body, note }, deps) => {
    const asked = { sectionId: params.sectionId, instruction: body.instruction || null }
    const draft = await cancelRedraft(caller, params.id, expectedVersion(request.headers), asked, deps)
    await note({
      action: 'draft.cancel',
      object: `draft/${params.id}`,
      after: `第${draft.version}版；${params.sectionId}`,
    })
    return changed(draft)
  },
)

export const historyRoute = route(
  {
    method: 'GET',
    path: '/v1/drafts/{id}/history',
    id: 'getHistory',
    needs: 'read',
    summary: '谁在何时对哪些文字做了什么，从最早的开始',
    params: DraftParams,
    answers: {
      200: { description: '经过', content: { 'application/json': z.object({ history: z.array(HistoryEntry) }) } },
    },
    problems: ['not-found'],
  },
  async ({ params, caller }, { drafts }) => {
    await openDraft(drafts, caller, params.id)
    return json(200, { history: await drafts.history(caller.org, params.id) })
  },
)
