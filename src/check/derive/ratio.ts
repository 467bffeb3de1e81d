import { fitOutcome, same } from '../fit/fit.ts'
import { doubled, type Reading } from '../fit/reading.ts'
import type { DerivedClaim } from '../judged.ts'
import { type Against, FIELD_OF } from '../roles/field-named.ts'
import type { Cell, FactEntry, Field } from '../sheet/sheet-index.ts'
import { gate } from '../sheet/unit-gate.ts'
import { apart, EPSILON, inOneSize, placesOf, shown } from '../shown.ts'
import { derived } from './derived.ts'

/** 完成目标的 n%. */
export function completionOf(reading: Reading, fact: FactEntry): DerivedClaim | null {
  const { percent, places } = reading
  const { value, target } = fact.values
  if (!percent || !target || target.n === 0) return null
  const outcome = (value.n / target.n) * 100
  return derived({
    rule: 'target-rate',
    facts: [fact],
    outcome,
    show: () => ({
      expression: `${value.digits}/${target.digits}`,
      result: `${shown(outcome, percent.coarse ? 1 : places)}%`,
    }),
    fit: fitOutcome(percent, outcome),
  })
}

/** 高于规模以上工业5.4个百分点: how far apart two rates lie; `sign` says which way the words go. */
export function pointsBetween(reading: Reading, one: FactEntry, other: FactEntry, sign: number): DerivedClaim | null {
  const [a, b] = [one.values.value, other.values.value]
  if (!one.isRate) return null
  const outcome = a.n - b.n
  return derived({
    rule: 'difference',
    facts: [one, other],
    outcome,
    show: () => ({
      expression: apart(a.digits, b.digits, outcome),
      result: `${shown(outcome, Math.max(placesOf(a.digits), placesOf(b.digits)))}个百分点`,
    }),
    fit: fitOutcome(reading.plain, Math.abs(outcome)),
    directionHolds: outcome * sign >= 0,
  })
}

/** 是上年的 n 倍, 翻一番. */
export function multipleOf(reading: Reading, fact: FactEntry, base: Against): DerivedClaim | null {
  return multiple(reading, [fact], fact.values.value, fact.values[FIELD_OF[base]])
}

/** 是财政资金的两倍: a multiple of another fact of the same dimension; of this period or, with `field`, of another. */
export const multipleOfOther = (
  reading: Reading,
  fact: FactEntry,
  other: FactEntry,
  field: Field = 'value',
): DerivedClaim | null =>
  gate(fact, other) === 'shut' ? null : multiple(reading, [fact, other], fact.values[field], other.values[field])

function multiple(
  reading: Reading,
  facts: readonly FactEntry[],
  current: Cell | null,
  former: Cell | null,
): DerivedClaim | null {
  if (!current || !former || former.n === 0) return null
  const { plain, percent } = reading
  const share = percent !== null
  const outcome = (current.n / former.n) * (share ? 100 : 1)
  const written = share ? percent : reading.stated.unitText === '番' ? doubled(plain) : plain
  const alike = inOneSize(facts)
  const asShown = ({ digits, text }: Cell) => (alike ? digits : text)
  return derived({
    rule: 'multiple',
    facts,
    outcome,
    show: () => ({
      expression: `${asShown(current)}/${asShown(former)}`,
      result: share
        ? `${shown(outcome, percent.coarse ? 1 : Math.max(reading.places, 1))}%`
        : `${shown(outcome, Math.max(reading.places, 2))}倍`,
    }),
    fit: fitOutcome(written, outcome),
  })
}

/** A stated ratio a:b:c against the values of as many facts, in order. Terms may be shares of their sum, or measured by the last: 2.05:1. */
export function proportionOf(
  reading: Reading,
  facts: readonly FactEntry[],
  field: 'value' | 'lastYear',
): DerivedClaim | null {
  const terms = reading.stated.terms!
  const cells = facts.map((fact) => fact.values[field]).filter((cell) => cell !== null)
  if (terms.length !== cells.length) return null
  const values = cells.map(({ n }) => n)
  const sum = values.reduce((a, b) => a + b, 0)
  const one = terms.at(-1) === '1' ? values.at(-1)! : sum / terms.reduce((a, b) => a + Number(b), 0)
  if (one === 0) return null
  const exact = values.map((value) => value / one)
  const holds = exact.every((value, i) => isTerm(terms[i]!, value))
  return derived({
    rule: 'multiple',
    facts,
    outcome: sum,
    show: () => ({
      expression: cells.map(({ digits }) => digits).join(':'),
      result: inTerms(exact, terms, values, holds),
    }),
    fit: holds ? 'covered' : 'none',
  })
}

/** 5:4 is no rounding of 60:40, though 5.4 rounds to 5: so near, in parts of it, every term must be. */
const NEARLY = 0.05
const isTerm = (written: string, exact: number): boolean =>
  Math.abs(exact - Number(written)) <= Math.min(10 ** -placesOf(written) * 0.5, Number(written) * NEARLY) + EPSILON

/**
 * With as many decimals as the text shows. Where it does not hold, 5:4 of 60:40 is shown in least terms, 3:2, or with one
 * more decimal than whole terms have, which round too roughly: 5.7:3.3 of 417:243, not 6:3.
 */
function inTerms(
  exact: readonly number[],
  terms: readonly string[],
  values: readonly number[],
  holds: boolean,
): string {
  const shownWith = (more: number) => exact.map((value, i) => shown(value, placesOf(terms[i]!) + more)).join(':')
  if (holds) return shownWith(0)
  const least = terms.at(-1) === '1' ? null : inLeastTerms(values)
  if (least !== null) return least
  const result = shownWith(0)
  const isRounded = terms.every((term) => placesOf(term) === 0) && !exact.every(isWhole)
  return isRounded || result === terms.join(':') ? shownWith(1) : result
}

const isWhole = (value: number): boolean => same(value, Math.round(value))

/** 3:2 of 60:40; null where the terms are not whole, or more than one would say. */
function inLeastTerms(values: readonly number[]): string | null {
  if (!values.every((value) => Number.isInteger(value) && value > 0)) return null
  const divisor = values.reduce(commonDivisor)
  const terms = values.map((value) => value / divisor)
  return Math.max(...terms) <= LARGEST_TERM ? terms.join(':') : null
}
const commonDivisor = (a: number, b: number): number => (b === 0 ? a : commonDivisor(b, a % b))
const LARGEST_TERM = 20
