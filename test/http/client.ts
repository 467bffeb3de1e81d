import { exports } from 'cloudflare:workers'
import type { Draft } from '../../src/domain/draft.ts'
import type { FactSheetInput } from '../../src/domain/fact-sheet.ts'
import type { ProblemBody } from '../../src/http/problem-response.ts'

const sheets = import.meta.glob<FactSheetInput>('../../fixtures/facts/*.json', { import: 'default', eager: true })

/** The five fact sheets of fixtures/facts, by report type. */
export const SHEETS: Readonly<Record<string, FactSheetInput>> = Object.fromEntries(
  Object.values(sheets).map((sheet) => [sheet.reportType, sheet]),
)

/** A sheet small enough to see through. */
export const SMALL = {
  reportType: 'township-quarterly',
  organisation: '云溪镇人民政府',
  period: { year: 2026, quarter: 2 },
  issuedOn: '2026-07-06',
  facts: [
    { id: 'inspectors', label: '出动巡查人员', value: '1204', unit: '人次', lastYear: '1075' },
    { id: 'fires', label: '发现露天焚烧', value: '18', unit: '起' },
  ],
} as const satisfies FactSheetInput

/** Calls the service as a client does. */
export const call = (path: string, init: RequestInit = {}): Promise<Response> =>
  exports.default.fetch(`http://service.test${path}`, init as RequestInit<never>)

export const post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  send('POST', path, body, headers)

export const send = (
  method: string,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> =>
  call(path, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

export const problemOf = (response: Response): Promise<ProblemBody> => response.json()

/** Asks for a draft and waits for it. */
export async function drafted(request: object): Promise<Draft> {
  const response = await post('/v1/drafts', { drafter: 'template', ...request }, { prefer: 'wait=20' })
  if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`)
  return response.json()
}

export const reread = async (id: string): Promise<Draft> => (await call(`/v1/drafts/${id}`)).json()

export interface SseEvent {
  readonly id: string | null
  readonly event: string
  readonly data: unknown
}

/** Reads an event stream to its end, or until `enough`. */
export async function eventsOf(
  response: Response,
  enough: (events: SseEvent[]) => boolean = () => false,
): Promise<SseEvent[]> {
  const events: SseEvent[] = []
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return events
    const frames = (rest + value).split('\n\n')
    rest = frames.pop()!
    events.push(...frames.flatMap(eventOf))
    if (enough(events)) {
      await reader.cancel()
      return events
    }
  }
}

function eventOf(frame: string): SseEvent[] {
  const field = (name: string) =>
    frame
      .split('\n')
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2)
  const data = field('data')
  return data === undefined ? [] : [{ id: field('id') ?? null, event: field('event')!, data: JSON.parse(data) }]
}
