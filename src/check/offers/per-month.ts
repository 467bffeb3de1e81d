import { monthsOf } from '../context/period-relation.ts'
import { wantedPerMonth } from '../derive/per-month.ts'
import type { Case } from '../weigh/case.ts'
import type { Options } from './options.ts'

/** 还差2160万元，平均每月｜720万元: over the months that the year has left. */
export function offerPerMonthLeft({ each, memory: { last }, reading, index }: Case, options: Options): void {
  const left = MONTHS - monthsOf(index.sheet.period)[1]
  if (last && left > 0 && each!.noun[0] === '月') options.addIfHolds(wantedPerMonth(reading, last, left), WANTED, 0)
}
const WANTED = 0.9
const MONTHS = 12
