import type { Period } from '../../domain/fact-sheet.ts'
import { relationOf } from '../context/period-relation.ts'
import type { Mention } from '../mention.ts'
import { type Term, termsOf } from '../sheet/terms.ts'
import { MASK } from './frame.ts'

/** A number that states something: neither exempt nor a date nor a blank. */
export const isClaim = (mention: Mention): boolean => mention.exempt === null && mention.stated !== null

/** Claims and blanks that stand for one: what the words around it speak of. */
export const isSpoken = (mention: Mention): boolean =>
  isClaim(mention) || (mention.kind === 'placeholder' && OPEN.test(mention.text))
const OPEN = /[^\dxXχ×Ⅹ_＿*？?.．年月日某第]$/

const RELATION_MASK = {
  this: MASK.thisPeriod,
  lastYear: MASK.lastYear,
  lastPeriod: MASK.lastPeriod,
  part: MASK.thisPeriod,
  other: MASK.period,
} as const

/** The text with numbers and periods blotted out by marks of the same length. */
export function mask(text: string, mentions: readonly Mention[], reported: Period): string {
  const pieces: string[] = []
  let last = 0
  for (const mention of mentions) {
    const mark = markFor(mention, reported)
    if (mark === null) continue
    pieces.push(text.slice(last, mention.start), mark.repeat(mention.end - mention.start))
    last = mention.end
  }
  pieces.push(text.slice(last))
  const masked = pieces.join('')
  const whole = OR_SO.test(masked) ? masked.replace(OR_SO_ALL, '某$1某') : masked
  return ONE_AND_ONE.test(whole) ? whole.replace(ONE_AND_ONE_ALL, '分别$1、个个') : whole
}
/** 降幅一个近两成、一个近9%: each in turn. */
const ONE_AND_ONE = /[幅速比重率]一个#+[、，]一个#/
const ONE_AND_ONE_ALL = /(?<=[幅速比重率])一个(#+)[、，]一个(?=#)/g
/** 占村（社区）服务站的｜63.2%: what else the place is called breaks off nothing. */
const OR_SO = /[村镇乡县区道][（(](?:社区|街道|居|居委会|场|乡|镇|市|区|园区|中心)[）)](?=[\u4e00-\u9fff])/
const OR_SO_ALL = /(?<=[村镇乡县区道])[（(](社区|街道|居|居委会|场|乡|镇|市|区|园区|中心)[）)](?=[\u4e00-\u9fff])/g

/** What stands for a mention in the masked text; null for one that stays, as a name does. */
function markFor(mention: Mention, reported: Period): string | null {
  const { kind, period } = mention
  if (isSpoken(mention)) return MASK.claim
  if (kind === 'ordinal' || kind === 'time') return MASK.blank
  if (kind !== 'date') return null
  return period && period.day === null ? RELATION_MASK[relationOf(period, reported)] : MASK.period
}

/** A stretch of the text and the mentions in it, `last` not included. */
export interface Stretch {
  readonly start: number
  readonly end: number
  readonly first: number
  readonly last: number
}

/**
 * The words of a sentence outside of numbers, dates and ordinals, all or about as many as wanted. Names with a number in
 * them are words.
 */
export function contentTerms(
  text: string,
  mentions: readonly Mention[],
  { start, end, first, last }: Stretch,
  wanted = Number.POSITIVE_INFINITY,
): Term[] {
  const terms: Term[] = []
  let from = start
  for (let i = first; i < last && terms.length < wanted; i++) {
    const mention = mentions[i]!
    const isWord =
      mention.exempt !== null && mention.kind !== 'date' && mention.kind !== 'ordinal' && mention.kind !== 'time'
    if (isWord) continue
    // 零火灾 names what there was none of
    termsOf(text, from, mention.role === 'zero' ? mention.end : mention.start, terms, wanted)
    from = mention.end
  }
  return terms.length < wanted ? termsOf(text, from, end, terms, wanted) : terms
}
