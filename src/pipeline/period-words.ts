import type { FactSheet, Period } from '../domain/fact-sheet.ts'
import type { ReportType } from '../domain/report-type.ts'

const QUARTERS = ['一', '二', '三', '四'] as const

/** The period as a title and a 导语 write it: 2026年第二季度, 2026年上半年, 2026年5月, 2026年. */
export function periodWords(period: Period): string {
  const year = `${period.year}年`
  if (period.quarter) return `${year}第${QUARTERS[period.quarter - 1]}季度`
  if (period.half) return `${year}${period.half === 1 ? '上' : '下'}半年`
  return period.month ? `${year}${period.month}月` : year
}

/** The period as a term of reporting: a whole year is 2025年度. */
export const termWords = (period: Period): string =>
  period.quarter || period.half || period.month ? periodWords(period) : `${period.year}年度`

/** The period as the body speaks of it: 二季度, 上半年, 5月份, 全年. */
export function shortPeriod(period: Period): string {
  if (period.quarter) return `${QUARTERS[period.quarter - 1]}季度`
  if (period.half) return period.half === 1 ? '上半年' : '下半年'
  return period.month ? `${period.month}月份` : '全年'
}

/** Puts words into a pattern of the report types: `{organisation}{period}工作总结`. */
export const fillPattern = (pattern: string, words: Readonly<Record<string, string>>): string =>
  pattern.replace(/\{(\w+)\}/g, (whole, name: string) => words[name] ?? whole)

/** 发文机关 + 事由 + 文种, where the sheet brings no title. */
export const titleOf = ({ organisation, period }: FactSheet, type: ReportType): string =>
  fillPattern(type.title, { organisation, period: periodWords(period), term: termWords(period) })
