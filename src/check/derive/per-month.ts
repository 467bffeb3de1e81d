import { fitNumber } from '../fit/fit.ts'
import { comparedWith, type Reading } from '../fit/reading.ts'
import type { DerivedClaim } from '../judged.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { settle } from '../shown.ts'
import { inSize } from './mean.ts'

/** 还差2160万元，平均每月｜720万元: what the target still wants, for each of so many months; null without a target. */
export function wantedPerMonth(reading: Reading, fact: FactEntry, months: number): DerivedClaim | null {
  const { value, target } = fact.values
  if (!target || fact.isRate) return null
  const outcome = (target.n - value.n) / months
  return {
    of: 'derived',
    rule: 'target-diff',
    fact,
    facts: [fact],
    outcome,
    show: () => ({
      expression: `(${target.digits}-${value.digits})/${months}`,
      result: inSize(reading, outcome / (reading.factor ?? fact.factor)),
    }),
    fit: settle(fitNumber(comparedWith(reading, fact), outcome)),
    directionHolds: true,
  }
}
