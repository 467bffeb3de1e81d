import { asValue } from '../fit/fit-cell.ts'
import type { FieldClaim } from '../judged.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import type { Case } from '../weigh/case.ts'

/** 受理31250件，18430件直接答复，｜12820件转往各单位, where the sheet has 转办12820件: so many digits are no other number by chance. */
export function tellingOf({ index, reading }: Case): FieldClaim | null {
  if (reading.plain.approx !== null || reading.stated.digits.replace(/[^1-9]/g, '').length < TELLING_DIGITS) return null
  const isIt = (fact: FactEntry) => reading.gates[fact.place] === 'same' && asValue(reading, fact).fit === 'exact'
  const [fact, ...others] = index.facts.filter(isIt)
  return fact && others.length === 0 ? asValue(reading, fact) : null
}
const TELLING_DIGITS = 3
