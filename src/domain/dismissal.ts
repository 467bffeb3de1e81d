import { z } from 'zod'
import type { FactSheet } from './fact-sheet.ts'
import { type Finding, FindingCode } from './finding.ts'
import type { Span } from './span.ts'

/**
 * A person's word that a finding is no fault, with the reason. It is bound to the sentence and to the fact as they stood:
 * it survives a new check while both stand, and lapses when either changes.
 */
export const Dismissal = z.object({
  code: FindingCode,
  /** The words that were flagged, and where they begin in their sentence. */
  text: z.string(),
  sentence: z.string(),
  offset: z.int(),
  factId: z.string().nullable(),
  /** The fact as it stood, serialised; null where the finding names none. */
  fact: z.string().nullable(),
  reason: z.string(),
  by: z.string(),
  at: z.string(),
})
export type Dismissal = z.infer<typeof Dismissal>

type Bond = Pick<Dismissal, 'code' | 'text' | 'sentence' | 'offset' | 'factId' | 'fact'>

const ENDS = /[。！？；\n]/

/** The whole sentences in which a stretch of the text stands, without their final mark. */
export function sentenceAround(text: string, span: Span): Span {
  let { start, end } = span
  while (start > 0 && !ENDS.test(text[start - 1]!)) start--
  while (end < text.length && !ENDS.test(text[end]!)) end++
  return { start, end }
}

/** What a finding is bound to in this text and sheet. */
export function bondOf(finding: Finding, text: string, sheet: FactSheet): Bond {
  const { start, end } = sentenceAround(text, finding)
  const fact = sheet.facts.find((candidate) => candidate.id === finding.factId)
  return {
    code: finding.code,
    text: finding.text,
    sentence: text.slice(start, end),
    offset: finding.start - start,
    factId: finding.factId,
    fact: fact ? JSON.stringify(fact) : null,
  }
}

/** True where what was bound once (a dismissal, a finding that was seen) still speaks of this very finding. */
export const stands = (dismissal: Bond, bond: Bond): boolean =>
  dismissal.code === bond.code &&
  dismissal.text === bond.text &&
  dismissal.sentence === bond.sentence &&
  dismissal.offset === bond.offset &&
  dismissal.factId === bond.factId &&
  dismissal.fact === bond.fact
