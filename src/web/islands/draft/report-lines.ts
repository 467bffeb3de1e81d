import { type EditorState, RangeSetBuilder, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view'
import { type OfficialLine, officialLines } from '../../../pipeline/official-lines.ts'

const SIGNED = ['organisation', 'date']

/** A heading that runs on as a paragraph is set as one. */
function formOf({ role, heading, text }: OfficialLine): string {
  if (SIGNED.includes(role)) return 'sign'
  return heading && heading.length === text.length ? `h${heading.level}` : role
}

function formed({ doc }: EditorState, organisation: string): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>()
  const lines = officialLines(doc.toString(), organisation)
  let next = 0
  for (let number = 1; number <= doc.lines; number++) {
    const { from, to } = doc.line(number)
    const line = lines[next]
    const blank = line?.start == null || line.start > to
    if (!blank) next++
    builder.add(from, from, Decoration.line({ class: `line-${blank ? 'blank' : formOf(line)}` }))
  }
  return builder.finish()
}

/** Sets the lines of a report as they would stand on paper, without touching the text. `organisation` is who signs. */
export const reportLines = (organisation: string): StateField<DecorationSet> =>
  StateField.define<DecorationSet>({
    create: (state) => formed(state, organisation),
    update: (lines, transaction) => (transaction.docChanged ? formed(transaction.state, organisation) : lines),
    provide: (field) => EditorView.decorations.from(field),
  })
