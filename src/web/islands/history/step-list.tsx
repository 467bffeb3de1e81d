import type { DraftAction, HistoryEntry } from '../../../domain/history.ts'
import { moment } from '../moment.ts'

const ACTIONS: Record<DraftAction, string> = {
  accept: '受理',
  revise: '换数据重写',
  finish: '写成',
  fail: '没有写成',
  edit: '改动文字',
  fix: '采用建议',
  dismiss: '说明保留',
  redraft: '重写一节',
  undo: '撤销',
  approve: '批准',
}
const SHOWN = 6

interface StepListProps {
  readonly history: readonly HistoryEntry[]
  /** The version whose step is being compared. */
  readonly shown: number | null
  readonly show: (version: number) => void
}

/** Who did what, when, to which words, and why; the latest first. */
export const StepList = ({ history, shown, show }: StepListProps) => (
  <ol class="steps">
    {history.toReversed().map((entry) => (
      <li key={entry.version}>
        <button
          type="button"
          class="step"
          aria-current={entry.version === shown ? 'true' : undefined}
          onClick={() => show(entry.version)}
        >
          <span class="step-head">
            <strong>{ACTIONS[entry.action]}</strong>
            <span>{entry.actor.name}</span>
            <time dateTime={entry.at}>{moment(entry.at)}</time>
          </span>
          <Words entry={entry} />
          {entry.why && <span class="step-why">{entry.why}</span>}
          <small>第 {entry.version} 版</small>
        </button>
      </li>
    ))}
  </ol>
)

function Words({ entry: { words } }: { entry: HistoryEntry }) {
  if (words.length === 0) return null
  return (
    <span class="step-words">
      {words.slice(0, SHOWN).map(({ before, after }, i) => (
        <span key={i}>
          {before === after ? (
            <q>{before}</q>
          ) : (
            <>
              {before !== '' && <del>{before}</del>} {after !== '' && <ins>{after}</ins>}
            </>
          )}
        </span>
      ))}
      {words.length > SHOWN && <span>……共 {words.length} 处</span>}
    </span>
  )
}
