import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Wish } from '../../review-keys.ts'
import type { DraftOnPage } from '../draft/draft-text.ts'
import { type TextPlace, useTextPlace } from '../draft/use-text-place.ts'
import { getQueue } from '../service/reviews.ts'
import { type DeskView, firstView } from './desk-view.ts'
import { wishOf } from './keys.ts'
import { ReviewDesk } from './review-desk.ts'
import { type Lock, useLock } from './use-lock.ts'
import { currentOf } from './walk.ts'

/** The reviewer's desk on the page. */
export interface ShownDesk extends TextPlace {
  /** null until it stands on the page. */
  readonly desk: () => ReviewDesk | null
  readonly view: DeskView
  readonly lock: Lock
  /** Does what a key or its button asks for. */
  readonly wish: (wish: Wish) => void
}

/** Lays a draft upon the reviewer's desk, and hears the keys. */
export function useReviewDesk({ draft, nonce, checker }: DraftOnPage): ShownDesk {
  const desk = useRef<ReviewDesk | null>(null)
  const [view, show] = useState<DeskView>(() => firstView(draft))
  const stands = useTextPlace(() => desk.current?.text ?? null)
  const lock = useLock(draft.id)
  useEffect(() => {
    const { place, point } = stands
    const made = new ReviewDesk({ parent: place.current!, draft, nonce, checker, show, pointed: point })
    desk.current = made
    return () => made.text.destroy()
  }, [draft.id])
  // With the words that say so: a key pressed as soon as they stand there is not refused.
  useLayoutEffect(() => {
    if (desk.current)
      desk.current.may = { change: lock.claimed?.mine !== false, approve: lock.claimed?.mayApprove !== false }
  }, [lock.claimed])
  const barred = useRef(false)
  useEffect(() => {
    if (barred.current && lock.claimed?.mine) void desk.current?.refresh()
    barred.current = lock.claimed?.mine === false
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
  return { ...stands, desk: () => desk.current, view, lock, wish }
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

/** To the next draft that waits; to the queue when none does. */
async function openNext(done: string): Promise<void> {
  const queue = await getQueue({ status: 'flagged' }).catch(() => null)
  const next = queue?.drafts.find(({ id, lock }) => id !== done && lock === null)
  location.assign(next ? `/review/${next.id}` : '/review')
}
