import { fitNumber } from '../fit/fit.ts'
import { comparedWith } from '../fit/reading.ts'
import { FIELD_OF } from '../roles/field-named.ts'
import type { Field } from '../sheet/sheet-index.ts'
import { settle, shown } from '../shown.ts'
import type { Case } from '../weigh/case.ts'
import type { Options } from './options.ts'

/* By how much a mean changed that was just told: 场均90人次，较上年同期多｜1人次. */

const BASES = ['yoy', 'qoq'] as const

/** Offers the way from the mean of then to that of now; that between the means as a text shows them is as good. */
export function offerMeanChange({ memory, claimed, reading }: Case, options: Options): void {
  const { mean } = memory
  const { role, base, direction } = claimed.frame
  if (!mean || role !== 'change' || base === 'target' || base === 'other' || reading.percent) return
  const [total, count] = mean.facts
  const meanIn = (field: Field): number | null => {
    const [sum, many] = [total!.values[field], count!.values[field]]
    return sum && many && many.raw !== 0 ? (sum.n / many.raw) * mean.per : null
  }
  const now = meanIn('value')
  for (const since of BASES) {
    const then = base === null || base === since ? meanIn(FIELD_OF[since]) : null
    if (now === null || then === null) continue
    const factor = reading.factor ?? total!.factor
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
          expression: `${shown(now / factor, reading.places)}-${shown(then / factor, reading.places)}`,
          result: shown(outcome / factor, reading.places) + reading.stated.unitText,
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
