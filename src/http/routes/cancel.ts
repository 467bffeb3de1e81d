import { cancelDraft } from '../../pipeline/cancel-draft.ts'
import { openDraft } from '../../pipeline/open-draft.ts'
import { answerOf, DraftAnswer } from '../draft-answer.ts'
import { etagOf } from '../request-headers.ts'
import { json, route } from '../route.ts'
import { DraftParams } from './parameters.ts'

export const cancelRoute = route(
  {
    method: 'POST',
    path: '/v1/drafts/{id}/cancel',
    id: 'cancelDraft',
    needs: 'draft',
    summary: '取消正在进行的起草；已写成的部分保留，已经结束的稿件原样返回',
    params: DraftParams,
    answers: {
      200: {
        description: '稿件：被取消的状态为 failed，reason 为“已取消”',
        content: { 'application/json': DraftAnswer },
        headers: { ETag: '版本号' },
      },
    },
    problems: ['not-found', 'unavailable'],
  },
  async ({ params, caller, note }, deps) => {
    const { draft: before } = await openDraft(deps.drafts, caller, params.id)
    if (before.status === 'drafting') await note({ action: 'draft.cancel', object: `draft/${before.id}` })
    const draft = await cancelDraft(caller, params.id, deps)
    return json(200, answerOf(draft), { etag: etagOf(draft.version) })
  },
)
