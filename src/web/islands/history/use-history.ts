import { useEffect, useState } from 'preact/hooks'
import type { HistoryEntry } from '../../../domain/history.ts'
import type { Comparison } from '../../../pipeline/compare-drafts.ts'
import { type Trouble, troubleOf } from '../service/client.ts'
import { getDifference, getHistory } from '../service/reviews.ts'

/** What is compared: one version with another, or the draft with the report of the period before. */
export type Choice = { readonly from: number; readonly version: number } | 'last-period'

interface ShownHistory {
  /** null until the service has answered. */
  readonly history: readonly HistoryEntry[] | null
  /** The draft as it was first finished, and as it is. */
  readonly whole: Exclude<Choice, string>
  readonly choice: Choice | null
  readonly choose: (choice: Choice) => void
  /** null while it is fetched, and where it cannot be had. */
  readonly comparison: Comparison | null
  readonly trouble: Trouble | null
}

const wholeOf = (history: readonly HistoryEntry[] | null): Exclude<Choice, string> => ({
  from: history?.find(({ action }) => action === 'finish')?.version ?? 1,
  version: history?.at(-1)?.version ?? 1,
})

/** What happened to a draft, and the comparison that is chosen: first that of its beginning with its end. */
export function useHistory(draftId: string): ShownHistory {
  const [history, setHistory] = useState<readonly HistoryEntry[] | null>(null)
  const [choice, choose] = useState<Choice | null>(null)
  const [comparison, setComparison] = useState<Comparison | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  useEffect(() => {
    getHistory(draftId).then(
      (found) => {
        setHistory(found)
        choose(wholeOf(found))
      },
      (error) => setTrouble(troubleOf(error)),
    )
  }, [draftId])
  useEffect(() => {
    if (!choice) return
    let wanted = true
    setTrouble(null)
    getDifference(draftId, choice).then(
      (found) => wanted && setComparison(found),
      (error) => {
        if (!wanted) return
        setComparison(null)
        setTrouble(troubleOf(error))
      },
    )
    return () => {
      wanted = false
    }
  }, [choice])
  return { history, whole: wholeOf(history), choice, choose, comparison, trouble }
}
