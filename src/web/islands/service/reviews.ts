import type { Draft } from '../../../domain/draft.ts'
import type { HistoryEntry } from '../../../domain/history.ts'
import type { Claimed } from '../../../pipeline/claim-draft.ts'
import type { Comparison } from '../../../pipeline/compare-drafts.ts'
import type { Queue } from '../../../pipeline/review-queue.ts'
import { ask } from './client.ts'
import { draftPath, ifStill } from './draft-address.ts'

/** What waits for review, as the filters choose. */
export const getQueue = async (filters: Readonly<Record<string, string>>): Promise<Queue> => {
  const chosen = Object.entries(filters).filter(([, value]) => value !== '')
  return (await ask(`/v1/review?${new URLSearchParams(chosen)}`, { byItself: true })).json()
}

/** Findings as the reviewer saw them in that draft, settled in one step. TroubleError 409 `conflict` names the sentence as seen and as it is now. */
export const settleFindings = async (
  draft: Draft,
  findingIds: readonly string[],
  how: { action: 'fix' } | { action: 'dismiss'; reason: string },
): Promise<Draft> =>
  (
    await ask(`${draftPath(draft.id)}/findings`, {
      method: 'POST',
      body: { ...how, findingIds, seenIn: draft.version },
    })
  ).json()

/** Takes back the last step of whoever asks. */
export const undoStep = async (draft: Draft): Promise<Draft> =>
  (await ask(`${draftPath(draft.id)}/undo`, { method: 'POST', headers: ifStill(draft) })).json()

/** Signs the draft; TroubleError 409 while an error is open or a place is left to fill in. */
export const approveDraft = async (draft: Draft): Promise<Draft> =>
  (
    await ask(`${draftPath(draft.id)}/approve`, { method: 'POST', headers: ifStill(draft), body: { complete: true } })
  ).json()

/** Opens a draft for review, or says that it is still open. */
export const claimReview = async (id: string, seat: string, takeOver: boolean): Promise<Claimed> =>
  (await ask(`${draftPath(id)}/review`, { method: 'PUT', body: { seat, takeOver }, byItself: true })).json()

/** Who has the draft open; null where nobody does. */
export const lockOn = async (id: string): Promise<Claimed['lock'] | null> =>
  ((await (await ask(`${draftPath(id)}/review`, { byItself: true })).json()) as { lock: Claimed['lock'] | null }).lock

/** Goes out even while the page is being left. */
export const releaseReview = (id: string, { seat, until }: Claimed['lock']): void => {
  const query = new URLSearchParams({ seat, until })
  fetch(`${draftPath(id)}/review?${query}`, { method: 'DELETE', keepalive: true }).catch(() => {})
}

/** Each step in the life of a draft, oldest first. */
export const getHistory = async (id: string): Promise<HistoryEntry[]> =>
  ((await (await ask(`${draftPath(id)}/history`)).json()) as { history: HistoryEntry[] }).history

/** What became of the words since a version, or since the same report of the period before. */
export const getDifference = async (
  id: string,
  choice: { from: number; version: number } | 'last-period',
): Promise<Comparison> =>
  (
    await ask(
      `${draftPath(id)}/difference?${choice === 'last-period' ? 'against=last-period' : `from=${choice.from}&version=${choice.version}`}`,
    )
  ).json()
