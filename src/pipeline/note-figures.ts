import type { FactSheet, Note } from '../domain/fact-sheet.ts'
import type { Span } from '../domain/span.ts'
import { figureSpans } from './figure-spans.ts'
import { noteSlotOf } from './slot.ts'

/** A figure of a note, with its unit, as the clerk wrote it. */
export interface NoteFigure extends Span {
  readonly text: string
}

/** The figures of a note in order: what `{{note:n.k}}` gives back. */
export const noteFigures = (text: string): NoteFigure[] =>
  figureSpans(text).map((span) => ({ ...span, text: text.slice(span.start, span.end) }))

/** The note with every figure replaced by its slot, so that no figure of the office goes out with it. */
export function maskNote(note: Note, sheet: FactSheet): string {
  const number = 1 + sheet.notes.findIndex((each) => each.text === note.text)
  let masked = ''
  let end = 0
  noteFigures(note.text).forEach((figure, index) => {
    masked += note.text.slice(end, figure.start) + noteSlotOf(number, index + 1)
    end = figure.end
  })
  return masked + note.text.slice(end)
}
