import type { Finding } from '../../../domain/finding.ts'
import { gapsIn } from '../../../domain/gap.ts'
import { Gaps, Settled } from '../draft/draft-notes.tsx'
import { SignIn } from '../trouble-box.tsx'
import { ChangedSentence } from './changed-sentence.tsx'
import { FindingCard, KeyButton, ReasonBox } from './finding-card.tsx'
import { FindingIndex } from './finding-index.tsx'
import { LockLine } from './lock-line.tsx'
import type { ShownDesk } from './use-review-desk.ts'
import { currentOf, kindOf, openErrors } from './walk.ts'

interface ReviewSideProps {
  readonly shown: ShownDesk
  readonly approved: boolean
  /** Nothing can be changed by a key now. */
  readonly off: boolean
  readonly text: string
}

/** Beside the text: how much is left, the finding at hand, and all others. */
export function ReviewSide({ shown, approved, off, text }: ReviewSideProps) {
  const { desk, view, lock, wish } = shown
  const current = currentOf(view)
  return (
    <aside class="draft-check" aria-label="审核一栏">
      <Verdict shown={shown} approved={approved} off={off} text={text} />
      {lock.claimed?.mayApprove === false && <p class="hint">拟稿人不能批准自己的稿件，请由审核人员批准。</p>}
      <LockLine lock={lock} wish={wish} />
      <p class="notice" role="status">
        {view.notice}
      </p>
      {view.signedOut && <SignIn />}
      {view.changed && <ChangedSentence {...view.changed} />}
      {current && <AtHand shown={shown} current={current} off={off} />}
      <FindingIndex check={view.check} current={current?.id ?? null} goTo={(finding) => desk()?.goTo(finding)} />
      <Gaps text={text} goTo={(start, end) => desk()?.showGap({ start, end })} />
      <Settled dismissals={view.draft.dismissals} />
    </aside>
  )
}

/** What still stands between the draft and its signature, and the button that signs it. */
function Verdict({ shown: { view, lock, wish }, approved, off, text }: ReviewSideProps) {
  const left = openErrors(view.check)
  const gaps = gapsIn(text).length
  const barred = off || left + gaps > 0 || lock.claimed?.mayApprove === false
  return (
    <div class={`verdict ${left > 0 ? 'is-flagged' : gaps > 0 && !approved ? 'is-open' : 'is-clean'}`}>
      <strong role="status">{approved ? '已批准' : verdictOf(left, gaps)}</strong>
      {approved ? (
        <KeyButton wish="onward" act={wish}>
          下一份
        </KeyButton>
      ) : (
        <KeyButton wish="approve" act={wish} off={barred} primary>
          批准
        </KeyButton>
      )}
    </div>
  )
}

function verdictOf(left: number, gaps: number): string {
  if (left > 0) return `剩 ${left} 处`
  return gaps > 0 ? `剩 0 处，待补文字 ${gaps} 处` : '剩 0 处，可以批准'
}

interface AtHandProps {
  readonly shown: ShownDesk
  readonly current: Finding
  readonly off: boolean
}

/** The finding that the reviewer is at, why it is to be kept where that is asked, and the ways to the others. */
const AtHand = ({ shown: { desk, view, wish }, current, off }: AtHandProps) => (
  <>
    <FindingCard finding={current} kind={kindOf(view, current)} wish={wish} off={off} />
    {view.asking && (
      <ReasonBox
        count={view.asking.of.length}
        other={view.asking.other}
        choose={(reason) => wish({ reason })}
        keep={(reason) => desk()?.keep(reason)}
        cancel={() => wish('cancel')}
      />
    )}
    <div class="walk">
      <KeyButton wish="previous" act={wish}>
        上一处
      </KeyButton>
      <KeyButton wish="next" act={wish}>
        下一处
      </KeyButton>
    </div>
  </>
)
