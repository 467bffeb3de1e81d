import type { Fix } from '../../domain/finding.ts'
import { daysOf, monthsOf } from '../context/period-relation.ts'
import type { Mention, NamedPeriod } from '../mention.ts'
import type { NoteEntry } from '../sheet/note-entry.ts'
import { indexOf } from '../sheet/sheet-index.ts'
import { leftOf } from '../text/character-class.ts'
import { charactersAround } from '../text/telling.ts'
import { periodName } from '../wording.ts'
import { type Fault, faultAt, type Scene } from './rule.ts'

/* Days and months: those that no calendar has, and those that a note gives otherwise. */

/** What is wrong with the date or period that a text names. */
export const periodFault = (
  mention: Mention,
  message: string,
  told: Partial<Pick<Fault, 'factId' | 'expected' | 'fix'>> = {},
): Fault => faultAt('period', mention, message, told)

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
export const LEAP_YEAR = 2024

/** A calendar day: a note must give it, or it is an end of the period, or the date of issue. */
export function dayFault({ sheet, text }: Scene, mention: Mention, named: NamedPeriod): Fault | null {
  if (named.month === null) return null
  const { notes } = indexOf(sheet)
  if (isNoted(notes, named, sheet.period.year) || isIssued(sheet.issuedOn, named)) return null
  if (!isUntil(text, mention)) return givenOtherwise(notes, mention, text)
  const [from, to] = monthsOf(sheet.period)
  const inYear = named.year === null || named.year === sheet.period.year
  if (inYear && named.month >= from && named.month <= to + 1) return null
  return periodFault(mention, `报告期为${periodName(sheet.period)}，“${mention.text}”不在报告期内`)
}

/** Whether a note gives that very day, by itself or as the last of several; a year that is not said is the reported one. */
const isNoted = (notes: readonly NoteEntry[], { year, month, day }: NamedPeriod, reported: number): boolean =>
  notes.some(({ mentions }) =>
    mentions.some(
      ({ period, text }) =>
        period?.month === month &&
        (period.day === day || (period.day !== null && text.endsWith(`至${day}日`))) &&
        (period.year ?? reported) === (year ?? reported),
    ),
  )

/** Whether it is the date of issue, as `2026-07-06`. */
const isIssued = (issuedOn: string | null, { month, day }: NamedPeriod): boolean =>
  issuedOn !== null && Number(issuedOn.slice(5, 7)) === month && Number(issuedOn.slice(8, 10)) === day

/** A note tells of the same matter, and dates it otherwise. */
function givenOtherwise(notes: readonly NoteEntry[], mention: Mention, text: string): Fault | null {
  const ours = charactersAround(text, mention)
  for (const note of notes) {
    for (const given of note.mentions) {
      if (given.period?.day == null || !isAlike(given.around, ours)) continue
      return faultAt('unsupported', mention, `文字材料中此事的日期是${given.text}，文中写作${mention.text}`, {
        expected: given.text,
        fix: { start: mention.start, end: mention.end, text: given.text },
      })
    }
  }
  return null
}

/** So many characters, and so much of what stands around the note's date, are of one matter. */
export function isAlike(theirs: ReadonlySet<string>, ours: ReadonlySet<string>): boolean {
  const shared = [...theirs].filter((character) => ours.has(character)).length
  return shared >= 4 && shared / Math.min(theirs.size, 12) >= 0.4
}
