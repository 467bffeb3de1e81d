import type { Period } from '../domain/fact-sheet.ts'
import { classify, presuming } from './context/classify.ts'
import { withJoined } from './context/joined.ts'
import { Moods } from './context/norm-mood.ts'
import { expressionsOf } from './lexicon/expressions.ts'
import type { FormNote, Mention } from './mention.ts'
import { withDamage } from './scan/damage.ts'
import { dashNote } from './scan/dash.ts'
import { withFormNotes } from './scan/form-notes.ts'
import { shareUnits, shareWithBrackets } from './scan/lists.ts'
import { scan } from './scan/scan.ts'
import { statedOf } from './scan/stated.ts'
import type { Token, TokenNote } from './scan/token.ts'
import { type Normal, normalise, originalSpan } from './text/normalise.ts'

export interface ReadOptions {
  readonly period: Period
  /** Expressions of the organisation that hold numerals and are no claims. */
  readonly lexicon?: readonly string[]
}

/**
 * Every number of a Chinese official text, in order and without overlap, with spans in UTF-16 units of the text as
 * given. Knows no fact: says what is written, and what is no claim. Pure, linear in the text, throws on no input.
 */
export const read = (text: string, options: ReadOptions): Mention[] => readNormal(text, normalise(text), options)

/** The same of a text whose normal form is known. */
export function readNormal(text: string, normal: Normal, options: ReadOptions): Mention[] {
  const tokens = scan(normal.text, expressionsOf(options.lexicon ?? []))
  shareUnits(normal.text, tokens)
  shareWithBrackets(normal.text, tokens)
  return finished(normal.text, tokens, options.period).map((token) => mentionOf(text, normal, token))
}

/**
 * What stands around a token is judged last, when all its neighbours are known. One step is done for all before the
 * next: the code of all steps together is more than a processor keeps at hand.
 */
function finished(text: string, tokens: readonly Token[], period: Period): Token[] {
  const moods = new Moods(text)
  return withJoined(
    text,
    tokens.map((_, index) => classify(text, tokens, index, period)).map((token) => presuming(text, token, moods)),
  ).map((token) => withFormNotes(text, withDamage(text, token)))
}

const NO_NOTES: readonly FormNote[] = []

function mentionOf(original: string, normal: Normal, token: Token): Mention {
  const { start, end } = originalSpan(normal, token.start, token.end)
  return {
    start,
    end,
    text: original.slice(start, end),
    kind: token.kind,
    stated: token.amount ? statedOf(token.amount) : null,
    exempt: token.exempt,
    presumed: token.presumed,
    role: token.role,
    period: token.period,
    damaged: token.damaged,
    notes: notesOf(original, normal, token, start, end),
    trace: token.trace,
  }
}

function notesOf(original: string, normal: Normal, token: Token, start: number, end: number): readonly FormNote[] {
  const dash = dashNote(original, token, start, end)
  if (token.notes.length === 0) return dash === null ? NO_NOTES : [dash]
  const notes = token.notes.map((note) => noteOf(normal, token, note))
  return dash === null || notes.some(({ rule }) => rule === 'N2' || rule === 'N3') ? notes : [...notes, dash]
}

function noteOf(normal: Normal, token: Token, { rule, message, fix, ...stretch }: TokenNote): FormNote {
  return { rule, message, fix, span: originalSpan(normal, stretch.start ?? token.start, stretch.end ?? token.end) }
}
