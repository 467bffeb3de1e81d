import { useEffect, useState } from 'preact/hooks'
import { TroubleBox } from '../trouble-box.tsx'
import { DifferenceView } from './difference-view.tsx'
import { StepList } from './step-list.tsx'
import { type Choice, useHistory } from './use-history.ts'

type Manner = 'inline' | 'beside'

/** What happened to a draft, and what became of its words. */
export function HistoryPage({ draftId, back }: { draftId: string; back: string }) {
  const { history, whole, choice, choose, comparison, trouble } = useHistory(draftId)
  const [manner, setManner] = useState<Manner>('inline')
  useEffect(() => onEscape(() => location.assign(back)), [back])
  const versions = choice === 'last-period' ? null : choice
  const isWhole = versions?.from === whole.from && versions.version === whole.version
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
            shown={versions && !isWhole ? versions.version : null}
            show={(version) => choose({ from: Math.max(1, version - 1), version })}
          />
        )}
      </aside>
      <section class="history-main" aria-label="对照">
        <h1 class="unseen">经过与对照</h1>
        <div class="bar">
          <Compared isWhole={isWhole} choice={choice} chooseWhole={() => choose(whole)} choose={choose} />
          <span class="bar-gap" />
          <Arranged manner={manner} arrange={setManner} />
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

interface ComparedProps {
  readonly isWhole: boolean
  readonly choice: Choice | null
  readonly chooseWhole: () => void
  readonly choose: (choice: Choice) => void
}

/** With what the draft is compared. */
const Compared = ({ isWhole, choice, chooseWhole, choose }: ComparedProps) => (
  <>
    <fieldset class="tabs" aria-label="和什么对照">
      <button type="button" aria-pressed={isWhole} onClick={chooseWhole}>
        初稿与现稿
      </button>
      <button type="button" aria-pressed={choice === 'last-period'} onClick={() => choose('last-period')}>
        上期同类报告与现稿
      </button>
    </fieldset>
    {choice !== 'last-period' && choice && !isWhole && (
      <span class="hint">
        第 {choice.from} 版与第 {choice.version} 版
      </span>
    )}
  </>
)

const Arranged = ({ manner, arrange }: { manner: Manner; arrange: (manner: Manner) => void }) => (
  <fieldset class="tabs" aria-label="怎样排列">
    <button type="button" aria-pressed={manner === 'inline'} onClick={() => arrange('inline')}>
      合在一处
    </button>
    <button type="button" aria-pressed={manner === 'beside'} onClick={() => arrange('beside')}>
      左右并排
    </button>
  </fieldset>
)

function onEscape(act: () => void): () => void {
  const hear = (event: KeyboardEvent) => {
    if (event.key === 'Escape') act()
  }
  addEventListener('keydown', hear)
  return () => removeEventListener('keydown', hear)
}
