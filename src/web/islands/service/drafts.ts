import type { Draft, DraftStatus } from '../../../domain/draft.ts'
import type { FactSheetInput } from '../../../domain/fact-sheet.ts'
import type { FindingCode } from '../../../domain/finding.ts'
import type { DraftEvent } from '../../../pipeline/draft-event.ts'
import type { ReviewLock } from '../../../pipeline/ports.ts'
import type { PageOf } from '../use-pages.ts'
import { ask, TroubleError } from './client.ts'
import { draftPath, ifStill } from './draft-address.ts'
import { hearDraft } from './events.ts'

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
const AGAIN_MS = 1500
const MOST_TRIES = 40

/** A draft as it stands in the list. */
export interface ListedDraft extends Pick<Draft, 'id' | 'status' | 'title' | 'updatedAt'> {
  readonly reportType: string
  /** How many findings it has, by their kind. */
  readonly findings: Readonly<Partial<Record<FindingCode, number>>>
  readonly lock: ReviewLock | null
}

/** The drafts of that status, or of any (''), newest first; page by page. */
export async function listDrafts(status: DraftStatus | '', cursor: string | null): Promise<PageOf<ListedDraft>> {
  const query = new URLSearchParams({ ...(status && { status }), ...(cursor && { cursor }) })
  const { drafts, next } = await (await ask(`/v1/drafts?${query}`)).json()
  return { items: drafts, next }
}

/** Has a draft made, and gives its id as soon as the service has taken it on: whatever becomes of this page, it is written to its end. */
export async function makeDraft(factSheet: FactSheetInput, key: string): Promise<string> {
  const response = await ask('/v1/drafts', {
    method: 'POST',
    body: { factSheet, drafter: 'auto' },
    headers: { prefer: 'respond-async', 'idempotency-key': `"${key}"` },
  })
  const { id }: Draft = await response.json()
  return id
}

/** Tells of a draft that is being made, from its outline on; a service that is away for a while is asked again. */
export async function followDraft(id: string, hear: (event: DraftEvent) => void, signal: AbortSignal): Promise<void> {
  let heard: string | null = null
  for (let failures = 0; !signal.aborted; ) {
    try {
      const since: Record<string, string> = heard === null ? {} : { 'last-event-id': heard }
      const response = await ask(`${draftPath(id)}/events`, {
        headers: { accept: 'text/event-stream', ...since },
        signal,
      })
      failures = 0
      const told = await hearDraft(response, hear)
      if (told.ended) return
      heard = told.lastId ?? heard
    } catch (error) {
      const refused = error instanceof TroubleError && error.trouble.status < 500
      if (signal.aborted || refused || ++failures > MOST_TRIES) throw error
    }
    await pause(AGAIN_MS)
  }
}

/** A draft as the service has it. */
export const getDraft = async (id: string): Promise<Draft> => (await getDraftAndAge(id)).draft

/** The draft, and how many milliseconds ago it was begun by the service's own clock: this computer's may be wrong. */
export async function getDraftAndAge(id: string): Promise<{ draft: Draft; age: number }> {
  const response = await ask(draftPath(id))
  const draft: Draft = await response.json()
  const age = Date.parse(response.headers.get('date') ?? '') - Date.parse(draft.createdAt)
  return { draft, age: Math.max(0, age || 0) }
}

/** Calls the drafting off; gives the draft as it then is, which is finished where it was too late. */
export const cancelDraft = async (id: string): Promise<Draft> =>
  (await ask(`${draftPath(id)}/cancel`, { method: 'POST' })).json()

const askRedraft = (draft: Draft, sectionId: string, instruction: string, verb: 'redraft' | 'redraft/cancel') =>
  ask(`${draftPath(draft.id)}/sections/${encodeURIComponent(sectionId)}/${verb}`, {
    method: 'POST',
    body: { instruction: instruction || null },
    headers: ifStill(draft),
  })

/** Has one section written again, the rest left as it is. As long as the service says it is still at it, it is asked again. */
export async function redraftSection(draft: Draft, sectionId: string, instruction: string): Promise<Draft> {
  for (;;) {
    const response = await askRedraft(draft, sectionId, instruction, 'redraft')
    if (response.status !== 202) return response.json()
    await pause(AGAIN_MS)
  }
}

/** Calls off what `redraftSection` had asked for: that then rejects with 409, unless it was too late. */
export const cancelRedraft = async (draft: Draft, sectionId: string, instruction: string): Promise<void> => {
  await askRedraft(draft, sectionId, instruction, 'redraft/cancel')
}

/** Saves the words as a person edited them; TroubleError 412 when somebody else saved in between. */
export const saveText = async (id: string, text: string, version: number): Promise<Draft> =>
  (await ask(`${draftPath(id)}/text`, { method: 'PUT', body: { text }, headers: ifStill({ version }) })).json()

/** Has a finding left as it stands, with the reason that stays in the history. */
export const dismissFinding = async (draft: Draft, findingId: string, reason: string): Promise<Draft> =>
  (
    await ask(`${draftPath(draft.id)}/findings/${encodeURIComponent(findingId)}`, {
      method: 'POST',
      body: { action: 'dismiss', reason },
      headers: ifStill(draft),
    })
  ).json()

/** The finished document; TroubleError 409 while an error is open, unless a marked working copy is asked for. */
export async function exportDraft(id: string, format: string, working: boolean): Promise<{ blob: Blob; name: string }> {
  const response = await ask(`${draftPath(id)}/export?format=${format}${working ? '&watermark=draft' : ''}`, {
    headers: { accept: '*/*' },
  })
  const named = /filename\*=UTF-8''([^;]+)/i.exec(response.headers.get('content-disposition') ?? '')?.[1]
  return { blob: await response.blob(), name: named ? decodeURIComponent(named) : `稿件.${format}` }
}
