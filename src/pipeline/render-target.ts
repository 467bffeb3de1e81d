import { HUNDRED, rounded } from '../domain/decimal.ts'
import type { Fact, FactSheet } from '../domain/fact-sheet.ts'
import { type Amount, amountOf, inUnitOf, isLowerBetter, measureOf, ownAmount, writeSize } from './render-amount.ts'
import { isWholeYear } from './render-change.ts'

/** The exact distance of value and target, or null where either is a range, is hedged, or has another dimension. */
function distance(fact: Fact) {
  const target: Amount | null = fact.target === null ? null : amountOf(fact.target, fact.unit)
  if (!target) return null
  const now = ownAmount(fact)
  const aim = inUnitOf(now, target)
  return aim && { now, target, aim, diff: now.lo.minus(aim) }
}

/** 目标, or 年度目标 where the sheet reports a whole year. */
const goal = (sheet: FactSheet) => (isWholeYear(sheet) ? '年度目标' : '目标')

/** True where the target is a ceiling: a concentration, an index, complaints. */
const isCeiling = (fact: Fact) => isLowerBetter(fact)

/** 完成目标的104.2%, 完成目标任务; or null where a share of the target says nothing (rates, ranks, ceilings). */
export function writeCompletion(fact: Fact, sheet: FactSheet): string | null {
  if (measureOf(fact) !== 'amount' || isCeiling(fact)) return null
  const found = distance(fact)
  if (!found || found.aim.lte(0) || found.now.lo.lt(0)) return null
  if (found.diff.eq(0)) return `完成${goal(sheet)}任务`
  const percent = found.now.lo.times(HUNDRED).div(found.aim)
  const digits = [1, 2].map((places) => rounded(percent, places)).find((each) => !/^(100|0)\.0+$/.test(each))
  return digits === undefined ? null : `完成${goal(sheet)}的${digits}%`
}

/** 高于目标1.6个百分点, 低于目标3.2微克/立方米, 距目标还差167份, 达到目标要求; or null. */
export function writeGap(fact: Fact, sheet: FactSheet): string | null {
  const measure = measureOf(fact)
  const found = measure === 'rank' || measure === 'points' ? null : distance(fact)
  if (!found) return null
  if (found.diff.eq(0))
    return measure === 'amount' && !isCeiling(fact) ? `完成${goal(sheet)}任务` : `达到${goal(sheet)}要求`
  const size = writeSize(found.diff.abs(), found.now, found.target)
  if (found.diff.gt(0)) return `高于${goal(sheet)}${size}`
  return measure === 'amount' && !isCeiling(fact) ? `距${goal(sheet)}还差${size}` : `低于${goal(sheet)}${size}`
}

/** Whether the sheet says that the target was reached: by the indicator's own direction. Null where it cannot be told. */
export function reachesTarget(fact: Fact): boolean | null {
  const measure = measureOf(fact)
  const found = measure === 'points' ? null : distance(fact)
  if (!found) return null
  return isCeiling(fact) || measure === 'rank' ? found.diff.lte(0) : found.diff.gte(0)
}
