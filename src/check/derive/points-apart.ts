import { fitOutcomeOr } from '../fit/fit.ts'
import type { Reading } from '../fit/reading.ts'
import type { DerivedClaim } from '../judged.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { apart, placesOf, shown } from '../shown.ts'
import { derived } from './derived.ts'

/** Two percentages, exact and as the text shows them. */
interface Percentages {
  readonly exact: readonly [number, number]
  readonly shownAs: readonly [string, string]
  /** Which way the words go; 0 where they do not say. */
  readonly sign: number
  readonly measure?: string
}

/** How far two percentages of facts lie apart; the distance of those that the text shows is as good. */
export function pointsApart(
  { plain }: Reading,
  facts: readonly [FactEntry, FactEntry],
  { exact: [a, b], shownAs: [one, other], sign, measure }: Percentages,
): DerivedClaim {
  const outcome = a - b
  const asShown = Math.abs(Math.round((Number(one) - Number(other)) * 1e6) / 1e6)
  return derived({
    rule: 'difference',
    facts,
    outcome,
    measure,
    show: () => ({
      expression: apart(`${one}%`, `${other}%`, outcome),
      result: `${shown(asShown, placesOf(one))}个百分点`,
    }),
    fit: fitOutcomeOr(plain, Math.abs(outcome), asShown),
    directionHolds: sign === 0 || Math.sign(outcome) === sign,
  })
}
