import type { Period } from '../../domain/fact-sheet.ts'
import type { NamedPeriod } from '../mention.ts'

/** How a period that the text names stands to the one that is reported on. */
export type Relation = 'this' | 'lastYear' | 'lastPeriod' | 'part' | 'other'

/** A year or a part of it, as a text or a sheet names it. */
export interface PartOfYear {
  readonly year?: number | null
  readonly quarter?: number | null | undefined
  readonly half?: number | null | undefined
  readonly month?: number | null | undefined
  readonly toMonth?: number | null
}

/** First and last month of a period within its year. */
export function monthsOf(period: PartOfYear): readonly [number, number] {
  if (period.quarter) return [period.quarter * 3 - 2, period.quarter * 3]
  if (period.half) return [period.half * 6 - 5, period.half * 6]
  if (period.month) return [period.month, period.toMonth ?? period.month]
  return [1, 12]
}

/** A year, and no part of it. */
export const isWholeYear = ({ quarter, half, month }: PartOfYear): boolean => !quarter && !half && !month

/** The first part of a year: the period before it ended with the year before. */
export function startsTheYear(period: PartOfYear): boolean {
  const [from, to] = monthsOf(period)
  return from === 1 && to < 12
}
export const endsTheYear = (period: PartOfYear): boolean => monthsOf(period)[1] === 12

/** How many days the months from … to … of a year have. */
export function daysOf(year: number, from: number, to: number): number {
  let days = 0
  for (let month = from; month <= to; month++) days += new Date(Date.UTC(year, month, 0)).getUTCDate()
  return days
}

/** 今年一季度 names a quarter of the year that is reported on. */
export const isThisYear = (relative: string): boolean => /[今本当]年/.test(relative)

/** 今年上半年 is 上半年: a year that is not said is the one that is reported on. */
export const ofThisYear = (named: NamedPeriod): NamedPeriod =>
  named.relative !== null && isThisYear(named.relative) && (named.quarter ?? named.half ?? named.month) !== null
    ? { ...named, relative: null }
    : named

/** Of which part of a year 本季度, 当月 speak. */
const partNamed = (relative: string): 'quarter' | 'month' | null =>
  /^[本当]季/.test(relative) ? 'quarter' : /^[本当]月/.test(relative) ? 'month' : null

/** 当季 behind 二季度: the one that was named. */
export function takesUp({ relative }: NamedPeriod, named: NamedPeriod): boolean {
  const part = relative?.startsWith('当') ? partNamed(relative) : null
  return part !== null && named[part] !== null && named.toMonth === null
}

/** The period that governs numbers: 本季度, in a report on a quarter, is that quarter, and so is 当季 unless another was named. */
export function governedBy(named: NamedPeriod, reported: Period, before: NamedPeriod | null): NamedPeriod {
  const part = named.relative === null ? null : partNamed(named.relative)
  if (part === null) return ofThisYear(named)
  if (!reported[part] || (before && takesUp(named, before))) return before ?? named
  return { ...named, [part]: reported[part], relative: null }
}

/** Relates a named period to the reported one. Names without a year are read within the reported year. */
export function relationOf(named: NamedPeriod, reported: Period): Relation {
  if (named.relative !== null) {
    const parted = named.quarter ?? named.half ?? named.month
    if (/[上去]年|[上前]一年|一年.?前/.test(named.relative))
      return parted === null ? 'lastYear' : relationOf({ ...named, relative: null, year: reported.year - 1 }, reported)
    const plain = ofThisYear(named)
    if (plain !== named) return relationOf({ ...plain, year: reported.year }, reported)
    if (/[上前][一个]*(季|月|期|半年)/.test(named.relative)) return 'lastPeriod'
    if (isShorter(named.relative, reported)) return 'part'
    return /[今本]/.test(named.relative) ? 'this' : 'other'
  }
  const [from, to] = monthsOf(named)
  const [ourFrom, ourTo] = monthsOf(reported)
  const whole = !named.quarter && !named.half && !named.month
  const offset = (named.year ?? reported.year) - reported.year
  // 二季度, or 1—6月 with what was counted before it
  const isOurs = to === ourTo && (from === ourFrom || from === 1)
  if (offset === -1) {
    if (whole || isOurs) return 'lastYear'
    return ourFrom === 1 && to === 12 && to - from === ourTo - ourFrom ? 'lastPeriod' : 'other'
  }
  if (offset !== 0) return 'other'
  if (whole) return 'this'
  if (isOurs) return 'this'
  if (named.year === null && from > to) return 'other'
  if (to === ourFrom - 1) return 'lastPeriod'
  if (from >= ourFrom && to <= ourTo) return to < ourTo ? 'lastPeriod' : 'part'
  if (named.year === null && ourFrom === 1 && to === 12 && from === 13 - (ourTo - ourFrom + 1)) return 'lastPeriod'
  return 'other'
}

/** 本月, 当月 in a report on the quarter, 本季度 in one on the half-year: less than what is reported on. */
function isShorter(relative: string, { quarter, month }: Period): boolean {
  const unit = RELATIVE_UNIT.exec(relative)?.[1]
  if (unit === '月') return !month
  return unit === '季' && !month && !quarter
}
const RELATIVE_UNIT = /^[本当](?:一?个)?([月季])/

/** 上半年 in a report on the second quarter: the reported period and the one before it, which is as long. */
export function takesInLast(named: NamedPeriod, reported: Period): boolean {
  const [from, to] = monthsOf(named)
  const [ourFrom, ourTo] = monthsOf(reported)
  return (named.year ?? reported.year) === reported.year && to === ourTo && from === ourFrom - (ourTo - ourFrom + 1)
}

/** 8月 in a report on the third quarter: no period before it, a part of it. 截至9月底 ends with it. */
export function isWithin(named: NamedPeriod, reported: Period): boolean {
  if (named.month === null || !reported.quarter) return false
  const [from, to] = monthsOf(named)
  const [ourFrom, ourTo] = monthsOf(reported)
  return (named.year ?? reported.year) === reported.year && from >= ourFrom && to < ourTo
}

/** True where both name the same months; a year that is not said is the reported one. */
export function samePeriod(a: NamedPeriod, b: PartOfYear, { year }: Period): boolean {
  const [aFrom, aTo] = monthsOf(a)
  const [bFrom, bTo] = monthsOf(b)
  return (a.year ?? year) === (b.year ?? year) && aFrom === bFrom && aTo === bTo
}

/** 四季度 in a report on the third: what begins when the reported period is over; a year that is not said is the reported one. */
export const isLater = (named: NamedPeriod, reported: Period): boolean =>
  named.relative === null &&
  ((named.year ?? reported.year) - reported.year) * 12 + monthsOf(named)[0] > monthsOf(reported)[1]

/** True where the two have a month in common; a year that is not said is the reported one. */
export function overlap(a: NamedPeriod, reported: Period): boolean {
  const [aFrom, aTo] = monthsOf(a)
  const [from, to] = monthsOf(reported)
  return (a.year ?? reported.year) === reported.year && aFrom <= to && from <= aTo
}

/** True where the months of `a` are months of `b`. */
export function liesIn(a: NamedPeriod, b: NamedPeriod, { year }: Period): boolean {
  const [aFrom, aTo] = monthsOf(a)
  const [bFrom, bTo] = monthsOf(b)
  return (a.year ?? year) === (b.year ?? year) && aFrom >= bFrom && aTo <= bTo
}
