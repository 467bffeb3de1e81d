import { fitOutcome } from '../fit/fit.ts'
import { asWritten, comparedWith, type Reading } from '../fit/reading.ts'
import type { DerivedClaim } from '../judged.ts'
import { FIELD_OF, type FormerBase } from '../roles/field-named.ts'
import type { FactEntry, Field } from '../sheet/sheet-index.ts'
import { shown } from '../shown.ts'
import { derived } from './derived.ts'
import { inSize } from './mean.ts'

/** What was spread over what, and for how many of it. */
export interface Mean {
  readonly facts: readonly FactEntry[]
  readonly per: number
}

/** 场均90人次，较上年同期多｜1人次: the way from the mean of then to that of now; that between the means as a text shows them is as good. */
export function changeOfMean(reading: Reading, mean: Mean, since: FormerBase, direction: number): DerivedClaim | null {
  const [now, then] = [meanIn(mean, 'value'), meanIn(mean, FIELD_OF[since])]
  if (now === null || then === null) return null
  const { facts } = mean
  const total = facts[0]!
  const rises = Math.sign(now - then)
  const directionHolds = direction === 0 || rises === Math.sign(direction)
  if (reading.percent) {
    const outcome = (now / then - 1) * 100
    return derived({
      rule: `${since}-rate`,
      facts,
      outcome,
      show: () => ({
        expression: `(${quotient(facts, 'value')})/(${quotient(facts, FIELD_OF[since])})-1`,
        result: `${shown(outcome, reading.places)}%`,
      }),
      fit: fitOutcome(reading.percent!, Math.abs(outcome)),
      directionHolds,
    })
  }
  const round = (n: number) => Number(asWritten(reading, total, n).toFixed(reading.places))
  const exact = fitOutcome(comparedWith(reading, total), Math.abs(now - then))
  return derived({
    rule: `${since}-diff`,
    facts,
    outcome: now - then,
    show: () => ({
      expression: `${inSize(reading, total, now)}-${inSize(reading, total, then)}`,
      result: inSize(reading, total, Math.abs(now - then)),
    }),
    fit: exact === 'none' ? fitOutcome(reading.plain, Math.abs(round(now) - round(then))) : exact,
    directionHolds,
  })
}

function meanIn({ facts: [total, count], per }: Mean, field: Field): number | null {
  const [sum, many] = [total!.values[field], count!.values[field]]
  return sum && many && many.raw !== 0 ? (sum.n / many.raw) * per : null
}

const quotient = (facts: readonly FactEntry[], field: Field): string =>
  facts.map(({ values }) => values[field]!.digits).join('/')
