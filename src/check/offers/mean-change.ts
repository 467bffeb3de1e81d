import { inSize } from '../derive/mean.ts'
import { fitNumber } from '../fit/fit.ts'
import { comparedWith, type Reading } from '../fit/reading.ts'
import type { DerivedClaim } from '../judged.ts'
import { FIELD_OF, FORMER_BASES } from '../roles/field-named.ts'
import type { FactEntry, Field } from '../sheet/sheet-index.ts'
import { settle, shown } from '../shown.ts'
import type { Case } from '../weigh/case.ts'
import type { Options } from './options.ts'

/* By how much a mean changed that was just told: 场均90人次，较上年同期多｜1人次. */

/** Offers the way from the mean of then to that of now; that between the means as a text shows them is as good. */
export function offerMeanChange({ memory, claimed, reading }: Case, options: Options): void {
  const { mean } = memory
  const { role, base, direction } = claimed.frame
  if (!mean || role !== 'change' || base === 'target' || base === 'other') return
  const [total, count] = mean.facts
  const meanIn = (field: Field): number | null => {
    const [sum, many] = [total!.values[field], count!.values[field]]
    return sum && many && many.raw !== 0 ? (sum.n / many.raw) * mean.per : null
  }
  const now = meanIn('value')
  for (const since of FORMER_BASES) {
    const then = base === null || base === since ? meanIn(FIELD_OF[since]) : null
    if (now === null || then === null) continue
    const factor = reading.factor ?? total!.factor
    if (reading.percent) {
      options.addIfHolds(rateOf(reading, mean.facts, since, { now, then, direction }), AFTER_MEAN, 0)
      continue
    }
    const outcome = now - then
    const round = (n: number) => Math.round((n / factor) * 10 ** reading.places) / 10 ** reading.places
    const asShown = Math.abs(round(now) - round(then)) * factor
    const written = comparedWith(reading, total!)
    const exact = settle(fitNumber(written, Math.abs(outcome)))
    options.addIfHolds(
      {
        of: 'derived',
        rule: `${since}-diff`,
        fact: total!,
        facts: mean.facts,
        outcome,
        show: () => ({
          expression: `${inSize(reading, now / factor)}-${inSize(reading, then / factor)}`,
          result: inSize(reading, Math.abs(outcome) / factor),
        }),
        fit: exact === 'none' ? settle(fitNumber(written, asShown)) : exact,
        directionHolds: direction === 0 || Math.sign(outcome) === Math.sign(direction),
      },
      AFTER_MEAN,
      0,
    )
  }
}
const AFTER_MEAN = 0.9

/** 车均1.74万元，车均费用同比下降｜6.1%. */
function rateOf(
  reading: Reading,
  facts: readonly FactEntry[],
  since: (typeof FORMER_BASES)[number],
  { now, then, direction }: { now: number; then: number; direction: number },
): DerivedClaim | null {
  if (then === 0) return null
  const outcome = (now / then - 1) * 100
  return {
    of: 'derived',
    rule: `${since}-rate`,
    fact: facts[0]!,
    facts,
    outcome,
    show: () => ({
      expression: `(${quotient(facts, 'value')})/(${quotient(facts, FIELD_OF[since])})-1`,
      result: `${shown(outcome, reading.places)}%`,
    }),
    fit: settle(fitNumber(reading.percent!, Math.abs(outcome))),
    directionHolds: direction === 0 || Math.sign(outcome) === Math.sign(direction),
  }
}

const quotient = (facts: readonly FactEntry[], field: Field): string =>
  facts.map(({ values }) => values[field]!.digits).join('/')
