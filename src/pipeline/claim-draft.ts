import { mayApprove } from './approve-draft.ts'
import type { Caller } from './caller.ts'
import { openDraft } from './open-draft.ts'
import type { Clock, Drafts, ReviewLock, Reviews } from './ports.ts'

/** How long a draft stays with whoever opened it, unless the page says again that it is still open. */
export const LOCK_MINUTES = 10
/** And before it has said so once: a page that was left before the service had answered could not let go. */
export const FIRST_MINUTES = 1

/** What it takes to open a draft for review. */
export interface ClaimDeps {
  readonly drafts: Drafts
  readonly reviews: Reviews
  readonly clock: Clock
}

/** Who has a draft open for review, and what the one who asks may do with it. */
export interface Claimed {
  readonly lock: ReviewLock
  /** True where it is the asking window itself that has it open. */
  readonly mine: boolean
  /** True where another window of the same person has it open. */
  readonly own: boolean
  /** The window from which this one took it over just now; null where it took nothing over. */
  readonly takenFrom: string | null
  /** Whether the one who asks may sign it once no error is open. */
  readonly mayApprove: boolean
}

/** Opens a draft for review, or says that it is still open. Somebody else's lock stands until it runs out. */
export async function claimDraft(
  caller: Caller,
  id: string,
  { seat, takeOver }: { readonly seat: string; readonly takeOver: boolean },
  { drafts, reviews, clock }: ClaimDeps,
): Promise<Claimed> {
  const record = await openDraft(drafts, caller, id)
  const now = clock.now()
  const before = await reviews.holder(caller.org, id, now.toISOString())
  const stays = before?.seat === seat && before.holder.id === caller.actor.id
  const lock = await reviews.claim(caller.org, id, {
    actor: caller.actor,
    seat,
    takeOver,
    now: now.toISOString(),
    until: new Date(now.getTime() + (stays ? LOCK_MINUTES : FIRST_MINUTES) * 60_000).toISOString(),
  })
  const own = lock.holder.id === caller.actor.id
  const mine = own && lock.seat === seat
  const takenFrom = takeOver && mine && before && before.seat !== seat ? before.seat : null
  return { lock, mine, own, takenFrom, mayApprove: mayApprove(caller, record) }
}
