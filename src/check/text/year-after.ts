import type { FactSheet } from '../../domain/fact-sheet.ts'
import type { Plain } from './plain.ts'

/*
 * A report on a whole year may be spoken in the year after: 全镇去年办了632件，比前年多54件. Its 去年 is the year that is
 * reported on, and 前年 the one before it. Everywhere else 去年 is the year before the one that is reported on.
 */

/** Not 以前年度, 目前年产, 提前年内, 大前年; nor 过去年均. */
const BEFORE_LAST = /(?<![目当提之以此大])前年(?![度均产内初])/g
const LAST = /(?<!过)去年(?!均)/g
const THIS = /今年/g

/** 比前年, 前年是7.2万元, ，前年1042场: what is compared with. */
const COUNTED_FROM = (year: string): RegExp =>
  new RegExp(
    `[比较]${year}|[与和同跟]${year}(?:同期)?(?:相比|比|持平)|[由从]${year}|${year}同期|${year}(?:[只才就还]?[是为有])?\\d`,
    'g',
  )
const FROM_BEFORE_LAST = COUNTED_FROM('前年')
const FROM_LAST = COUNTED_FROM('去年')
/** 我来报告全镇去年移风易俗的情况, 把残联去年一年的工作汇报一下: what the report says that it is on. */
const ON_LAST = /(?:报告|汇报|总结|回顾|讲|说)[^，。；\d]{0,12}去年|去年(?:一年|全年)?的?[^，。；\d]{0,12}(?:工作|情况)/

/** The text with its years named as they are from within the reported year: 去年 is 今年, 前年 is 上年. */
export function fromWithin(plain: Plain, { period, issuedOn }: FactSheet): Plain {
  if (period.quarter || period.half || period.month || !plain.text.includes('去年')) return plain
  if (issuedOn !== null && Number(issuedOn.slice(0, 4)) <= period.year) return plain
  if (!isSpokenAfter(plain.text, issuedOn !== null)) return plain
  const { text, normal } = plain
  return { ...plain, text: renamed(text), normal: { ...normal, text: renamed(normal.text) } }
}

function isSpokenAfter(text: string, issuedAfter: boolean): boolean {
  const fromLast = countOf(text, FROM_LAST)
  const fromBefore = text.includes('前年') ? countOf(text, FROM_BEFORE_LAST) : 0
  // in a report that calls the year before 去年, a 前年 or two looks further back
  return fromBefore > 0
    ? fromBefore > fromLast && fromLast < countOf(text, LAST)
    : fromLast === 0 && issuedAfter && ON_LAST.test(text)
}
const countOf = (text: string, words: RegExp): number => text.match(words)?.length ?? 0

/** The same length, so nothing moves. */
const renamed = (text: string): string => text.replace(THIS, '明年').replace(LAST, '今年').replace(BEFORE_LAST, '上年')
