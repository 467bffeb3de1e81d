import { type EditorState, RangeSetBuilder, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view'

const FORMS: readonly (readonly [string, RegExp])[] = [
  ['line-h1', /^[一二三四五六七八九十]+、.{1,40}$/],
  ['line-h2', /^（[一二三四五六七八九十]+）[^。]{1,40}$/],
  ['line-recipient', /^[^，。；]{2,40}[：:]$/],
  [
    'line-sign',
    /^[\s\u3000]*(\d{4}年\d{1,2}月\d{1,2}日|[^，。；：]{2,30}(政府|局|办公室|委员会|分局|所|站|中心))[\s\u3000]*$/,
  ],
]

/** How an official page would set each line: title, headings, recipient, signature, body. */
export function lineForm(text: string, number: number): string {
  if (number === 1) return 'line-title'
  if (text.trim() === '') return 'line-blank'
  return FORMS.find(([, form]) => form.test(text))?.[0] ?? 'line-body'
}

function formed(state: EditorState): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>()
  for (let number = 1; number <= state.doc.lines; number++) {
    const line = state.doc.line(number)
    builder.add(line.from, line.from, Decoration.line({ class: lineForm(line.text, number) }))
  }
  return builder.finish()
}

/** Sets the lines of a report as they would stand on paper, without touching the text. */
export const reportLines = StateField.define<DecorationSet>({
  create: formed,
  update: (lines, transaction) => (transaction.docChanged ? formed(transaction.state) : lines),
  provide: (field) => EditorView.decorations.from(field),
})
