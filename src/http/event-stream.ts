import { jobOf } from '../pipeline/accept-draft.ts'
import type { DraftRecord } from '../pipeline/ports.ts'
import type { AppDeps } from './deps.ts'

/** The events of a draft's making; of one made long ago, how it ended. */
export async function eventStream(
  org: string,
  record: DraftRecord,
  request: Request,
  { jobs }: Pick<AppDeps, 'jobs'>,
  headers: Record<string, string> = {},
): Promise<Response> {
  const job = jobOf(org, record)
  if (record.draft.status === 'drafting') await jobs.start(job)
  const events = await jobs.events(job, request.headers.get('last-event-id'))
  return new Response(events ?? endOf(record), {
    headers: {
      ...headers,
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    },
  })
}

/** Last words for a client that comes after the events were cleared away. */
function endOf({ draft }: DraftRecord): string {
  const event = (kind: string, data: unknown) => `event: ${kind}\ndata: ${JSON.stringify(data)}\n\n`
  if (draft.status === 'failed') return event('error', { id: draft.id, reason: draft.reason })
  return `${event('check', draft.check)}${event('done', draft)}`
}
