import { asValue, fitCell, hasDigitsOfAny } from '../fit/fit-cell.ts'
import type { Reading } from '../fit/reading.ts'
import { isNearlySlip, isSlip } from '../fit/slip.ts'
import { holds } from '../judged.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import type { Case } from './case.ts'

/** So many digits belong to nobody by chance, whatever is counted. */
const TELLING = 3

/**
 * The fact whose very value a number is that is none of its subject's: in the very unit, or in another where that is no
 * chance, 松树1420株 where 1420亩 were cleared. A lone digit belongs to a sibling or to nobody. Of what was `exchanged` two
 * digits are enough.
 */
export function ownerOf(c: Case, subject: FactEntry, exchanged: boolean): FactEntry | null {
  const { index, reading } = c
  const digits = reading.stated.digits.replace(/[^1-9]/g, '').length
  for (const fact of index.facts) {
    if (fact === subject || (digits < 2 && !isKin(fact, subject))) continue
    const gate = reading.gates[fact.place]
    if ((gate === 'same' || (gate === 'loose' && digits >= TELLING)) && asValue(reading, fact).fit === 'exact')
      return fact
  }
  if (digits < 2 || (!exchanged && isRatherOf(c, subject, digits))) return null
  const owns = (fact: FactEntry) =>
    hasNumber(reading, fact) &&
    (digits >= TELLING || (reading.gates[fact.place] === 'loose' && (exchanged || isAlike(fact, subject))))
  return index.facts.find((fact) => fact !== subject && owns(fact)) ?? null
}

const isKin = (fact: FactEntry, subject: FactEntry): boolean =>
  fact.parent === subject || fact.parent === subject.parent || subject.parent === fact

/** The same number, whatever its unit; no rate is an amount. */
const hasNumber = ({ percent, stated, plain }: Reading, { isRate, values: { value } }: FactEntry): boolean =>
  isRate === (percent !== null) && stated.unitText !== '' && value.raw === plain.lo

/** A slip of the hand, be it of its point or zeros alone (12800吨 for 1280吨, where 1.28万亩 were 防控), or another cell of what it speaks of. */
function isRatherOf({ reading }: Case, subject: FactEntry, digits: number): boolean {
  const slips = digits < TELLING ? isNearlySlip : isSlip
  return (
    slips(reading.digits, subject.values.value.digits) ||
    hasDigitsOfAny(reading, subject) ||
    subject.cells.some((cell) => cell !== null && holds(fitCell(reading, subject, cell)))
  )
}

/** 加装电梯26部, where 26台 of 老旧电梯 were renewed: the same thing, in two facts. */
function isAlike({ label }: FactEntry, other: FactEntry): boolean {
  for (let i = 0; i + 2 <= label.length; i++) if (other.label.includes(label.slice(i, i + 2))) return true
  return false
}
