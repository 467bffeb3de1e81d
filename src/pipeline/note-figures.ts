import type { FactSheet, Note } from '../domain/fact-sheet.ts'
import type { Span } from '../domain/span.ts'
import { figureSpans } from './figure-spans.ts'
import words from './gate-words.json' with { type: 'json' }
import { noteSlotOf, proseOf } from './slot.ts'

/** A figure of a note, with its unit and its hedge, as the clerk wrote it. */
export interface NoteFigure extends Span {
  readonly text: string
}

const longestFirst = (list: readonly string[]) => [...list].sort((a, b) => b.length - a.length)
const BEFORE = new RegExp(`(?:${longestFirst(words.hedges.before).join('|')})$`)
const AFTER = new RegExp(`^(?:${longestFirst(words.hedges.after).join('|')})`)

/** 约2.3万元 and 95%以上 are one figure: the hedge belongs to the number. */
function withHedges(text: string, { start, end }: Span): NoteFigure {
  const from = start - (BEFORE.exec(text.slice(0, start))?.[0].length ?? 0)
  const to = end + (AFTER.exec(text.slice(end))?.[0].length ?? 0)
  return { start: from, end: to, text: text.slice(from, to) }
}

/** 1. and （2） at the head of a part count the parts of the note and nothing else. */
const isMarker = (text: string, { start, end }: Span): boolean =>
  end - start <= 2 && /(?:^|[。；\n])\s*[（(]?$/.test(text.slice(0, start)) && /^[.、）)．](?!\d)/.test(text.slice(end))

/** The figures of a note in order: what `{{note:n.k}}` gives back. */
export const noteFigures = (text: string): NoteFigure[] =>
  figureSpans(text)
    .filter((span) => !isMarker(text, span))
    .map((span) => withHedges(text, span))

/** The note with every figure replaced by its slot, so that no figure of the office goes out with it. */
export function maskNote(note: Note, sheet: FactSheet): string {
  const number = 1 + sheet.notes.findIndex((each) => each.text === note.text)
  let masked = ''
  let end = 0
  noteFigures(note.text).forEach((figure, index) => {
    masked += proseOf(note.text.slice(end, figure.start)) + noteSlotOf(number, index + 1)
    end = figure.end
  })
  return masked + proseOf(note.text.slice(end))
}
