import type { Wish } from '../../review-keys.ts'
import type { DraftOnPage } from '../draft/draft-text.ts'
import { ExportBar } from '../draft/export-bar.tsx'
import { FactList } from '../draft/fact-list.tsx'
import { PrintCopy } from '../draft/print-copy.tsx'
import { SaveLine } from '../draft/save-line.tsx'
import { KeyButton } from './finding-card.tsx'
import { ApproveDialog, KeyHelp } from './overlay.tsx'
import { ReviewSide } from './review-side.tsx'
import { type ShownDesk, useReviewDesk } from './use-review-desk.ts'
import { openErrors } from './walk.ts'

/** A draft under review, by keyboard alone: one finding after the other, each settled with a key, then the signature. */
export function ReviewPane(props: DraftOnPage) {
  const { draft } = props
  const shown = useReviewDesk(props)
  const { desk, view, lock } = shown
  const approved = view.draft.status === 'approved'
  const off = approved || view.editing || lock.claimed?.mine === false
  const words = () => desk()?.text.editor.text ?? draft.text
  return (
    <div class="draft review">
      <h1 class="unseen">审核：{draft.title}</h1>
      <aside class="draft-side" aria-label="数据一栏">
        <a class="back" href="/review">
          ← 待审稿件
        </a>
        <FactList
          sheet={draft.factSheet}
          check={view.check}
          pointed={shown.pointed}
          point={shown.point}
          goTo={(id) => desk()?.text.editor.goToFact(id)}
          insert={approved ? null : (words) => desk()?.insert(words)}
        />
      </aside>
      <section class="draft-main" aria-label="报告">
        <ReviewBar shown={shown} approved={approved} off={off} words={words} />
        <div class="paper editor" ref={shown.place} />
        <PrintCopy text={words} sheet={draft.factSheet} open={openErrors(view.check)} />
      </section>
      <ReviewSide shown={shown} approved={approved} off={off} text={words()} />
      <Above shown={shown} />
    </div>
  )
}

interface ReviewBarProps {
  readonly shown: ShownDesk
  readonly approved: boolean
  /** Nothing can be changed by a key now. */
  readonly off: boolean
  readonly words: () => string
}

/** Above the text: where its words are, and what can be done with all of it. */
function ReviewBar({ shown: { desk, view, wish }, approved, off, words }: ReviewBarProps) {
  return (
    <div class="bar">
      <SaveLine
        state={view.save}
        closed={approved ? '已批准，不能再改' : null}
        retry={() =>
          void desk()
            ?.text.saved()
            .catch(() => {})
        }
        keepMine={(theirs) => desk()?.text.keepMine(theirs)}
        takeTheirs={(theirs) => desk()?.text.take(theirs)}
      />
      <span class="bar-gap" />
      {approved ? (
        <ExportBar
          id={view.draft.id}
          organisation={view.draft.factSheet.organisation}
          text={words}
          open={openErrors(view.check)}
          version={view.draft.version}
          saved={async () => {}}
        />
      ) : (
        <Mending editing={view.editing} wish={wish} off={off} />
      )}
      <KeyButton wish="history" act={wish}>
        经过与对照
      </KeyButton>
      <KeyButton wish="help" act={wish}>
        按键
      </KeyButton>
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

/** What lies above the page. */
function Above({ shown: { desk, view } }: { shown: ShownDesk }) {
  const close = () => desk()?.closeAbove()
  switch (view.above) {
    case null:
      return null
    case 'help':
      return <KeyHelp close={close} />
    case 'approve':
      return (
        <ApproveDialog
          title={view.draft.title}
          version={view.draft.version}
          kept={view.draft.dismissals}
          approve={() => desk()?.approve()}
          close={close}
        />
      )
  }
}
