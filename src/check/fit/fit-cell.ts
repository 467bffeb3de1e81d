import type { FieldClaim, Fit } from '../judged.ts'
import type { Mention } from '../mention.ts'
import type { Cell, FactEntry } from '../sheet/sheet-index.ts'
import { isNumerator } from '../sheet/unit-gate.ts'
import { fitNumber, hedgeSide, isBound, same } from './fit.ts'
import { comparedWith, type Reading, unhedged, type Written } from './reading.ts'

/** How a number stands to one cell of a fact: value, hedge and unit together. */
export function fitCell(reading: Reading, fact: FactEntry, cell: Cell): Fit {
  const { mention, plain } = reading
  if (isOfSeveral(reading)) return 'none'
  if (mention.kind === 'rank' || fact.isRank)
    return mention.kind === 'rank' && fact.isRank && same(plain.lo, cell.n) ? 'exact' : 'none'
  if (fact.isRate && reading.percent) {
    const fit = fitAgainst(reading.percent, cell, cell.n, cell.hiN)
    if (fit !== 'none' || !isOtherPerMille(reading, fact, cell)) return fit
    // 0.5‰, where the sheet has 0.5 and no unit
    return fact.unitText === '' ? 'exact' : 'unit'
  }
  if (reading.isTimes || reading.stated.unitText === '成') return 'none'
  const numerator = numeratorFactor(reading, fact)
  if (numerator !== null) return fitAgainst(reading.based!, cell, cell.raw * numerator, cell.rawHi * numerator)
  if (reading.gates[fact.place] === 'shut') return sameDigits(reading, cell) ? 'unit' : 'none'
  const written = comparedWith(reading, fact)
  const fit = fitAgainst(written, cell, cell.n, cell.hiN)
  if (!sameDigits(reading, cell) || same(written.lo, cell.n)) return fit
  // 45.6万元, where the sheet has 45.6 and no unit: that it has none is no fault of the text
  return fact.unitText === '' && hasDigitsOf(mention, cell) ? 'exact' : 'unit'
}

/** The same of a target: 1.00%以内 is the target itself, not one that lies below it. */
export const fitTarget = (reading: Reading, fact: FactEntry, cell: Cell): Fit =>
  fitCell(reading.plain.approx !== null && isBound(reading.plain.approx) ? unhedged(reading) : reading, fact, cell)

/** 98.2‰ of 98.2%, and the other way round. */
const isOtherPerMille = ({ stated, plain }: Reading, { unitText }: FactEntry, cell: Cell): boolean =>
  (stated.unitText === '‰') !== (unitText === '‰') && same(plain.lo, cell.raw)

/** Whether the digits are written as the cell has them, whatever 万 or unit follows. */
export const hasDigitsOf = ({ text }: Mention, { raw }: Cell): boolean =>
  Number(/\d+(?:\.\d+)?/.exec(text)?.[0]) === raw

/** A number taken for the value of a fact in this period. */
export const asValue = (reading: Reading, fact: FactEntry): FieldClaim => ({
  of: 'field',
  fact,
  field: 'value',
  fit: fitCell(reading, fact, fact.values.value),
})

/** 下降9.7% states the growth −9.7%: magnitudes are compared here, the sign by the rule of directions. */
export function fitGrowth(reading: Reading, cell: Cell): Fit {
  if (!reading.percent) return 'none'
  const { percent } = reading
  return fitNumber({ ...percent, lo: Math.abs(percent.lo), hi: Math.abs(percent.hi) }, Math.abs(cell.n))
}

/** Whether a number of this kind can be meant as the fact's value at all, right or wrong. */
export function comparable(reading: Reading, fact: FactEntry): boolean {
  const { kind } = reading.mention
  if (isOfSeveral(reading) || (reading.stated.terms !== null && COUNTED.test(fact.unitText))) return false
  if (kind === 'rank' || fact.isRank) return kind === 'rank' && fact.isRank
  if (reading.percent) return fact.isRate
  return reading.gates[fact.place] !== 'shut'
}

/** 9.1:46.3:44.6 is of as many facts as it has terms; 2.05:1 can be the value of one. */
const isOfSeveral = ({ stated: { terms } }: Reading): boolean => terms !== null && terms.at(-1) !== '1'

/** 来访与来信之比为1.6:1 is no wrong number of visits. */
const COUNTED = /[^:：倍%‰]/

/** 亩产八百零五斤 for 公斤/亩, 92微克 for 微克/立方米: the denominator stands in the label. Null where the units are not so. */
const numeratorFactor = ({ stated }: Reading, fact: FactEntry): number | null =>
  isNumerator(stated, fact) ? fact.numerator!.near : null

function fitAgainst(written: Written, cell: Cell, actual: number, actualHi: number): Fit {
  if (actualHi !== actual) {
    if (same(written.lo, actual) && (written.hi === actualHi || same(written.hi, actualHi))) return 'exact'
    return written.lo >= actual && written.hi <= actualHi ? 'qualifier' : 'none'
  }
  if (cell.approx !== null && same(written.lo, actual)) {
    if (written.approx === null) return written.hi === written.lo ? 'qualifier' : 'none'
    return hedgeSide(written.approx) === hedgeSide(cell.approx) ? 'exact' : 'qualifier'
  }
  return fitNumber(written, actual)
}

const NEAR = 1e-6
const SCALES = [1, 1e3, 1e4, 1e8, 1e-3, 1e-4, 1e-8]
/** Whether the digits of some cell are those of the number, wherever its point stands. */
export function hasDigitsOfAny({ significand }: Reading, { cells }: FactEntry): boolean {
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i]!
    if (cell !== null && Math.abs(significand - cell.significand) <= NEAR) return true
  }
  return false
}
/** 2360兆瓦 for 2360千瓦, 0.42万元 for 0.42亿元: the digits are the sheet's, the unit or magnitude is not. */
function sameDigits({ plain: { lo }, significand }: Reading, cell: Cell): boolean {
  if (Math.abs(significand - cell.significand) > NEAR) return false
  for (let i = 0; i < SCALES.length; i++) if (same(lo, cell.raw * SCALES[i]!)) return true
  return false
}
