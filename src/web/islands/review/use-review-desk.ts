import type { RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Draft } from '../../../domain/draft.ts'
import type { Wish } from '../../review-keys.ts'
import { getQueue } from '../service/reviews.ts'
import { type DeskView, firstView } from './desk-view.ts'
import { wishOf } from './keys.ts'
import { ReviewDesk } from './review-desk.ts'
import { type Lock, useLock } from './use-lock.ts'
import { currentOf } from './walk.ts'

interface ReviewDeskOptions {
  readonly draft: Draft
  readonly nonce: string
  /** Address of the checker's script. */
  readonly checker: string
}

/** The reviewer's desk on the page. */
export interface ShownDesk {
  /** Where the text goes. */
  readonly place: RefObject<HTMLDivElement | null>
  /** null until it stands on the page. */
  readonly desk: () => ReviewDesk | null
  readonly view: DeskView
  readonly lock: Lock
  /** The fact of the figure under the mouse or the cursor, there or in the list. */
  readonly pointed: string | null
  readonly point: (factId: string | null) => void
  /** Does what a key or its button asks for. */
  readonly wish: (wish: Wish) => void
}

/** Lays a draft upon the reviewer's desk, and hears the keys. */
export function useReviewDesk({ draft, nonce, checker }: ReviewDeskOptions): ShownDesk {
  const place = useRef<HTMLDivElement>(null)
  const desk = useRef<ReviewDesk | null>(null)
  const [view, show] = useState<DeskView>(() => firstView(draft))
  const [pointed, point] = useState<string | null>(null)
  const lock = useLock(draft.id)
  useEffect(() => {
    const made = new ReviewDesk({ parent: place.current!, draft, nonce, checker, show, pointed: point })
    desk.current = made
    return () => made.text.destroy()
  }, [draft.id])
  useEffect(() => {
    desk.current?.text.editor.point(pointed)
    showPointedFact(place.current)
  }, [pointed])
  useEffect(() => {
    if (desk.current)
      desk.current.may = { change: lock.claimed?.mine !== false, approve: lock.claimed?.mayApprove !== false }
  }, [lock.claimed])
  // Once more after its card stands there: the card may have pushed the text away.
  useEffect(() => {
    const current = currentOf(view)
    if (current) desk.current?.text.editor.goTo(current.start, current.end)
  }, [view.current])

  const wish = (wish: Wish) => {
    if (wish === 'history') location.assign(`/review/${draft.id}/history`)
    else if (wish === 'take-over') lock.free && lock.takeOver()
    else if (wish === 'onward') view.draft.status === 'approved' && openNext(draft.id)
    else desk.current?.wish(wish)
  }
  useKeys(wish, view.above !== null)
  return { place, desk: () => desk.current, view, lock, pointed, point, wish }
}

/** Hears the keys of the page, except while a dialog above it has them. */
function useKeys(wish: (wish: Wish) => void, quiet: boolean): void {
  const latest = useRef({ wish, quiet })
  latest.current = { wish, quiet }
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const wished = latest.current.quiet || event.isComposing ? null : wishOf(event)
      if (!wished) return
      event.preventDefault()
      event.stopPropagation()
      latest.current.wish(wished)
    }
    addEventListener('keydown', hear, true)
    return () => removeEventListener('keydown', hear, true)
  }, [])
}

/** Brings the lit row of the facts into view where their column scrolls by itself. */
function showPointedFact(text: Element | null): void {
  const side = text?.closest('.review')?.querySelector('.draft-side')
  const row = side?.querySelector('.fact.is-pointed')?.getBoundingClientRect()
  const window = side?.getBoundingClientRect()
  if (side && row && window && (row.top < window.top || row.bottom > window.bottom))
    side.scrollTop += row.top - window.top - window.height / 2
}

/** To the next draft that waits; to the queue when none does. */
async function openNext(done: string): Promise<void> {
  const queue = await getQueue({ status: 'flagged' }).catch(() => null)
  const next = queue?.drafts.find(({ id, lock }) => id !== done && lock === null)
  location.assign(next ? `/review/${next.id}` : '/review')
}
