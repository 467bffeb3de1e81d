import { RangeSetBuilder, StateEffect, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, hoverTooltip } from '@codemirror/view'
import type { Fact } from '../../../domain/fact-sheet.ts'
import type { Check, Figure } from '../../../domain/finding.ts'

/** A fresh check of the text as it stands. */
export const setCheck = StateEffect.define<Check>()
/** The fact whose figures are to be lit; null for none. */
export const pointAt = StateEffect.define<string | null>()

interface Marked {
  readonly figures: readonly Figure[]
  readonly pointed: string | null
  readonly marks: DecorationSet
}

const STATUS_NAMES = { matched: '与数据一致', derived: '由数据算出', exempt: '无需核对', flagged: '待核' } as const

const markOf = (figure: Figure, pointed: boolean): Decoration =>
  Decoration.mark({
    class: `fig fig-${figure.status}${pointed ? ' is-pointed' : ''}`,
    attributes: {
      'data-status': figure.status,
      ...(figure.factId ? { 'data-fact': figure.factId } : {}),
      ...(figure.status === 'exempt' ? {} : { 'aria-label': `${figure.text}（${STATUS_NAMES[figure.status]}）` }),
    },
  })

function marksOf(figures: readonly Figure[], pointed: string | null, length: number): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>()
  for (const figure of figures) {
    if (figure.end > figure.start && figure.end <= length) {
      builder.add(figure.start, figure.end, markOf(figure, pointed !== null && figure.factId === pointed))
    }
  }
  return builder.finish()
}

/** The figures of the text with their marks. Between two checks the marks move with what is typed. */
export const figureField = StateField.define<Marked>({
  create: () => ({ figures: [], pointed: null, marks: Decoration.none }),
  update(marked, transaction) {
    let { figures, pointed, marks } = marked
    if (transaction.docChanged) {
      marks = marks.map(transaction.changes)
      figures = figures.map((figure) => ({
        ...figure,
        start: transaction.changes.mapPos(figure.start, 1),
        end: transaction.changes.mapPos(figure.end, -1),
      }))
    }
    for (const effect of transaction.effects) {
      if (effect.is(setCheck)) figures = effect.value.figures
      else if (effect.is(pointAt)) pointed = effect.value
      else continue
      marks = marksOf(figures, pointed, transaction.newDoc.length)
    }
    return { figures, pointed, marks }
  },
  provide: (field) => EditorView.decorations.from(field, (marked) => marked.marks),
})

/** The figure at a place of the text. */
export const figureAt = (figures: readonly Figure[], position: number): Figure | null =>
  figures.find((figure) => figure.start <= position && position <= figure.end) ?? null

/** Says on hovering where a figure comes from. Flagged ones are told by their finding. */
export const sourceTooltip = (facts: readonly Fact[], tell: (figure: Figure, facts: readonly Fact[]) => string) =>
  hoverTooltip((view, position) => {
    const figure = figureAt(view.state.field(figureField).figures, position)
    if (!figure || figure.status === 'exempt' || figure.status === 'flagged') return null
    return {
      pos: figure.start,
      end: figure.end,
      above: true,
      create: () => {
        const dom = document.createElement('div')
        dom.className = 'source-tip'
        dom.textContent = tell(figure, facts)
        return { dom }
      },
    }
  })
