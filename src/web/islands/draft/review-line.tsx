import { useEffect, useState } from 'preact/hooks'
import type { ReviewLock } from '../../../pipeline/ports.ts'
import { clock } from '../moment.ts'
import { lockOn } from '../service/reviews.ts'

const LOOK_MS = 30_000

interface ReviewLineProps {
  readonly id: string
  /** Nothing can be changed here: the draft is approved, or the visitor only reads. */
  readonly readOnly: boolean
  readonly mayReview: boolean
}

/** Where the draft is on its way to the signature: who reviews it, and the ways there. */
export function ReviewLine({ id, readOnly, mayReview }: ReviewLineProps) {
  const lock = useReviewer(id)
  return (
    <section class="review-line" aria-label="审核">
      {!readOnly && mayReview && <a href={`/review/${id}`}>去审核</a>}
      {!readOnly && !mayReview && <span>写完即可，审核人员会在“审核”页看到这份稿件</span>}
      <a href={`/review/${id}/history`}>经过与对照</a>
      {lock && (
        <p role="status">
          {lock.holder.name}正在审核这份稿件，到 {clock(lock.until)}。{readOnly ? '' : '此时改动，对方会看到提示。'}
        </p>
      )}
    </section>
  )
}

/** Who has the draft open for review, looked up now and then. */
function useReviewer(id: string): ReviewLock | null {
  const [lock, setLock] = useState<ReviewLock | null>(null)
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') lockOn(id).then(setLock, () => {})
    }
    look()
    const timer = setInterval(look, LOOK_MS)
    return () => clearInterval(timer)
  }, [id])
  return lock
}
