import { digitAt } from '../text/character-class.ts'
import { DAY, MONTH, numberOf, yearOf } from './date-parts.ts'
import type { TokenNote } from './token.ts'

/* A date is written in one kind of digits and without zeros in front. */

type Parts = Readonly<Record<string, string | undefined>>

/** 三月12日 → 3月12日. */
const withDigits = (written: string, month: string, day: string): string =>
  written.replace(`${month}月`, `${numberOf(month)}月`).replace(`月${day}`, `月${numberOf(day)}`)
const isPadded = (part: string | undefined): boolean => part !== undefined && /^0\d/.test(part)
/** What is written as the year is: 二〇二六年6月底 and 2026年六月 are not; 元月 goes with either. */
const AS_YEAR = ['month', 'day', 'toMonth', 'toDay', 'lastDay', 'fromMonth', 'untilMonth'] as const
/** 第二季度 goes with either, 2季度 with digits alone. */
const IN_DIGITS = ['quarter', 'fromQuarter', 'untilQuarter'] as const
/** 三月三歌会. */
const NAMES_DAY = /三月三/
const hasDigit = (part: string | undefined): boolean => part !== undefined && /\d/.test(part)
/** 二〇二六年六月5日 → 2026年6月5日. */
const allInDigits = (written: string, year: string): string =>
  `${yearOf(year)}${written.slice(year.length).replace(HAN_PART, (part) => `${numberOf(part)}`)}`
const HAN_PART = new RegExp(`(?<=[年月\\-~至到])(?:${MONTH}|${DAY})(?=[月日号\\-~至到])`, 'g')
function isMixed(year: string, g: Parts): boolean {
  const inDigits = hasDigit(year)
  if (AS_YEAR.some((name) => g[name] !== undefined && g[name] !== '元' && hasDigit(g[name]) !== inDigits)) return true
  return !inDigits && IN_DIGITS.some((name) => hasDigit(g[name]))
}
/** What is wrong with the form of a date whose parts are written so. */
export function dateNotes(text: string, start: number, end: number, g: Parts): TokenNote[] {
  const [one, other] = [g.month, g.day]
  if (g.year !== undefined && isMixed(g.year, g) && !NAMES_DAY.test(text.slice(end - 2, end + 1)))
    return [
      {
        rule: 'N14',
        message: '一个日期不能汉字与阿拉伯数字混写',
        fix: allInDigits(text.slice(start, end), g.year).replace(/(^|[年月])0(?=\d)/g, '$1'),
      },
    ]
  if (one && other && digitAt(one, 0) !== digitAt(other, 0))
    return [
      { rule: 'N14', message: '一个日期不能汉字与阿拉伯数字混写', fix: withDigits(text.slice(start, end), one, other) },
    ]
  if (!isPadded(g.month) && !isPadded(g.day)) return []
  return [{ rule: 'L1', message: '月、日不编虚位', fix: text.slice(start, end).replace(/(^|[年月])0(?=\d)/g, '$1') }]
}
