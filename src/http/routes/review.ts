import { z } from 'zod'
import { HistoryEntry } from '../../domain/history.ts'
import { wanted } from '../../domain/received-value.ts'
import type { Caller } from '../../pipeline/caller.ts'
import { editText } from '../../pipeline/edit-text.ts'
import { openDraft } from '../../pipeline/open-draft.ts'
import { dismissFindings, fixFindings } from '../../pipeline/settle-finding.ts'
import { undoStep } from '../../pipeline/undo-step.ts'
import type { AppDeps } from '../deps.ts'
import { LIMITS } from '../limits.ts'
import { expectedVersion } from '../request-headers.ts'
import { json, route } from '../route.ts'
import { CHANGED, changed } from './changed.ts'
import { refuseLongText } from './check.ts'
import { DraftParams, IF_MATCH } from './parameters.ts'

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
        .string(wanted('稿件全文 text（应为文字）'))
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
          .array(z.string('问题编号应为文字').max(64), wanted('问题编号 findingIds（应为列表）'))
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
