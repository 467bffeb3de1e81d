import type { Fact, FactSheet } from '../../domain/fact-sheet.ts'
import { factWords, offeredSlots } from '../fact-slots.ts'
import { isChange, isGraded, isLowerBetter, measureOf, ownAmount } from '../render-amount.ts'
import { compare, isWholeYear } from '../render-change.ts'
import { type Aspect, slotOf } from '../slot.ts'
import { labelOf } from '../spoken-label.ts'
import { seedOf } from './vary.ts'

/** Counts below this are compared by their difference. */
const SMALL = 100
const TOLD_AS_JOURNEY = 3

/** A label that names its own period (1—9月累计…) takes 同比: 上年同期 would leave open of which. */
const OWN_PERIOD = /^(?:\d|年内|累计|[一二三四]季度|[上下]半年|[本当][年月季])/

/** Of a few the difference says more than a rate: 比上年同期增加6名. */
function isSmallCount(fact: Fact): boolean {
  if (OWN_PERIOD.test(labelOf(fact))) return false
  const { lo, places, unit } = ownAmount(fact)
  if (isGraded(unit)) return true
  return measureOf(fact) === 'amount' && (unit === '天' || (places === 0 && lo.lt(SMALL)))
}

/**
 * 由上年同期的57.5%提高到: how a rate or a level may tell where it came from, so that not every sentence ends in 同比.
 * `asked` by what was told just before; left alone, one rate in three. null for the others.
 */
export function journeyOf(fact: Fact, sheet: FactSheet, asked: boolean | undefined): string | null {
  const measure = measureOf(fact)
  const told = asked ?? (measure === 'rate' && seedOf(fact.label) % TOLD_AS_JOURNEY === 0)
  const diff = told && (measure === 'rate' || measure === 'level') ? compare(fact, 'lastYear')?.diff : undefined
  if (!diff || diff.eq(0) || isChange(fact) || OWN_PERIOD.test(labelOf(fact))) return null
  const rise = measure === 'rate' && !isLowerBetter(fact) ? '提高到' : '上升到'
  return `由${isWholeYear(sheet) ? '上年' : '上年同期'}的${slotOf(fact.id, 'lastYear')}${diff.lt(0) ? '下降到' : rise}`
}

/**
 * Which comparisons are said: the year before, unless told already (else the period before), a level's period before too,
 * and the target.
 */
export function comparisonsOf(fact: Fact, sheet: FactSheet, toldYear: boolean): string[] {
  const offered = new Set(offeredSlots(fact, sheet).map(({ aspect }) => aspect))
  const standing = measureOf(fact) !== 'amount'
  const yoy: Aspect = isSmallCount(fact) ? 'yoyDiff' : 'yoy'
  const before: Aspect[] = standing || !offered.has('yoy') ? ['qoq'] : []
  const lately = offered.has('yoy') && !toldYear ? [yoy, ...before] : before
  const aim: Aspect = offered.has('completion') ? 'completion' : 'gap'
  const told = fact.label.startsWith('完成') && factWords(`${fact.id}.${aim}`, sheet)?.startsWith('完成目标任务')
  return [...lately, ...(told ? [] : [aim])]
    .filter((aspect) => offered.has(aspect))
    .map((aspect) => slotOf(fact.id, aspect))
}
