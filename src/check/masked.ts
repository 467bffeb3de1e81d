import type { Period } from '../domain/fact-sheet.ts'
import { MASK } from './frame.ts'
import type { Mention } from './mention.ts'
import { relationOf } from './period-relation.ts'
import { type Term, termsOf } from './terms.ts'

/** A number that states something: neither exempt nor a date nor a placeholder. */
export const isClaim = (mention: Mention): boolean =>
  mention.exempt === null && mention.stated !== null && mention.kind !== 'date' && mention.kind !== 'placeholder'

/** Claims and blanks that stand for one: what the words around it speak of. */
export const isSpoken = (mention: Mention): boolean =>
  isClaim(mention) ||
  (mention.kind === 'placeholder' && /[^\dxXχ×Ⅹ_＿*？?.．年月日某第]$/.test(mention.text)) ||
  (/^第.+[位名]$/.test(mention.text) && mention.kind === 'placeholder')

const RELATION_MASK = {
  this: MASK.thisPeriod,
  lastYear: MASK.lastYear,
  lastPeriod: MASK.lastPeriod,
  part: MASK.thisPeriod,
  other: MASK.period,
} as const

/** The text with numbers and periods blotted out by marks of the same length. */
export function mask(text: string, mentions: readonly Mention[], reported: Period): string {
  let out = ''
  let last = 0
  for (const mention of mentions) {
    const mark = isSpoken(mention)
      ? MASK.claim
      : mention.kind === 'date'
        ? mention.period && mention.period.day === null
          ? RELATION_MASK[relationOf(mention.period, reported)]
          : MASK.period
        : mention.kind === 'ordinal' || mention.kind === 'time'
          ? MASK.blank
          : null
    if (mark === null) continue
    out += text.slice(last, mention.start) + mark.repeat(mention.end - mention.start)
    last = mention.end
  }
  return out + text.slice(last)
}

/** The words of a sentence outside of numbers, dates and ordinals. Names with a number in them are words. */
export function contentTerms(text: string, mentions: readonly Mention[], start: number, end: number): Term[] {
  const terms: Term[] = []
  let last = start
  for (const mention of mentions) {
    const isWord =
      mention.exempt !== null && mention.kind !== 'date' && mention.kind !== 'ordinal' && mention.kind !== 'time'
    if (isWord) continue
    // 零火灾 names what there was none of
    termsOf(text, last, mention.role === 'zero' ? mention.end : mention.start, terms)
    last = mention.end
  }
  return termsOf(text, last, end, terms)
}
