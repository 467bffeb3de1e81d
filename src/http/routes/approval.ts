import { z } from 'zod'
import { approveDraft } from '../../pipeline/approve-draft.ts'
import { openDraft } from '../../pipeline/open-draft.ts'
import { ApprovalProof, proveApproval } from '../../pipeline/prove-approval.ts'
import { expectedVersion } from '../request-headers.ts'
import { json, route } from '../route.ts'
import { CHANGED, changed } from './changed.ts'
import { DraftParams, IF_MATCH, wholeNumber } from './parameters.ts'

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
