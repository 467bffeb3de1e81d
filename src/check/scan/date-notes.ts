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
/** 一至9月, 三月至6月. */
const isHalfHan = (from: string | undefined, to: string | undefined): boolean =>
  from !== undefined && to !== undefined && from !== '元' && hasDigit(from) !== hasDigit(to)
const HAN_PART_OF_SPAN = new RegExp(`(?<![\\d一二三四五六七八九十])(?:${MONTH}|${DAY})(?=[月日号\\-~至到])`, 'g')
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
/** 二零二四年 → 二〇二四年: GB/T 15835 has 〇 for a 0 in a number that only names. */
const withCircle = (year: string): string => year.replaceAll('零', '〇')
const QUARTER_SIGN = /[Qq]([1-4])$/
const HALF_SIGN = /[Hh]([12])$/
const NO_YEAR_WORD = /^((?:19|20)\d{2})(?=[^\d年])/
/** 2026Q3, 2026年H1, 2026三季度: what tables and chats write for 2026年三季度. */
function inShort(written: string, g: Parts): TokenNote[] {
  const short = QUARTER_SIGN.test(written) || HALF_SIGN.test(written)
  if (!short && !(g.year !== undefined && NO_YEAR_WORD.test(written))) return NO_NOTES
  const right = written
    .replace(QUARTER_SIGN, (_, quarter: string) => `${'一二三四'[Number(quarter) - 1]}季度`)
    .replace(HALF_SIGN, (_, half: string) => (half === '1' ? '上半年' : '下半年'))
    .replace(NO_YEAR_WORD, '$1年')
  const message = short ? '期间用汉字写明，不用字母' : '年份之后应有“年”字'
  return [{ rule: 'L8', message, fix: right }]
}
const NO_NOTES: TokenNote[] = []

/** 8月20号 is spoken. */
const SPOKEN_DAY = /(?<=月[\d一二三十]{1,3})号|(?<=[-~至到][\d一二三十]{1,3})号/g

/** What is wrong with the form of a date whose parts are written so. */
export function dateNotes(text: string, start: number, end: number, g: Parts): TokenNote[] {
  const [one, other] = [g.month, g.day]
  const written = text.slice(start, end)
  const short = inShort(written, g)
  if (short.length > 0) return short
  if (g.year !== undefined && isMixed(g.year, g) && !NAMES_DAY.test(text.slice(end - 2, end + 1)))
    return [
      {
        rule: 'N14',
        message: '一个日期不能汉字与阿拉伯数字混写',
        fix: allInDigits(written, g.year).replace(/(^|[年月])0(?=\d)/g, '$1'),
      },
    ]
  if (g.year?.includes('零'))
    return [{ rule: 'N14', message: '年份用汉字书写时，“0”写作“〇”', fix: written.replace(g.year, withCircle) }]
  if (one && other && digitAt(one, 0) !== digitAt(other, 0))
    return [{ rule: 'N14', message: '一个日期不能汉字与阿拉伯数字混写', fix: withDigits(written, one, other) }]
  if (isHalfHan(g.fromMonth, g.untilMonth) || isHalfHan(g.month, g.toMonth))
    return [
      {
        rule: 'N14',
        message: '一个期间不能汉字与阿拉伯数字混写',
        fix: written.replace(HAN_PART_OF_SPAN, (part) => `${numberOf(part)}`),
      },
    ]
  if (g.month !== undefined && SPOKEN_DAY.test(written)) {
    SPOKEN_DAY.lastIndex = 0
    return [{ rule: 'N14', message: '公文中的日期用“日”，不用“号”', fix: written.replace(SPOKEN_DAY, '日') }]
  }
  if (!isPadded(g.month) && !isPadded(g.day)) return []
  return [{ rule: 'L1', message: '月、日不编虚位', fix: written.replace(/(^|[年月])0(?=\d)/g, '$1') }]
}
