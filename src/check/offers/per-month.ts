import { monthsOf } from '../context/period-relation.ts'
import { inSize } from '../derive/mean.ts'
import { fitNumber } from '../fit/fit.ts'
import { comparedWith } from '../fit/reading.ts'
import { settle } from '../shown.ts'
import type { Case } from '../weigh/case.ts'
import type { Options } from './options.ts'

/** 还差2160万元，平均每月｜720万元: what the target still wants, over the months that the year has left. */
export function offerPerMonthLeft({ each, memory: { last }, reading, index }: Case, options: Options): void {
  const left = MONTHS - monthsOf(index.sheet.period)[1]
  if (each!.noun[0] !== '月' || left === 0 || !last?.values.target || last.isRate) return
  const { value, target } = last.values
  const outcome = (target.n - value.n) / left
  options.addIfHolds(
    {
      of: 'derived',
      rule: 'target-diff',
      fact: last,
      facts: [last],
      outcome,
      show: () => ({
        expression: `(${target.digits}-${value.digits})/${left}`,
        result: inSize(reading, outcome / (reading.factor ?? last.factor)),
      }),
      fit: settle(fitNumber(comparedWith(reading, last), outcome)),
      directionHolds: true,
    },
    WANTED,
    0,
  )
}
const WANTED = 0.9
const MONTHS = 12
