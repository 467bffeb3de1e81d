import type { Draft } from '../../../domain/draft.ts'
import type { Fact } from '../../../domain/fact-sheet.ts'
import { openErrors } from '../review/walk.ts'
import { DraftCheck } from './draft-check.tsx'
import type { DraftOnPage } from './draft-text.ts'
import { ExportBar } from './export-bar.tsx'
import { FactList } from './fact-list.tsx'
import { PrintCopy } from './print-copy.tsx'
import { SaveLine } from './save-line.tsx'
import { type ShownText, useDraftText } from './use-draft-text.ts'

interface DraftPaneProps extends DraftOnPage {
  readonly mayReview: boolean
  /** Back to the filling-in page with this draft's facts; null for those who only read. */
  readonly refill: (() => void) | null
}

/** A finished draft: its facts, its text with every figure marked, and what is to be looked at. */
export function DraftPane({ draft, nonce, checker, mayReview, refill }: DraftPaneProps) {
  const closed = whyClosed(draft, refill !== null)
  const shown = useDraftText({ draft, nonce, checker, readOnly: closed !== null })
  return (
    <div class="draft">
      <h1 class="unseen">{draft.title}</h1>
      <DraftFacts shown={shown} readOnly={closed !== null} refill={refill} />
      <DraftPaper shown={shown} closed={closed} />
      <DraftCheck shown={shown} readOnly={closed !== null} mayReview={mayReview} />
    </div>
  )
}

/** Why the draft can only be read; null where it may be changed. */
function whyClosed({ status }: Draft, mayDraft: boolean): string | null {
  if (status === 'approved') return '已批准，不能再改'
  return mayDraft ? null : '只能查看；改动稿件要有“拟稿”或“审核”角色'
}

interface DraftFactsProps {
  readonly shown: ShownText
  readonly readOnly: boolean
  readonly refill: (() => void) | null
}

/** The facts beside the text, and the way back to where they were filled in. */
function DraftFacts({ shown, readOnly, refill }: DraftFactsProps) {
  const insert = async (clause: string, fact: Fact) => {
    const editor = shown.text()?.editor
    const end = editor?.cursor === 0 ? await endOfHome(shown.known, fact) : null
    if (end !== null) editor?.goTo(end, end)
    editor?.insert(clause)
  }
  return (
    <aside class="draft-side" aria-label="数据一栏">
      {refill ? (
        <button type="button" class="back" onClick={refill}>
          ← 修改数据，重新起草
        </button>
      ) : (
        <a class="back" href="/drafts">
          ← 全部稿件
        </a>
      )}
      <FactList
        sheet={shown.known.factSheet}
        check={shown.found}
        pointed={shown.pointed}
        point={shown.point}
        goTo={(id) => shown.text()?.editor.goToFact(id)}
        insert={readOnly ? null : insert}
      />
    </aside>
  )
}

/** The outline comes with the first fact that is to be put where nobody has placed a cursor. */
const endOfHome = (draft: Draft, fact: Fact): Promise<number | null> =>
  import('./home-of-fact.ts').then(
    ({ endOfHome }) => endOfHome(draft, fact),
    () => null,
  )

/** The text itself, with what can be done with all of it. */
function DraftPaper({ shown, closed }: { shown: ShownText; closed: string | null }) {
  const { known, words } = shown
  const open = openErrors(shown.found)
  return (
    <section class="draft-main" aria-label="报告">
      <div class="bar">
        <SaveLine
          state={shown.save}
          closed={closed}
          retry={() =>
            void shown
              .text()
              ?.saved()
              .catch(() => {})
          }
          keepMine={(theirs) => shown.text()?.keepMine(theirs)}
          takeTheirs={(theirs) => shown.text()?.take(theirs)}
        />
        <span class="bar-gap" />
        <ExportBar
          id={known.id}
          organisation={known.factSheet.organisation}
          text={words}
          open={open}
          version={known.version}
          saved={async () => void (await shown.text()?.saved())}
        />
      </div>
      <div class="paper editor" ref={shown.place} />
      <PrintCopy text={words} sheet={known.factSheet} open={open} />
    </section>
  )
}
