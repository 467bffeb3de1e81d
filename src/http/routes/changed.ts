import type { Draft } from '../../domain/draft.ts'
import { answerOf, DraftAnswer } from '../draft-answer.ts'
import { etagOf } from '../request-headers.ts'
import { json } from '../route.ts'

/** How the endpoints that change a draft describe their answer. */
export const CHANGED = {
  200: { description: '改动后的稿件', content: { 'application/json': DraftAnswer }, headers: { ETag: '版本号' } },
}
/** The draft as it is after the change, with its new version as ETag. */
export const changed = (draft: Draft): Response => json(200, answerOf(draft), { etag: etagOf(draft.version) })
