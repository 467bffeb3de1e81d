import { ZERO } from '../domain/decimal.ts'
import type { Fact, FactSheet } from '../domain/fact-sheet.ts'
import { inUnitOf, ownAmount } from './render-amount.ts'

/** Whether the parts of a fact add up to more than the fact itself, so that some were counted more than once. */
export function overflows(fact: Fact, sheet: FactSheet): boolean {
  const whole = ownAmount(fact)
  return sheet.facts
    .filter(({ partOf }) => partOf === fact.id)
    .reduce((sum, part) => sum.plus(inUnitOf(whole, ownAmount(part)) ?? ZERO), ZERO)
    .gt(whole.lo)
}
