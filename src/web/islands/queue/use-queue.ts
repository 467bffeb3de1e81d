import { useEffect, useRef, useState } from 'preact/hooks'
import type { Queue } from '../../../pipeline/review-queue.ts'
import { type Trouble, troubleOf } from '../service/client.ts'
import { getQueue } from '../service/reviews.ts'

const AGAIN_MS = 20_000
const FIRST = { status: 'flagged', organisation: '', reportType: '', period: '', code: '', order: 'riskiest' }
/** Which drafts are listed, and in which order; '' leaves a filter open. */
export type Filters = typeof FIRST

/** The filters stand in the address: a reload, or the way back from a draft, finds them again. */
const filtersInAddress = (): Filters => {
  const said = new URLSearchParams(location.search)
  return Object.fromEntries(Object.entries(FIRST).map(([name, first]) => [name, said.get(name) ?? first])) as Filters
}

interface ShownQueue {
  readonly filters: Filters
  readonly choose: (change: Partial<Filters>) => void
  /** null until the service has answered. */
  readonly queue: Queue | null
  readonly trouble: Trouble | null
  readonly retry: () => void
}

/** What waits for review after the filters in the address, looked up again and again. */
export function useQueue(): ShownQueue {
  const [filters, setFilters] = useState(filtersInAddress)
  const [queue, setQueue] = useState<Queue | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const asked = useRef(0)
  const choose = (change: Partial<Filters>) => setFilters((now) => ({ ...now, ...change }))

  const fetchQueue = async () => {
    const turn = ++asked.current
    try {
      const found = await getQueue(filters)
      if (turn !== asked.current) return
      setQueue(found)
      setTrouble(null)
      // Whoever chose nothing is shown where work waits.
      const { flagged = 0, clean = 0 } = found.statuses
      if (turn === 1 && !location.search && flagged === 0 && clean > 0) choose({ status: 'clean' })
    } catch (error) {
      if (turn === asked.current) setTrouble(troubleOf(error))
    }
  }
  useEffect(() => {
    fetchQueue()
    const chosen = Object.entries(filters).filter(([name, value]) => value !== FIRST[name as keyof Filters])
    history.replaceState(null, '', chosen.length > 0 ? `?${new URLSearchParams(chosen)}` : location.pathname)
    const timer = setInterval(() => document.visibilityState === 'visible' && fetchQueue(), AGAIN_MS)
    return () => clearInterval(timer)
  }, [filters])
  return { filters, choose, queue, trouble, retry: fetchQueue }
}
