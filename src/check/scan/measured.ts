import type { FigureKind } from '../../domain/finding.ts'
import type { Numeral } from './numeral.ts'
import type { TokenNote } from './token.ts'
import type { UnitAt } from './unit-at.ts'

/** A numeral with its unit, before hedges and ranges: the building block of every claim. */
export interface Measured {
  readonly start: number
  readonly end: number
  readonly kind: FigureKind
  readonly numeral: Numeral
  readonly digits: string
  readonly toDigits: string | null
  readonly exp: number
  readonly scale: number
  readonly unit: UnitAt | null
  readonly approx: string | null
  readonly fraction: readonly [string, string] | null
  readonly notes: readonly TokenNote[]
}

/** A number that has a unit. */
export type WithUnit = Measured & { readonly unit: UnitAt }

/** Of what is written as it should be. */
export const NO_NOTES: readonly TokenNote[] = []

/** A numeral with its unit that ends at `end`, and the fault of its form. */
export const measuredOf = <U extends UnitAt | null>(
  numeral: Numeral,
  kind: FigureKind,
  end: number,
  unit: U,
): Measured & { readonly unit: U } => ({
  start: numeral.start,
  end,
  kind,
  numeral,
  digits: numeral.digits,
  toDigits: numeral.toDigits,
  exp: numeral.exp,
  scale: numeral.scale,
  unit,
  approx: numeral.approx,
  fraction: null,
  notes: numeral.fault === null ? NO_NOTES : [{ start: numeral.start, end: numeral.end, ...numeral.fault }],
})
