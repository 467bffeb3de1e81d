import { hanDigit } from '../text/character-class.ts'
import { parseRun } from './han-value.ts'

/* The written parts of a date, as expressions, and what they come to. */

/** A year in four digits, of either kind. */
export const YEAR = '(?:19|20)\\d{2}|[一二][〇零九][〇零一二三四五六七八九]{2}'
const ARABIC_YEAR = /^\d/
/** A month, as an expression. */
export const MONTH = '\\d{1,2}|十[一二]|[一二三四五六七八九十元]'
/** A day of the month, as an expression. */
export const DAY = '\\d{1,2}|三十一|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九]'
/** 3, 十一, 元 of a month, day or quarter as they are written; null where there is none. */
export const numberOf = (written: string | undefined): number | null => {
  if (written === undefined) return null
  if (ARABIC_YEAR.test(written)) return Number(written)
  return written === '元' ? 1 : parseRun(written)!.lo
}
/** 2026 of 2026 or 二〇二六. */
export const yearOf = (written: string): number => {
  const digits = ARABIC_YEAR.test(written) ? written : [...written].map(hanDigit).join('')
  return Number(digits)
}
