import { z } from 'zod'
import { openDraft } from '../../pipeline/open-draft.ts'
import { cancelRedraft, redraftSection } from '../../pipeline/redraft-section.ts'
import { answerOf, DraftAnswer } from '../draft-answer.ts'
import { etagOf, expectedVersion } from '../request-headers.ts'
import { json, route } from '../route.ts'
import { CHANGED, changed } from './changed.ts'
import { DraftParams, IF_MATCH } from './parameters.ts'

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
