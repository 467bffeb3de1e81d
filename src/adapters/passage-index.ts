import type { StoredPassage } from '../domain/passage.ts'
import { termsOf } from './passage-terms.ts'

/** How many passages of a set each term stands in. */
export type TermCounts = ReadonlyMap<string, number>

/** The terms of the headings above a passage and of its themes: what it is about, beside what it says. */
export const topicTerms = ({ headings, themes }: StoredPassage): string[] =>
  termsOf([...headings, ...themes].join('。'))

/** A passage as the insert statements take it. */
export function indexed(passage: StoredPassage) {
  const { headings, themes, reasons, sampleTitle: _, corrected: __, ...rest } = passage
  return {
    ...rest,
    themes: JSON.stringify(themes),
    headings: JSON.stringify(headings),
    reasons: JSON.stringify(reasons),
    position: Number(passage.id.slice(passage.id.lastIndexOf('-') + 1)),
    unfilled: unfilled(passage.text),
    terms: termsOf(passage.text).join(' '),
    topic: topicTerms(passage).join(' '),
  }
}

export function countedTerms(passages: readonly StoredPassage[]): TermCounts {
  const counts = new Map<string, number>()
  for (const passage of passages) {
    for (const term of new Set([...termsOf(passage.text), ...topicTerms(passage)]))
      counts.set(term, (counts.get(term) ?? 0) + 1)
  }
  return counts
}

/** True where a placeholder was left unfilled (xx条, 20xx年, ××, ____) or characters were destroyed (�). */
const unfilled = (text: string): boolean => /[xX×*＊]{2,}|\d[xX×]+|_{2,}|\ufffd/.test(text)
