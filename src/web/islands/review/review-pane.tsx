import { useEffect, useRef, useState } from 'preact/hooks'
import type { Draft } from '../../../domain/draft.ts'
import { gapsIn } from '../../../domain/gap.ts'
import type { Wish } from '../../review-keys.ts'
import { Gaps, Settled } from '../draft/draft-notes.tsx'
import { ExportBar } from '../draft/export-bar.tsx'
import { FactList } from '../draft/fact-list.tsx'
import { PrintCopy } from '../draft/print-copy.tsx'
import { SaveLine } from '../draft/save-line.tsx'
import { getQueue } from '../service/reviews.ts'
import { SignIn } from '../trouble-box.tsx'
import { ChangedSentence } from './changed-sentence.tsx'
import type { DeskView } from './desk-view.ts'
import { FindingCard, KeyButton, ReasonBox } from './finding-card.tsx'
import { FindingIndex } from './finding-index.tsx'
import { wishOf } from './keys.ts'
import { LockLine } from './lock-line.tsx'
import { ApproveDialog, KeyHelp } from './overlay.tsx'
import { ReviewDesk } from './review-desk.ts'
import { useLock } from './use-lock.ts'
import { currentOf, kindOf, openErrors } from './walk.ts'

interface ReviewPaneProps {
  readonly draft: Draft
  readonly nonce: string
  /** Address of the checker's script. */
  readonly checker: string
}

/** A draft under review, by keyboard alone: one finding after the other, each settled with a key, then the signature. */
export function ReviewPane({ draft, nonce, checker }: ReviewPaneProps) {
  const place = useRef<HTMLDivElement>(null)
  const desk = useRef<ReviewDesk | null>(null)
  const [view, setView] = useState<DeskView | null>(null)
  const [pointed, setPointed] = useState<string | null>(null)
  const lock = useLock(draft.id)

  useEffect(() => {
    const made = new ReviewDesk({ parent: place.current!, draft, nonce, checker, show: setView, pointed: setPointed })
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

  const approved = view?.draft.status === 'approved'
  const wish = (wish: Wish) => {
    if (wish === 'history') location.assign(`/review/${draft.id}/history`)
    else if (wish === 'take-over') lock.free && lock.takeOver()
    else if (wish === 'onward') approved && openNext(draft.id)
    else desk.current?.wish(wish)
  }
  useKeys(wish, view?.above !== null)

  const left = openErrors(view?.check ?? null)
  const text = desk.current?.text.editor.text ?? draft.text
  const gaps = gapsIn(text).length
  const current = view && currentOf(view)
  // Once more after its card stands there: the card may have pushed the text away.
  useEffect(() => {
    if (current) desk.current?.text.editor.goTo(current.start, current.end)
  }, [view?.current])
  const off = approved || view?.editing === true || lock.claimed?.mine === false
  return (
    <div class="draft review">
      <h1 class="unseen">审核：{draft.title}</h1>
      <aside class="draft-side" aria-label="数据一栏">
        <a class="back" href="/review">
          ← 待审稿件
        </a>
        <FactList
          sheet={draft.factSheet}
          check={view?.check ?? null}
          pointed={pointed}
          point={setPointed}
          goTo={(id) => desk.current?.text.editor.goToFact(id)}
          insert={approved ? null : (words) => desk.current?.insert(words)}
        />
      </aside>
      <section class="draft-main" aria-label="报告">
        <div class="bar">
          <SaveLine
            state={view?.save ?? { is: 'saved', at: null }}
            closed={approved ? '已批准，不能再改' : null}
            retry={() => void desk.current?.text.saved().catch(() => {})}
            keepMine={(theirs) => desk.current?.text.keepMine(theirs)}
            takeTheirs={(theirs) => desk.current?.text.take(theirs)}
          />
          <span class="bar-gap" />
          {approved ? (
            <ExportBar
              id={draft.id}
              organisation={draft.factSheet.organisation}
              text={() => text}
              saved={async () => {}}
            />
          ) : (
            <Mending editing={view?.editing === true} wish={wish} off={off} />
          )}
          <KeyButton wish="history" act={wish}>
            经过与对照
          </KeyButton>
          <KeyButton wish="help" act={wish}>
            按键
          </KeyButton>
        </div>
        <div class="paper editor" ref={place} />
        <PrintCopy text={() => text} sheet={draft.factSheet} open={left} />
      </section>
      <aside class="draft-check" aria-label="审核一栏">
        <div class={`verdict ${left > 0 ? 'is-flagged' : gaps > 0 && !approved ? 'is-open' : 'is-clean'}`}>
          <strong role="status">{approved ? '已批准' : verdictOf(left, gaps)}</strong>
          {approved ? (
            <KeyButton wish="onward" act={wish}>
              下一份
            </KeyButton>
          ) : (
            <KeyButton
              wish="approve"
              act={wish}
              off={off || left + gaps > 0 || lock.claimed?.mayApprove === false}
              primary
            >
              批准
            </KeyButton>
          )}
        </div>
        {lock.claimed?.mayApprove === false && <p class="hint">拟稿人不能批准自己的稿件，请由审核人员批准。</p>}
        <LockLine lock={lock} wish={wish} />
        <p class="notice" role="status">
          {view?.notice}
        </p>
        {view?.signedOut && <SignIn />}
        {view?.changed && <ChangedSentence {...view.changed} />}
        {view && current && (
          <>
            <FindingCard finding={current} kind={kindOf(view, current)} wish={wish} off={off} />
            {view.asking && (
              <ReasonBox
                count={view.asking.of.length}
                other={view.asking.other}
                choose={(reason) => wish({ reason })}
                keep={(reason) => desk.current?.keep(reason)}
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
        )}
        <FindingIndex check={view?.check ?? null} current={current?.id ?? null} goTo={(f) => desk.current?.goTo(f)} />
        <Gaps text={text} goTo={(start, end) => desk.current?.showGap({ start, end })} />
        <Settled dismissals={view?.draft.dismissals ?? []} />
      </aside>
      {view?.above === 'help' && <KeyHelp close={() => desk.current?.closeAbove()} />}
      {view?.above === 'approve' && (
        <ApproveDialog
          title={draft.title}
          version={view.draft.version}
          kept={view.draft.dismissals}
          approve={() => desk.current?.approve()}
          close={() => desk.current?.closeAbove()}
        />
      )}
    </div>
  )
}

/** The words can be changed by hand, and steps taken back, until the draft is signed. */
const Mending = ({ editing, wish, off }: { editing: boolean; wish: (wish: Wish) => void; off: boolean }) => (
  <>
    {editing ? (
      <button type="button" onClick={() => wish('cancel')}>
        改完 <kbd>Esc</kbd>
      </button>
    ) : (
      <KeyButton wish="edit" act={wish} off={off}>
        改文字
      </KeyButton>
    )}
    <KeyButton wish="undo" act={wish} off={off}>
      撤销
    </KeyButton>
  </>
)

function verdictOf(left: number, gaps: number): string {
  if (left > 0) return `剩 ${left} 处`
  return gaps > 0 ? `剩 0 处，待补文字 ${gaps} 处` : '剩 0 处，可以批准'
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
