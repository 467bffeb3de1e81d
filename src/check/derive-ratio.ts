import { type Against, FIELD_OF, placesOf, settle, shown } from './derive-change.ts'
import { fitNumber } from './fit.ts'
import type { DerivedClaim } from './judged.ts'
import type { Reading } from './reading.ts'
import type { Cell, FactEntry } from './sheet-index.ts'

function ratioOf(
  reading: Reading,
  rule: 'share' | 'target-rate',
  facts: readonly FactEntry[],
  part: Cell | null,
  whole: Cell | null,
): DerivedClaim | null {
  if (!reading.percent || !part || !whole || whole.n === 0) return null
  const outcome = (part.n / whole.n) * 100
  return {
    of: 'derived',
    rule,
    fact: facts[0]!,
    facts,
    outcome,
    show: () => ({
      expression: `${part.digits}/${whole.digits}`,
      result: `${shown(outcome, reading.percent!.coarse ? 1 : reading.places)}%`,
    }),
    fit: settle(fitNumber(reading.percent, outcome)),
    directionHolds: true,
  }
}

/** 完成目标的 n%. */
export const completionOf = (reading: Reading, fact: FactEntry): DerivedClaim | null =>
  ratioOf(reading, 'target-rate', [fact], fact.values.value, fact.values.target)

/** What `part` makes of `whole`: 占 n%, 整改率. */
export const shareOf = (reading: Reading, part: FactEntry, whole: FactEntry): DerivedClaim | null =>
  part === whole ? null : ratioOf(reading, 'share', [part, whole], part.values.value, whole.values.value)

/** 是上年的 n 倍, 翻一番. */
export function multipleOf(reading: Reading, fact: FactEntry, base: Against): DerivedClaim | null {
  const current = fact.values.value
  const former = fact.values[FIELD_OF[base]]
  if (!current || !former || former.n === 0) return null
  const outcome = current.n / former.n
  const { plain } = reading
  const written =
    reading.stated.unitText === '番' ? { ...plain, lo: 2 ** plain.lo, hi: 2 ** plain.hi, step: 0.2 } : plain
  return {
    of: 'derived',
    rule: 'multiple',
    fact,
    facts: [fact],
    outcome,
    show: () => ({
      expression: `${current.digits}/${former.digits}`,
      result: `${shown(outcome, Math.max(reading.places, 2))}倍`,
    }),
    fit: settle(fitNumber(written, outcome)),
    directionHolds: true,
  }
}

/** A stated ratio a:b:c against the values of as many facts, in order. Terms may be values or shares of their sum. */
export function proportionOf(
  reading: Reading,
  facts: readonly FactEntry[],
  field: 'value' | 'lastYear',
): DerivedClaim | null {
  const terms = reading.stated.terms
  if (!terms || terms.length !== facts.length || facts.length < 2) return null
  const values = facts.map((fact) => fact.values[field]?.n ?? Number.NaN)
  const sum = values.reduce((a, b) => a + b, 0)
  const stated = terms.reduce((a, b) => a + Number(b), 0)
  const holds = values.every((value, i) => {
    const term = Number(terms[i])
    return Math.abs((value / sum) * stated - term) <= 10 ** -placesOf(terms[i]!) * 0.5 + 0.001 * term
  })
  const digits = () => facts.map((fact) => fact.values[field]?.digits ?? '').join(':')
  return {
    of: 'derived',
    rule: 'multiple',
    fact: facts[0]!,
    facts,
    outcome: sum,
    show: () => ({ expression: digits(), result: digits() }),
    fit: holds ? 'covered' : 'none',
    directionHolds: true,
  }
}
