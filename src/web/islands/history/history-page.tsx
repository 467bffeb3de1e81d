import { useEffect, useState } from 'preact/hooks'
import type { HistoryEntry } from '../../../domain/history.ts'
import type { Comparison } from '../../../pipeline/compare-drafts.ts'
import { type Trouble, troubleOf } from '../service/client.ts'
import { getDifference, getHistory } from '../service/reviews.ts'
import { TroubleBox } from '../trouble-box.tsx'
import { DifferenceView } from './difference-view.tsx'
import { StepList } from './step-list.tsx'

/** What is compared: one version with another, or the draft with the report of the period before. */
type Choice = { readonly from: number; readonly version: number } | 'last-period'

/** What happened to a draft, and what became of its words. */
export function HistoryPage({ draftId, back }: { draftId: string; back: string }) {
  const [history, setHistory] = useState<readonly HistoryEntry[] | null>(null)
  const [choice, setChoice] = useState<Choice | null>(null)
  const [comparison, setComparison] = useState<Comparison | null>(null)
  const [manner, setManner] = useState<'inline' | 'beside'>('inline')
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const last = history?.at(-1)?.version ?? 1
  const first = history?.find(({ action }) => action === 'finish')?.version ?? 1

  useEffect(() => {
    getHistory(draftId).then(
      (found) => {
        setHistory(found)
        const finished = found.find(({ action }) => action === 'finish')?.version ?? 1
        setChoice({ from: finished, version: found.at(-1)?.version ?? finished })
      },
      (error) => setTrouble(troubleOf(error)),
    )
    return onEscape(() => location.assign(back))
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

  const isAll = choice !== null && choice !== 'last-period' && choice.from === first && choice.version === last
  return (
    <div class="history">
      <aside class="history-side" aria-label="经过">
        <a class="back" href={back}>
          ← 回到稿件 <kbd>Esc</kbd>
        </a>
        <h2>经过</h2>
        {history && (
          <StepList
            history={history}
            shown={choice && choice !== 'last-period' && !isAll ? choice.version : null}
            show={(version) => setChoice({ from: Math.max(1, version - 1), version })}
          />
        )}
      </aside>
      <section class="history-main" aria-label="对照">
        <h1 class="unseen">经过与对照</h1>
        <div class="bar">
          <fieldset class="tabs" aria-label="和什么对照">
            <button type="button" aria-pressed={isAll} onClick={() => setChoice({ from: first, version: last })}>
              初稿与现稿
            </button>
            <button type="button" aria-pressed={choice === 'last-period'} onClick={() => setChoice('last-period')}>
              上期同类报告与现稿
            </button>
          </fieldset>
          {choice !== 'last-period' && choice && !isAll && (
            <span class="hint">
              第 {choice.from} 版与第 {choice.version} 版
            </span>
          )}
          <span class="bar-gap" />
          <fieldset class="tabs" aria-label="怎样排列">
            <button type="button" aria-pressed={manner === 'inline'} onClick={() => setManner('inline')}>
              合在一处
            </button>
            <button type="button" aria-pressed={manner === 'beside'} onClick={() => setManner('beside')}>
              左右并排
            </button>
          </fieldset>
        </div>
        {trouble && <TroubleBox trouble={trouble} />}
        {comparison ? (
          <DifferenceView comparison={comparison} manner={manner} />
        ) : (
          !trouble && <p class="waiting">正在对照…</p>
        )}
      </section>
    </div>
  )
}

function onEscape(act: () => void): () => void {
  const hear = (event: KeyboardEvent) => {
    if (event.key === 'Escape') act()
  }
  addEventListener('keydown', hear)
  return () => removeEventListener('keydown', hear)
}
