import type { DraftStatus } from '../../domain/draft.ts'
import type { FactSheet } from '../../domain/fact-sheet.ts'
import type { Actor } from '../../domain/history.ts'
import type { DraftSummary } from './drafts.ts'

/** Who has a draft open for review. It tells others and bars nobody: writes are told apart by their versions. */
export interface ReviewLock {
  readonly holder: Actor
  /** Names the window, so that two windows of one person are told apart. */
  readonly seat: string
  readonly since: string
  readonly until: string
}
/** A wish to have a draft open for review. */
export interface ReviewClaim {
  readonly actor: Actor
  readonly seat: string
  /** Takes the draft over from another window of the same person. */
  readonly takeOver: boolean
  readonly now: string
  readonly until: string
}

/** What a reviewer's desk needs to know of the drafts beside each other. */
export interface Reviews {
  /** Takes the draft, or keeps it, unless somebody else holds it; gives who holds it then. */
  claim(org: string, draftId: string, claim: ReviewClaim): Promise<ReviewLock>
  /** Who has the draft open; null where nobody does. */
  holder(org: string, draftId: string, now: string): Promise<ReviewLock | null>
  /** Who has which draft open, by draft. */
  holders(org: string, now: string): Promise<ReadonlyMap<string, ReviewLock>>
  /** Lets go what the seat took until that moment; changes nothing when it was claimed anew since. */
  release(org: string, draftId: string, seat: string, until: string): Promise<void>
  /** Drafts of those statuses, newest first, at most so many, each with who has it open. */
  waiting(org: string, statuses: readonly DraftStatus[], now: string, most: number): Promise<WaitingDraft[]>
  /** The report of that type, organisation and period: an approved one before others, then the newest; null where there is none. */
  reportOf(org: string, report: Pick<FactSheet, 'reportType' | 'organisation' | 'period'>): Promise<string | null>
}
/** A draft that waits for review, with who has it open. */
export interface WaitingDraft extends DraftSummary {
  readonly lock: ReviewLock | null
}
