import type { Draft, DraftStatus } from '../../domain/draft.ts'
import type { Period } from '../../domain/fact-sheet.ts'
import type { HistoryEntry } from '../../domain/history.ts'

/** A word that was masked in a style reference; it must not turn up in the draft. */
export interface Hidden {
  readonly text: string
  readonly source: string
}
/** Who is to write: the model, the template, or the model where there is one. */
export type DrafterChoice = 'auto' | 'llm' | 'template'

/** A draft with what only the service needs to know of it. */
export interface DraftRecord {
  readonly draft: Draft
  /** The version at which the present drafting began; with the id it names the job. */
  readonly run: number
  readonly drafter: DrafterChoice
  /** Id of the actor who asked for it: who may not approve it. */
  readonly createdBy: string
  readonly hidden: readonly Hidden[]
  /** Where whoever asked for it wants to be told of its news. */
  readonly callbackUrl: string | null
}
/** What was done to reach a version; the version's number and time stand in the draft itself. */
export type Step = Omit<HistoryEntry, 'version' | 'at'>

/** A draft as a queue shows it. */
export interface DraftSummary {
  readonly id: string
  readonly status: DraftStatus
  readonly version: number
  readonly businessKey: string | null
  readonly title: string
  readonly reportType: string
  readonly organisation: string
  readonly period: Period
  /** Open findings by code. */
  readonly findings: Readonly<Record<string, number>>
  readonly createdAt: string
  readonly updatedAt: string
}

/** An Idempotency-Key with the fingerprint of the request that came under it. */
export interface RequestKey {
  readonly key: string
  readonly fingerprint: string
}

/** Drafts as stored, every version kept. */
export interface Drafts {
  get(org: string, id: string, version?: number): Promise<DraftRecord | null>
  /** Newest first; `cursor` is the `next` of the page before. Throws Problem 'invalid' on a cursor it never gave. */
  list(
    org: string,
    filter: { status?: DraftStatus | undefined; cursor?: string | undefined; limit: number },
  ): Promise<{ drafts: DraftSummary[]; next: string | null }>
  /** Stores a new draft with the keys it was asked for under. False when one of the keys was taken meanwhile. */
  create(org: string, record: DraftRecord, step: Step, key: RequestKey | null): Promise<boolean>
  /** Stores the next version. Throws Problem 'version-moved-on' when another writer was faster. */
  put(org: string, record: DraftRecord, step: Step, key?: RequestKey | null): Promise<void>
  /** The draft that was made under an Idempotency-Key, with the fingerprint of the request. */
  byKey(org: string, key: string): Promise<{ id: string; fingerprint: string } | null>
  byBusinessKey(org: string, businessKey: string): Promise<DraftRecord | null>
  /** Oldest first. */
  history(org: string, id: string): Promise<HistoryEntry[]>
  /** How many drafts the organisation asked for since that moment. */
  countSince(org: string, since: string): Promise<number>
  /** How many drafts and new versions of drafts that actor asked for since that moment. */
  askedSince(org: string, actorId: string, since: string): Promise<number>
}
