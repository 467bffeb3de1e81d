import { fitOutcome } from '../fit/fit.ts'
import { comparedWith, type Reading } from '../fit/reading.ts'
import type { DerivedClaim } from '../judged.ts'
import { type Against, FIELD_OF } from '../roles/field-named.ts'
import type { Cell, FactEntry, Field } from '../sheet/sheet-index.ts'
import { gate } from '../sheet/unit-gate.ts'
import { apart, inOneSize, placesOf, scaleOf, shown } from '../shown.ts'
import { derived } from './derived.ts'

/** The sum of facts of one dimension, or what is left of the first without the others. */
export function totalOf(
  reading: Reading,
  rule: 'sum' | 'difference',
  facts: readonly FactEntry[],
  field: Field = 'value',
): DerivedClaim | null {
  const [first, ...rest] = facts
  const cells = facts.map(({ values }) => values[field]).filter((cell) => cell !== null)
  if (cells.length < facts.length || reading.gates[first!.place] === 'shut') return null
  if (rest.some((fact) => gate(first!, fact) === 'shut')) return null
  return reckoned(reading, rule, facts, cells)
}

/** 查处13起，处罚11人，另有｜2起: a part that is counted in persons, one for each case, leaves so many of its whole. */
export const restBeside = (reading: Reading, whole: FactEntry, part: FactEntry): DerivedClaim | null =>
  reading.gates[whole.place] === 'shut'
    ? null
    : reckoned(reading, 'difference', [whole, part], [whole.values.value, part.values.value])

/** 一季度144人次、二季度156人次，两季合计300人次: what a fact was in this period and in the one before it. */
export function sumOfPeriods(reading: Reading, fact: FactEntry): DerivedClaim | null {
  const { value, lastPeriod } = fact.values
  if (!lastPeriod || fact.isRate || reading.gates[fact.place] === 'shut') return null
  return reckoned(reading, 'sum', [fact], [lastPeriod, value])
}

/** Cells of these facts added up, or the first without the others. */
function reckoned(
  reading: Reading,
  rule: 'sum' | 'difference',
  facts: readonly FactEntry[],
  cells: readonly Cell[],
): DerivedClaim {
  const { unitText, factor } = facts[0]!
  const sign = rule === 'sum' ? 1 : -1
  const total = cells.slice(1).reduce((sum, { n }) => sum + sign * n, cells[0]!.n)
  const outcome = Math.round(total * 1e6) / 1e6
  return derived({
    rule,
    facts,
    outcome,
    show: () => {
      const alike = facts.every((fact) => fact.unitText === unitText)
      const terms = cells.map(({ digits, text }) => (alike ? digits : text))
      const places = Math.max(...cells.map(({ digits }) => placesOf(digits)))
      return {
        expression: terms.join(rule === 'sum' ? '+' : '-'),
        result: shown(outcome / (factor * scaleOf(unitText)), places) + unitText,
      }
    },
    fit: fitOutcome(comparedWith(reading, facts[0]!), outcome),
  })
}

/** What was calculated of several facts: their sum, or what is left of the first without the others. */
export interface Total {
  readonly rule: 'sum' | 'difference'
  readonly facts: readonly FactEntry[]
}

interface Reckoned {
  readonly n: number
  readonly expression: string
}

/** What a total comes to, and how it is written, with the values of one period; null where the sheet has not all of them. */
export function totalIn(total: Total, field: 'value', alike?: boolean): Reckoned
export function totalIn(total: Total, field: Field): Reckoned | null
export function totalIn({ rule, facts }: Total, field: Field, alike = inOneSize(facts)): Reckoned | null {
  const cells = facts.map(({ values }) => values[field]).filter((cell) => cell !== null)
  if (cells.length < facts.length) return null
  const sign = rule === 'sum' ? 1 : -1
  return {
    n: cells.reduce((sum, { n }, at) => (at === 0 ? n : sum + sign * n), 0),
    expression: cells.map(({ digits, text }) => (alike ? digits : text)).join(rule === 'sum' ? '+' : '-'),
  }
}

/** 两项合计27.7万吨，增长4.1%; 顺差13.89亿元，比上年扩大1.87亿元: the change of a total, where the sheet has all of it of then. */
export function changeOfTotal(
  reading: Reading,
  direction: number,
  total: Total,
  base: Exclude<Against, 'target'>,
): DerivedClaim | null {
  const [now, then] = [totalIn(total, 'value'), totalIn(total, FIELD_OF[base])]
  const { percent, places } = reading
  const first = total.facts[0]!
  if (!then || (percent ? then.n === 0 : reading.gates[first.place] === 'shut')) return null
  const outcome = percent ? (now.n / then.n - 1) * 100 : Math.round((now.n - then.n) * 1e6) / 1e6
  const written = percent ?? comparedWith(reading, first)
  const size = outcome / (first.factor * scaleOf(first.unitText))
  return derived({
    rule: percent ? `${base}-rate` : `${base}-diff`,
    facts: total.facts,
    total: total.rule,
    outcome,
    show: () =>
      percent
        ? {
            expression:
              outcome < 0 ? `1-(${now.expression})/(${then.expression})` : `(${now.expression})/(${then.expression})-1`,
            result: `${shown(outcome, places)}%`,
          }
        : {
            expression: apart(`(${now.expression})`, `(${then.expression})`, outcome),
            result:
              shown(size, Math.max(...digitsOf(total.facts, ['value', FIELD_OF[base]]).map(placesOf))) + first.unitText,
          },
    fit: fitOutcome(written, Math.abs(outcome)),
    directionHolds: Math.sign(direction) === Math.sign(outcome),
  })
}

const digitsOf = (facts: readonly FactEntry[], fields: readonly Field[]): readonly string[] =>
  facts.flatMap(({ values }) => fields.map((field) => values[field]!.digits))

/** How far one fact lies from another; `sign` says which way the words go, 0 where they do not tell. */
export function distanceOf(
  reading: Reading,
  one: FactEntry,
  other: FactEntry,
  sign: number,
  field: Field = 'value',
): DerivedClaim | null {
  const [a, b] = [one.values[field], other.values[field]]
  if (!a || !b) return null
  const larger = Math.sign(a.n - b.n) || 1
  const claim = totalOf(reading, 'difference', larger > 0 ? [one, other] : [other, one], field)
  return claim && { ...claim, directionHolds: sign === 0 || Math.sign(sign) === larger }
}
