import type { Dismissal } from './dismissal.ts'
import type { FactSheet } from './fact-sheet.ts'
import type { Finding } from './finding.ts'
import type { Span } from './span.ts'

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
