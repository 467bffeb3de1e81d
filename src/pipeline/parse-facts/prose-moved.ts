import { longestOf } from '../../check/text/any-of.ts'
import words from './prose-words.json' with { type: 'json' }

/** What 由上年的3.6万人增加到3.7万人 says of its first number. */
export interface MovedFrom {
  /** What stands before 由: 医保参保人数. */
  readonly subject: string
  /** The column of the earlier figure; null where nobody says when it was. */
  readonly base: 'lastYear' | 'lastPeriod' | null
}

const FROM = /^(.*?)(由|从|较|比)([^由从较比]*?)的?$/
const TO = new RegExp(`^(?:逐步|稳步|大幅|进一步)?${longestOf(words.moves)}(?:到|至|为)(?:了)?(?:约|近)?$`)
const BARE_TO = new RegExp(`^(.*?)${longestOf(words.moves)}(?:到|至)(?:了)?(?:约|近)?$`)
const AGAINST = new RegExp(`${longestOf(words.against.flatMap((each) => each.words))}$`)

/** Reads the words before the first of two numbers and those between them; null where they are no such pair. */
export function movedFrom(before: string, between: string): MovedFrom | null {
  if (!TO.test(between.trim())) return null
  const [, lead, link, when] = FROM.exec(before.trim()) ?? []
  if (lead === undefined) return null
  const against = AGAINST.exec(lead.trim())?.[0] ?? ''
  const base =
    words.lastYear.includes(when!) || (when === '' && isYear(against))
      ? 'lastYear'
      : words.lastPeriod.includes(when!) || (when === '' && isPeriod(against))
        ? 'lastPeriod'
        : null
  if (base === null && (link === '较' || link === '比')) return null
  return { subject: lead.trim().slice(0, lead.trim().length - against.length), base }
}

const isYear = (against: string): boolean => nameOf(against) === '同比'
const isPeriod = (against: string): boolean => nameOf(against) === '环比'
const nameOf = (against: string): string | undefined => words.against.find((each) => each.words.includes(against))?.name

/** 参保人数增加到 says 参保人数 of the number behind it, and no change. */
export const withoutMove = (before: string): string | null => {
  const lead = BARE_TO.exec(before.trim())?.[1]
  return lead === undefined ? null : lead.replace(AGAINST, '')
}
