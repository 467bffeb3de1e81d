import { fitOutcome } from '../fit/fit.ts'
import { comparedWith, type Reading } from '../fit/reading.ts'
import type { DerivedClaim } from '../judged.ts'
import type { FactEntry } from '../sheet/fact-entry.ts'
import { inOneSize, placesOf, scaleOf, shown } from '../shown.ts'
import { derived } from './derived.ts'
import { inSize } from './mean.ts'
import { shareTold } from './share.ts'
import { type Total, totalIn } from './total.ts'

/* One sum of facts set against another: 两级共交办69个，完成63个. */

/** 总体完成率｜91.3%: the one sum as a share of the other. */
export function shareOfTotal(reading: Reading, part: Total, whole: Total): DerivedClaim | null {
  const [one, other] = inOneWriting(part, whole)
  if (other.n === 0) return null
  const share = { percent: (one.n / other.n) * 100, digits: `(${one.expression})/(${other.expression})` }
  return shareTold(reading, share, [...part.facts, ...whole.facts])
}

/** Both in digits alone, or, as 8600万元 of 1.26亿元, both with their units. */
function inOneWriting(part: Total, whole: Total) {
  const alike = inOneSize([...part.facts, ...whole.facts])
  return [totalIn(part, 'value', alike), totalIn(whole, 'value', alike)] as const
}

/** 剩余｜6个: what the one sum leaves of the other. */
export function leftOfTotal(reading: Reading, part: Total, whole: Total): DerivedClaim | null {
  const [one, other] = inOneWriting(part, whole)
  const fact = whole.facts[0]!
  if (reading.gates[fact.place] === 'shut') return null
  const { factor, unitText } = fact
  const outcome = Math.round((other.n - one.n) * 1e6) / 1e6
  return derived({
    rule: 'difference',
    facts: [...whole.facts, ...part.facts],
    outcome,
    show: () => ({
      expression: `${bracketed(whole, other.expression)}-${bracketed(part, one.expression)}`,
      result: shown(outcome / (factor * scaleOf(unitText)), placesOf(fact.values.value.digits)) + unitText,
    }),
    fit: fitOutcome(comparedWith(reading, fact), outcome),
  })
}

const bracketed = ({ facts }: Total, expression: string): string => (facts.length > 1 ? `(${expression})` : expression)

/** 两项合计533条，比因病预警多｜21条: how far a sum lies from what is named; `sign` says which way the words go. */
export function totalFrom(reading: Reading, total: Total, other: FactEntry, sign: number): DerivedClaim | null {
  const against: Total = { rule: 'sum', facts: [other] }
  const isLarger = totalIn(total, 'value').n >= other.values.value.n
  const claim = isLarger ? leftOfTotal(reading, against, total) : leftOfTotal(reading, total, against)
  if (!claim) return null
  return {
    ...claim,
    fact: total.facts[0]!,
    facts: [...total.facts, other],
    total: 'sum',
    directionHolds: sign > 0 === isLarger,
  }
}

/** 网格员508名，每个网格｜5.3名: a sum for each of so many. */
export function meanOfTotal(reading: Reading, sum: Total, count: FactEntry): DerivedClaim | null {
  const total = totalIn(sum, 'value')
  const fact = sum.facts[0]!
  if (reading.percent || reading.gates[fact.place] === 'shut') return null
  const outcome = total.n / count.values.value.raw
  return derived({
    rule: 'multiple',
    facts: [...sum.facts, count],
    outcome,
    show: () => ({
      expression: `(${total.expression})/${count.values.value.digits}`,
      result: inSize(reading, fact, outcome),
    }),
    fit: fitOutcome(comparedWith(reading, fact), outcome),
  })
}
