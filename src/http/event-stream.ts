import { jobOf } from '../pipeline/accept-draft.ts'
import type { DraftRecord, PulledEvents } from '../pipeline/ports.ts'
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

/** The events after that one, for clients that pull; of a draft made long ago, how it ended. */
export async function eventsAfter(
  org: string,
  record: DraftRecord,
  after: string,
  { jobs }: Pick<AppDeps, 'jobs'>,
): Promise<PulledEvents & { readonly next: string }> {
  const job = jobOf(org, record)
  if (record.draft.status === 'drafting') await jobs.start(job)
  const { events, ended } = (await jobs.eventsSince(job, after)) ?? {
    events: after === ENDED ? [] : lastOf(record),
    ended: true,
  }
  return { events, ended, next: events.at(-1)?.id ?? after }
}

/** The id that the last events have once the job's own are cleared away. */
const ENDED = 'end'

function lastOf({ draft }: DraftRecord): PulledEvents['events'] {
  if (draft.status === 'failed') return [{ id: ENDED, event: 'error', data: { id: draft.id, reason: draft.reason } }]
  return [
    { id: ENDED, event: 'check', data: draft.check },
    { id: ENDED, event: 'done', data: draft },
  ]
}

/** Last words for a client that comes after the events were cleared away. */
const endOf = (record: DraftRecord): string =>
  lastOf(record)
    .map(({ event, data }) => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
    .join('')
