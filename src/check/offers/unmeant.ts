import { fitTarget } from '../fit/fit-cell.ts'
import { holds } from '../judged.ts'
import type { Field } from '../sheet/sheet-index.ts'
import type { Case } from '../weigh/case.ts'
import type { Taken } from './fields.ts'

/* What a number that is meant to be is not: what is, or what was. */

/** How much less readily what is meant to be is taken for this period's value. */
export function unmeant({ claimed, citing }: Case, { fact, citable: { field }, fit }: Taken): number {
  if (!claimed.meant || field !== 'value') return 0
  // 年底前力争达到｜140公里 is no value gone wrong
  if (fit === 'none') return MEANT
  // 12月底前稳定在｜93.0%以上, which it is already: the target, where that is the number
  const { target } = fact.values
  return fit === 'covered' && target && holds(fitTarget(citing, fact, target)) ? MEANT : 0
}
const MEANT = 0.25

/** 力争完成投资｜3.42亿元, which is what it was a year ago: no former value that nothing calls so. */
export const isFormerOfPlan = ({ claimed: { meant, frame } }: Case, field: Field): boolean =>
  meant && frame.role === 'level' && (field === 'lastYear' || field === 'lastPeriod')
