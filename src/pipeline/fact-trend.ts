import { decimal, HUNDRED } from '../domain/decimal.ts'
import type { Fact } from '../domain/fact-sheet.ts'
import { measureOf, ownAmount } from './render-amount.ts'
import { type Base, compare } from './render-change.ts'
import { reachesTarget } from './render-target.ts'

/** What a model is told of a fact in place of its figures: directions and bands, in Chinese words without digits. */
export interface Trend {
  /** 零, 个位数, 两位数 …, or 比率. */
  readonly size: string
  /** 同比明显上升, 同比持平 …; null where the sheet has no exact base. */
  readonly yearOnYear: string | null
  readonly periodOnPeriod: string | null
  /** 已达到, 未达到; null where there is no target to judge by. */
  readonly target: string | null
}

const DIGITS = ['个位', '十位', '百位', '千位', '万位'] as const

function sizeOf(fact: Fact): string {
  const measure = measureOf(fact)
  if (measure === 'rate' || measure === 'points') return '比率'
  if (measure === 'rank') return '名次'
  const { lo } = ownAmount(fact)
  if (lo.eq(0)) return '零'
  const length = lo.abs().round(0, 0).toFixed(0).length
  return DIGITS[length - 1] ?? '万位以上'
}

/** Upper ends of the bands: relative change for amounts and levels, percentage points for rates. */
const BANDS = [
  ['小幅', 5, 1],
  ['明显', 20, 5],
] as const

function moveOf(fact: Fact, base: Base, lead: string): string | null {
  const measure = measureOf(fact)
  const comparison = compare(fact, base)
  if (!comparison || measure === 'points') return null
  const { diff, base: before } = comparison
  if (diff.eq(0)) return `${lead}持平`
  if (measure === 'rank') return `${lead}${diff.lt(0) ? '前移' : '后移'}`
  const points = measure === 'rate'
  const size = points ? diff.abs() : before.eq(0) ? decimal(HUNDRED) : diff.abs().times(HUNDRED).div(before.abs())
  const band = BANDS.find(([, percent, point]) => size.lt(points ? point : percent))?.[0] ?? '大幅'
  return `${lead}${band}${diff.gt(0) ? '上升' : '下降'}`
}

/** Puts a fact's figures into words that give none of them away. */
export function trendOf(fact: Fact): Trend {
  const reached = reachesTarget(fact)
  return {
    size: sizeOf(fact),
    yearOnYear: moveOf(fact, 'lastYear', '同比'),
    periodOnPeriod: moveOf(fact, 'lastPeriod', '环比'),
    target: reached === null ? null : reached ? '已达到' : '未达到',
  }
}
