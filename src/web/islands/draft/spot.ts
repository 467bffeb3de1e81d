import { StateEffect, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view'
import type { Span } from '../../../domain/span.ts'

/** The one place that the page speaks of; null for none. */
export const setSpot = StateEffect.define<Span | null>()

const FRAME = Decoration.mark({ class: 'spot' })

/** Frames the place that the page speaks of, so that it is told from others of its kind. */
export const spotField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, { changes, effects, newDoc }) {
    let moved = marks.map(changes)
    for (const effect of effects) {
      if (!effect.is(setSpot)) continue
      const { start, end } = effect.value ?? { start: 0, end: 0 }
      moved = end > start && end <= newDoc.length ? Decoration.set(FRAME.range(start, end)) : Decoration.none
    }
    return moved
  },
  provide: (field) => EditorView.decorations.from(field),
})
