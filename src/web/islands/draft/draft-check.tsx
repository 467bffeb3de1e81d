import type { Finding } from '../../../domain/finding.ts'
import { Gaps, Legend, Settled } from './draft-notes.tsx'
import { FindingList } from './finding-list.tsx'
import { ReviewLine } from './review-line.tsx'
import { SectionList } from './section-list.tsx'
import type { ShownText } from './use-draft-text.ts'
import { useRedraft } from './use-redraft.ts'

interface DraftCheckProps {
  readonly shown: ShownText
  readonly readOnly: boolean
  readonly mayReview: boolean
}

/** Beside the text: what is to be looked at, what becomes of the draft, and its sections. */
export function DraftCheck({ shown, readOnly, mayReview }: DraftCheckProps) {
  const { known, save, words } = shown
  const goTo = (start: number, end: number) => shown.text()?.editor.goTo(start, Math.min(end, words().length))
  const { redrafting, redraft, cancel, undo } = useRedraft({ text: shown.text, refused: shown.refuse })
  return (
    <aside class="draft-check" aria-label="核对一栏">
      <FindingList
        check={shown.found}
        fault={shown.fault}
        kept={known.dismissals.length}
        goTo={({ start, end }) => goTo(start, end)}
        settle={readOnly ? null : settling(shown)}
      />
      {shown.refused && (
        <p class="trouble" role="alert">
          {shown.refused}
        </p>
      )}
      <ReviewLine id={known.id} readOnly={readOnly} mayReview={mayReview} />
      <Gaps text={words()} goTo={goTo} />
      <Settled dismissals={known.dismissals} />
      <SectionList
        sections={known.sections}
        redrafting={redrafting}
        undoable={redrafting?.is === 'done' && redrafting.version === known.version && save.is === 'saved'}
        goTo={({ start, end }) => goTo(start, end)}
        redraft={readOnly ? null : redraft}
        undo={undo}
        cancel={cancel}
      />
      <Legend />
    </aside>
  )
}

/** What can be done about findings, as long as their words stand where they were found. */
function settling({ text, words, dismiss }: ShownText) {
  const fix = ({ start, end, text: found, fix }: Finding) => {
    if (fix && words().slice(start, end) === found) text()?.editor.replace(fix.start, fix.end, fix.text)
  }
  const fixAll = (findings: readonly Finding[]) => {
    for (const finding of findings.toSorted((a, b) => b.start - a.start)) fix(finding)
  }
  return { fix, fixAll, dismiss }
}
