import { type Decimal, decimalPlaces, digitsOf, pow10, rounded } from '../domain/decimal.ts'
import type { Fact } from '../domain/fact-sheet.ts'
import { type FactValue, readFactValue } from '../domain/fact-value.ts'
import { unitOf } from '../domain/unit.ts'
import words from './render-words.json' with { type: 'json' }

/** How an indicator moves: a share of a whole, a place in a ranking, a measured level, or an amount that adds up. */
export type Measure = 'rate' | 'points' | 'rank' | 'level' | 'amount'

/** A cell of the sheet with its unit, exact, and with the way it was written. */
export interface Amount {
  readonly value: FactValue
  /** Lower and upper end in the unit below, with 万 and 亿 folded in. */
  readonly lo: Decimal
  readonly hi: Decimal | null
  /** The power of ten in which it is written (万 → 4) and the digits after the point there. */
  readonly scale: number
  readonly places: number
  /** The unit without 万 or 亿; '' where there is none. */
  readonly unit: string
  /** False for ranges and hedged values, of which nothing is computed. */
  readonly exact: boolean
}

const SCALE: Record<string, number> = { 万: 4, 亿: 8 }
/** 92.6分, 28.6℃: of points and degrees no share can be taken, only the difference says something. */
export const isGraded = (unit: string): boolean => words.graded.includes(unit)
const RATE_UNITS = ['%', '‰']

/** Takes the 万 or 亿 off a column's unit: 万元 → 元 at 10⁴. 千米 and 千克 are units of their own. */
function splitUnit(text: string): { scale: number; unit: string } {
  const unit = text.replace(/[％﹪]/g, '%').replace(/\s+/g, '')
  const scale = SCALE[unit[0] ?? '']
  return scale === undefined ? { scale: 0, unit } : { scale, unit: unit.slice(1) }
}

/**
 * Reads a cell together with the unit of its column. A unit or a 万 written in the cell wins over the column's:
 * `1.2万` in a column of 万元 is twelve thousand 元, not a hundred and twenty million.
 */
export function amountOf(literal: string, columnUnit: string | null): Amount | null {
  const value = readFactValue(literal)
  if (!value) return null
  const column = splitUnit(columnUnit ?? '')
  const own = value.unit !== ''
  const fold = own || value.scale > 0 ? 0 : column.scale
  const factor = pow10(fold)
  return {
    value,
    lo: value.lo.times(factor),
    hi: value.hi?.times(factor) ?? null,
    scale: value.scale + fold,
    places: value.places,
    unit: own ? value.unit : column.unit,
    exact: value.hi !== null && value.lo.eq(value.hi) && (value.approx === null || value.approx === '达'),
  }
}

/** The fact's own value. The schema has read it before, so it is always there. */
export const ownAmount = (fact: Fact): Amount => amountOf(fact.value, fact.unit)!

const named = (label: string, list: readonly string[]) => list.some((word) => label.includes(word))

/** 考核排名 2位, and 秋粮生产考核 2名: an assessment ends in a place, and has no people to count. */
const isPlace = (label: string, unit: string): boolean =>
  /^(?:位|名|名次|)$/.test(unit) &&
  (named(label, words.rank) || (unit !== '' && words.assessments.some((word) => label.endsWith(word))))

/** What rises and falls, and is never added up. */
const LEVELS: ReadonlySet<string> = new Set(['concentration', 'per-population'])

/** How the fact moves, by its unit, its label and the way its value is written. */
export function measureOf(fact: Fact): Measure {
  const { unit } = ownAmount(fact)
  if (RATE_UNITS.includes(unit)) return 'rate'
  if (unit.endsWith('百分点')) return 'points'
  if (/^第/.test(fact.value.trim()) || isPlace(fact.label, unit)) return 'rank'
  if (
    unit === '' ||
    isGraded(unit) ||
    LEVELS.has(unitOf(unit)?.dimension ?? '') ||
    /^(微克|毫克)\/|℃|分贝|^(µ|μ|u|m)g\//.test(unit)
  )
    return 'level'
  return 'amount'
}

/** True where a rise is bad news, so that it is 上升 and never 提高, and a target is a ceiling. */
export const isLowerBetter = (fact: Fact): boolean =>
  named(fact.label, words.lowerIsBetter) && !named(fact.label, words.actedOn)

/** True where the value is itself a change (增速, 同比增减), which reads 增长 or 下降 and carries no sign. */
export const isChange = (fact: Fact): boolean =>
  ['rate', 'points'].includes(measureOf(fact)) && words.change.some((word) => fact.label.endsWith(word))

/** A conversion with more digits than this did not come out even, so nothing exact can be said with it. */
const FINEST_CONVERSION = 6

/** Brings `b` into the unit of `a`; null where either is inexact or the units are not of one dimension. */
export function inUnitOf(a: Amount, b: Amount): Decimal | null {
  if (!a.exact || !b.exact) return null
  if (a.unit === b.unit) return b.lo
  const [to, from] = [unitOf(a.unit), unitOf(b.unit)]
  if (!to || !from || to.dimension !== from.dimension) return null
  const converted = b.lo.times(from.factor).div(to.factor)
  return decimalPlaces(digitsOf(converted)) > FINEST_CONVERSION ? null : converted
}

const SCALE_WORD: Record<number, string> = { 4: '万', 8: '亿', 12: '万亿' }

/**
 * Writes an exact number in a scale with its unit: 12000 at 10⁴ → `1.2万份`. A scale without a word of its own
 * (3千5百 is not written so, GB/T 15835) goes to the next lower one that has.
 */
export function writeAmount(value: Decimal, scale: number, places: number, unit: string): string {
  const at = [12, 8, 4, 0].find((each) => each <= scale)!
  const moved = value.div(pow10(at))
  const digits = rounded(moved, Math.max(0, places + at - scale))
  const exact = decimalPlaces(digitsOf(moved)) > decimalPlaces(digits) ? digitsOf(moved) : digits
  return `${exact}${SCALE_WORD[at] ?? ''}${unit}`
}

/** The unit of a difference: rates differ by 个百分点 (T1), everything else by its own unit. */
const unitOfDifference = (unit: string) => ({ '%': '个百分点', '‰': '个千分点' })[unit] ?? unit

/** Writes the size of a difference of two cells, as fine as the finer one: 1.2167万份 − 1.2万份 → 167份, 5亿元 − 4.36亿元 → 6400万元, 2.2个百分点. */
export function writeSize(size: Decimal, a: Amount, b: Amount): string {
  const unit = unitOfDifference(a.unit)
  const scale = Math.min(a.scale, b.scale)
  const places = Math.max(0, a.places - a.scale + scale, b.places - b.scale + scale)
  const at = [scale, 4, 0].find((each) => each <= scale && size.gte(pow10(each))) ?? 0
  return writeAmount(size, at, Math.max(0, places - scale + at), unit)
}
