import { fitOutcome } from '../fit/fit.ts'
import { comparedWith, type Reading } from '../fit/reading.ts'
import type { DerivedClaim } from '../judged.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { derived } from './derived.ts'
import { inSize } from './mean.ts'

/** 还差2160万元，平均每月｜720万元; 还差36个百分点，平均每月｜6个百分点: what the target still wants, for each of so many months; null without a target. */
export function wantedPerMonth(reading: Reading, fact: FactEntry, months: number): DerivedClaim | null {
  const { value, target } = fact.values
  if (!target || fact.isRate !== (reading.mention.kind === 'percentage-point')) return null
  const outcome = (target.n - value.n) / months
  return derived({
    rule: 'target-diff',
    facts: [fact],
    outcome,
    show: () => ({
      expression: `(${target.digits}-${value.digits})/${months}`,
      result: inSize(reading, fact, outcome),
    }),
    fit: fitOutcome(comparedWith(reading, fact), outcome),
  })
}
