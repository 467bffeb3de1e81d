import { useEffect, useRef, useState } from 'preact/hooks'
import type { Claimed } from '../../../pipeline/claim-draft.ts'
import { claimReview, lockOn, releaseReview } from '../service/reviews.ts'
import { takeSeat } from './window-seat.ts'

/** Well within the minute for which a draft is first held. */
const RENEW_MS = 30_000
const LOOK_MS = 10_000

/** Who has the draft open, as this window knows it. */
export interface Lock {
  /** null until the service has answered, and while it cannot be reached: a soft lock bars nobody then. */
  readonly claimed: Claimed | null
  /** True where another has gone or the lock has run out, or where it is the same person's other window. */
  readonly free: boolean
  readonly takeOver: () => void
}

/** Says that the draft is open here, keeps saying so, and lets go on leaving. */
export function useLock(draftId: string): Lock {
  const [claimed, setClaimed] = useState<Claimed | null>(null)
  const [gone, setGone] = useState(false)
  const seat = useState(takeSeat)[0]
  const held = useRef<Claimed | null>(null)

  const claim = async (takeOver: boolean) => {
    try {
      held.current = await claimReview(draftId, seat, takeOver)
      setClaimed(held.current)
    } catch {
      // Nothing is lost without a lock; the next renewal asks again.
    }
  }

  useEffect(() => {
    claim(false)
    const renew = () => {
      if (document.visibilityState === 'visible' && held.current?.mine !== false) claim(false)
    }
    const leave = () => {
      if (held.current?.mine) releaseReview(draftId, held.current.lock)
    }
    const timer = setInterval(renew, RENEW_MS)
    document.addEventListener('visibilitychange', renew)
    addEventListener('pagehide', leave)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', renew)
      removeEventListener('pagehide', leave)
    }
  }, [draftId])

  useEffect(() => {
    setGone(false)
    if (!claimed || claimed.mine || claimed.own) return
    const look = () =>
      void lockOn(draftId).then(
        (lock) => setGone(lock === null),
        () => {},
      )
    const timer = setInterval(look, LOOK_MS)
    return () => clearInterval(timer)
  }, [claimed])

  const free = claimed !== null && !claimed.mine && (claimed.own || gone)
  return { claimed, free, takeOver: () => void claim(claimed?.own ?? false) }
}
