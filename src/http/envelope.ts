import type { ProblemBody } from './problem-response.ts'

/*
 * For clients that read no status and no problem+json: the same answers in the envelope that OA systems use among
 * themselves. Asked for by `Accept: application/vnd.envelope+json`; the status is then always 200.
 */

const ENVELOPE = 'application/vnd.envelope+json'

/** Whether the client wants its answer in an envelope. */
export const wantsEnvelope = (headers: Headers): boolean =>
  (headers.get('accept') ?? '').toLowerCase().includes(ENVELOPE)

/** What an envelope says: `code` 0, or the problem's own code; `msg` for people; `data` as it would have come without. */
export interface Envelope {
  readonly code: 0 | ProblemBody['code']
  readonly msg: string
  readonly data: unknown
}

/** Puts an answer into an envelope. What is no JSON (a file, a stream, a page) stays as it is. */
export async function inEnvelope(response: Response): Promise<Response> {
  const type = response.headers.get('content-type') ?? ''
  const isProblem = type.startsWith('application/problem+json')
  if (response.status !== 204 && !isProblem && !type.startsWith('application/json')) return response
  const body: unknown = response.status === 204 ? null : await response.json()
  const envelope: Envelope = isProblem ? ofProblem(body as ProblemBody) : { code: 0, msg: '成功', data: body }
  const headers = new Headers(response.headers)
  headers.delete('content-length')
  headers.set('content-type', `${ENVELOPE}; charset=utf-8`)
  return new Response(JSON.stringify(envelope), { status: 200, headers })
}

const ofProblem = ({ code, msg, status, requestId, errors }: ProblemBody): Envelope => ({
  code,
  msg,
  data: { status, requestId, errors },
})
