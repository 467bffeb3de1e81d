import type Big from 'big.js'
import { decimal } from '../../../src/domain/decimal.ts'
import type { Fact, FactSheet } from '../../../src/domain/fact-sheet.ts'

/*
 * The facts of a sheet as a writer sees them: an exact amount, and the unit it is told in. Written apart from src/check on
 * purpose: what is computed here is held against what the checker says.
 */

/** A number in base units with the unit it is told in: 4.25万 of 株 → 42500, 万株, 10000. */
export interface Quantity {
  readonly amount: Big
  readonly unit: string
  readonly factor: Big
}

export type Field = 'value' | 'lastYear' | 'lastPeriod' | 'target'

const SCALES: Readonly<Record<string, string>> = { 万: '10000', 亿: '100000000' }
const CELL = /^(-?\d+(?:\.\d+)?)([万亿]?)$/

/** What one cell of a fact holds; null where it is empty or no plain number. */
export function quantityIn(fact: Fact, field: Field): Quantity | null {
  const cell = CELL.exec((fact[field] ?? '').replaceAll(',', ''))
  if (!cell) return null
  const unit = cell[2]! + (fact.unit ?? '')
  const factor = decimal(SCALES[unit[0] ?? ''] ?? '1')
  return { amount: decimal(cell[1]!).times(factor), unit, factor }
}

/** The unit without 万 or 亿: what makes two facts addable. */
export const baseUnit = ({ unit }: Quantity): string => unit.replace(/^[万亿]/, '')

/** The digits of a quantity in its own unit, no zeros behind. */
export const digits = ({ amount, factor }: Quantity): string => amount.div(factor).toFixed()

/** The sheet's own digits of a cell where it has them (69.60), so that a text can be as exact as the sheet. */
export const written = (fact: Fact, field: Field): string =>
  (fact[field] ?? '').replaceAll(',', '').replace(/[万亿]$/, '')

/** A fact with its amount, as groups are picked from. */
export interface Item {
  readonly fact: Fact
  readonly name: string
  readonly value: Quantity
  readonly place: number
}

/** The facts of a sheet that state a plain number above zero. */
export const itemsOf = ({ facts }: FactSheet): Item[] =>
  facts.flatMap((fact, place) => {
    const value = quantityIn(fact, 'value')
    if (!value || value.amount.lte(0) || !fact.unit || /排名|位次|名次|考核/.test(fact.label)) return []
    return [{ fact, name: fact.label.replace(/^其中[：:，,]?/, ''), value, place }]
  })
