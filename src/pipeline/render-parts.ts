import { HUNDRED, rounded } from '../domain/decimal.ts'
import type { Fact, FactSheet } from '../domain/fact-sheet.ts'
import { inUnitOf, measureOf, ownAmount } from './render-amount.ts'
import { writeCellOf } from './render-cell.ts'
import { proseOf } from './slot.ts'
import { labelOf, partLabel } from './spoken-label.ts'

/** 其中报告书5件、报告表21件; null where no fact of the sheet is a part of this one. */
export function writeParts(fact: Fact, sheet: FactSheet): string | null {
  const parts = sheet.facts.filter((each) => each.partOf === fact.id)
  if (parts.length === 0) return null
  const nameOf = (part: Fact) => {
    const { stage, matter } = partLabel(part, fact)
    return proseOf(stage + matter)
  }
  return `其中${parts.map((part) => `${nameOf(part)}${writeCellOf(part, part.value)}`).join('、')}`
}

/** 占立案查处环境违法案件的60.5%; null where the fact has no total or the two do not divide. */
export function writeShare(fact: Fact, sheet: FactSheet): string | null {
  const total = sheet.facts.find((each) => each.id === fact.partOf)
  if (!total || measureOf(fact) !== 'amount' || measureOf(total) !== 'amount') return null
  const [part, whole] = [ownAmount(fact), ownAmount(total)]
  const inWhole = inUnitOf(whole, part)
  if (!inWhole || inWhole.lte(0) || inWhole.gte(whole.lo)) return null
  const percent = inWhole.times(HUNDRED).div(whole.lo)
  const digits = [1, 2].map((places) => rounded(percent, places)).find((each) => !/^(100|0)\.0+$/.test(each))
  return digits === undefined ? null : `占${proseOf(labelOf(total))}的${digits}%`
}
