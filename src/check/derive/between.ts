import { fitOutcome } from '../fit/fit.ts'
import { comparedWith, type Reading, scaled } from '../fit/reading.ts'
import type { DerivedClaim } from '../judged.ts'
import type { FactEntry } from '../sheet/fact-entry.ts'
import { placesOf, scaleOf, shown } from '../shown.ts'
import { derived } from './derived.ts'
import { type Total, totalIn } from './total.ts'

/* One sum of facts set against another: 两级共交办69个，完成63个. */

/** 总体完成率｜91.3%: the one sum as a share of the other. */
export function shareOfTotal(reading: Reading, part: Total, whole: Total): DerivedClaim | null {
  const [one, other] = [totalIn(part, 'value'), totalIn(whole, 'value')]
  const [fact] = part.facts
  if (!fact || !one || !other || other.n <= 0 || !reading.percent) return null
  const outcome = (one.n / other.n) * 100
  return derived({
    rule: 'share',
    facts: [...part.facts, ...whole.facts],
    outcome,
    show: () => ({
      expression: `(${one.expression})/(${other.expression})`,
      result: `${shown(outcome, reading.places)}%`,
    }),
    fit: fitOutcome(reading.percent!, outcome),
  })
}

/** 剩余｜6个: what the one sum leaves of the other. */
export function leftOfTotal(reading: Reading, part: Total, whole: Total): DerivedClaim | null {
  const [one, other] = [totalIn(part, 'value'), totalIn(whole, 'value')]
  const [fact] = whole.facts
  if (!fact || !one || !other || reading.gates[fact.place] === 'shut') return null
  const { factor, unitText } = fact
  const outcome = Math.round((other.n - one.n) * 1e6) / 1e6
  return derived({
    rule: 'difference',
    facts: [...whole.facts, ...part.facts],
    outcome,
    show: () => ({
      expression: `(${other.expression})-(${one.expression})`,
      result: shown(outcome / (factor * scaleOf(unitText)), placesOf(fact.values.value.digits)) + unitText,
    }),
    fit: fitOutcome(scaled(reading.plain, reading.factor ?? factor), outcome),
  })
}

/** 网格员508名，每个网格｜5.3名: a sum for each of so many. */
export function meanOfTotal(reading: Reading, sum: Total, count: FactEntry): DerivedClaim | null {
  const total = totalIn(sum, 'value')
  const [fact] = sum.facts
  if (!fact || !total || reading.percent || reading.gates[fact.place] === 'shut' || count.values.value.raw === 0)
    return null
  const outcome = total.n / count.values.value.raw
  return derived({
    rule: 'multiple',
    facts: [...sum.facts, count],
    outcome,
    show: () => ({
      expression: `(${total.expression})/${count.values.value.digits}`,
      result: shown(outcome / (reading.factor ?? fact.factor), reading.places) + reading.stated.unitText,
    }),
    fit: fitOutcome(comparedWith(reading, fact), outcome),
  })
}
