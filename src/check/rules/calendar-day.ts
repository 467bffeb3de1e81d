import type { Fix } from '../../domain/finding.ts'
import type { Mention, NamedPeriod } from '../mention.ts'
import { charactersAround } from '../notes.ts'
import { daysOf, monthsOf } from '../period-relation.ts'
import { leftOf } from '../scan/character.ts'
import { indexOf } from '../sheet-index.ts'
import { periodName } from '../wording.ts'
import type { Fault, Scene } from './rule.ts'

/* Days and months: those that no calendar has, and those that a note gives otherwise. */

/** What is wrong with the date or period that a text names. */
export const periodFault = (mention: Mention, message: string, rest: Partial<Fault> = {}): Fault => ({
  code: 'period',
  start: mention.start,
  end: mention.end,
  message,
  factId: null,
  expected: null,
  fix: null,
  ...rest,
})

/** 截至6月底, 截止到6月. */
export const isUntil = (text: string, { start }: Mention): boolean => /截[至止]/.test(leftOf(text, start, 4))

/** Puts the right period in place of the named one, with a year where that has one. */
export const renamed = ({ start, end }: Mention, { year }: NamedPeriod, right: string): Fix => ({
  start,
  end,
  text: year === null ? right.replace(/\d+年(?=.)/, '') : right,
})

/** 6月31日, 13月. */
export function impossible(mention: Mention, { year, month, toMonth, day }: NamedPeriod): Fault | null {
  if ([month, toMonth].some((m) => m !== null && (m < 1 || m > 12)))
    return periodFault(mention, `没有“${mention.text}”这个月份`)
  if (month === null || day === null) return null
  const last = daysOf(year ?? LEAP_YEAR, month, month)
  if (day >= 1 && day <= last) return null
  const right = mention.text.replace(/月.*/, `月${last}日`)
  return periodFault(mention, `${month}月没有${day}日，请核对日期`, { expected: right })
}
/** 2月29日 without a year may be right. */
const LEAP_YEAR = 2024

/** A calendar day: a note must give it, or it is an end of the period, or the date of issue. */
export function dayFault({ sheet, text }: Scene, mention: Mention, named: NamedPeriod): Fault | null {
  const [from, to] = monthsOf(sheet.period)
  const { month, day, year } = named
  if (month === null) return null
  const same = (other: NamedPeriod | null) =>
    other !== null &&
    other.month === month &&
    other.day === day &&
    (other.year ?? sheet.period.year) === (year ?? sheet.period.year)
  const notes = indexOf(sheet).notes
  if (notes.some((note) => note.mentions.some((given) => same(given.period)))) return null
  if (sheet.issuedOn && Number(sheet.issuedOn.slice(5, 7)) === month && Number(sheet.issuedOn.slice(8, 10)) === day)
    return null
  const inYear = year === null || year === sheet.period.year
  if (isUntil(text, mention)) {
    if (inYear && month >= from && month <= to + 1) return null
    return periodFault(mention, `报告期为${periodName(sheet.period)}，“${mention.text}”不在报告期内`)
  }
  const ours = charactersAround(text, mention)
  for (const note of notes) {
    for (const given of note.mentions) {
      if (given.period?.day == null) continue
      const theirs = charactersAround(note.text, given)
      let shared = 0
      for (const char of theirs) if (ours.has(char)) shared++
      if (shared >= 4 && shared / Math.min(theirs.size, 12) >= 0.4)
        return periodFault(mention, `文字材料中此事的日期是${given.text}，文中写作${mention.text}`, {
          code: 'unsupported',
          expected: given.text,
          fix: { start: mention.start, end: mention.end, text: given.text },
        })
    }
  }
  return null
}
