import { type Decimal, HUNDRED, rounded } from '../domain/decimal.ts'
import type { Fact, FactSheet } from '../domain/fact-sheet.ts'
import {
  type Amount,
  amountOf,
  inUnitOf,
  isGraded,
  isLowerBetter,
  measureOf,
  ownAmount,
  writeAmount,
  writeSize,
} from './render-amount.ts'

/** The two columns a fact may be compared with. */
export type Base = 'lastYear' | 'lastPeriod'

/** Below this base a rate of change says little (2 to 3 is no 增长50.0%), so the difference is said. */
const SMALL_COUNT = 20
/** From here on a percentage is hard to read aloud, so the difference is said. */
const HUGE_RATE = 1000

interface Comparison {
  readonly now: Amount
  readonly before: Amount
  /** The base in the unit of the value, and value minus base. */
  readonly base: Decimal
  readonly diff: Decimal
}

/** The exact comparison of the fact with a column, or null where the sheet does not define one. */
export function compare(fact: Fact, base: Base): Comparison | null {
  const literal = fact[base]
  const before = literal === null ? null : amountOf(literal, fact.unit)
  if (!before) return null
  const now = ownAmount(fact)
  const exact = inUnitOf(now, before)
  return exact && { now, before, base: exact, diff: now.lo.minus(exact) }
}

/** 上年同期, or 上年 where the period is a whole year. */
const priorOf = (sheet: FactSheet): string => (isWholeYear(sheet) ? '上年' : '上年同期')

/** True where the sheet reports a whole year. */
export const isWholeYear = ({ period }: FactSheet): boolean =>
  period.quarter === undefined && period.half === undefined && period.month === undefined

const sameAs = (base: Base, sheet: FactSheet) => (base === 'lastYear' ? `与${priorOf(sheet)}持平` : '环比持平')

/** The word of direction for this kind of indicator: amounts 增加, levels 上升, good rates 提高. */
function directionOf(fact: Fact, diff: Decimal): string {
  const up = diff.gt(0)
  const measure = measureOf(fact)
  if (measure === 'amount') return up ? '增加' : '减少'
  if ((measure === 'rate' || ownAmount(fact).unit === '分') && !isLowerBetter(fact)) return up ? '提高' : '下降'
  return up ? '上升' : '下降'
}

function writeShift({ diff }: Comparison, base: Base, sheet: FactSheet): string {
  const lead = base === 'lastYear' ? `较${priorOf(sheet)}` : '环比'
  return `${lead}${diff.lt(0) ? '前移' : '后移'}${writeAmount(diff.abs(), 0, 0, '位')}`
}

function writeDifference(fact: Fact, { now, before, diff }: Comparison, lead: string): string {
  return `${lead}${directionOf(fact, diff)}${writeSize(diff.abs(), now, before)}`
}

/** The size of a rate of change with one digit after the point, or null where a rate would say nothing or mislead. */
function rateOf({ now, before, base, diff }: Comparison): string | null {
  if (base.lte(0) || now.lo.lte(0) || isGraded(now.unit)) return null
  const isCount = now.places === 0 && before.places === 0 && now.scale === 0
  if (isCount && base.lt(SMALL_COUNT)) return null
  const rate = diff.abs().times(HUNDRED).div(base)
  const digits = rounded(rate, 1)
  return digits === '0.0' || rate.gte(HUGE_RATE) ? null : digits
}

/** 同比增长12.0%, 同比下降3.1%, 同比提高2.2个百分点, 同比增加3件, 较上年同期前移3位, 与上年同期持平; or null. */
export function writeChange(fact: Fact, base: Base, sheet: FactSheet): string | null {
  const measure = measureOf(fact)
  const comparison = measure === 'points' ? null : compare(fact, base)
  if (!comparison) return null
  if (comparison.diff.eq(0)) return sameAs(base, sheet)
  if (measure === 'rank') return writeShift(comparison, base, sheet)
  const lead = base === 'lastYear' ? '同比' : '环比'
  const rate = measure === 'rate' ? null : rateOf(comparison)
  if (rate === null) return writeDifference(fact, comparison, lead)
  const up = comparison.diff.gt(0)
  return `${lead}${up ? (measure === 'level' ? '上升' : '增长') : '下降'}${rate}%`
}

/** 比上年同期增加129人次, 环比减少2件; or null. */
export function writeDiff(fact: Fact, base: Base, sheet: FactSheet): string | null {
  const measure = measureOf(fact)
  if (measure === 'points') return null
  const comparison = compare(fact, base)
  if (!comparison) return null
  if (comparison.diff.eq(0)) return sameAs(base, sheet)
  if (measure === 'rank') return writeShift(comparison, base, sheet)
  return writeDifference(fact, comparison, base === 'lastYear' ? `比${priorOf(sheet)}` : '环比')
}
