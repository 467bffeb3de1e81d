import { type Decimal, decimal } from './decimal.ts'
import data from './units.json' with { type: 'json' }

/** A unit of measure or a classifier (量词). Equal dimension means comparable, by `factor` exactly convertible. */
export interface Unit {
  /** Canonical name: 元, 平方米, 人次, 件. */
  readonly name: string
  /** money, area, length, mass, concentration, percent …; for classifiers the group whose members are interchangeable. */
  readonly dimension: string
  /** How many base units of the dimension one of these is, exact: 公顷 → 10000 (平方米). 1 for classifiers. */
  readonly factor: Decimal
  /** The same as the nearest double: what many numbers are compared by. */
  readonly near: number
}

/** KG, MG/L, mpa: a symbol all in capitals, or in none. */
const inHaste = (spelling: string): string[] =>
  /^[A-Za-zμ][\w²³·/μ]+$/.test(spelling) ? [spelling, spelling.toUpperCase(), spelling.toLowerCase()] : [spelling]

const BY_SPELLING: ReadonlyMap<string, Unit> = new Map(
  data.flatMap(({ dimension, units }) =>
    units.flatMap(({ name, factor, spellings }) => {
      const unit: Unit = { name, dimension, factor: decimal(factor), near: Number(factor) }
      return [name, ...spellings.flatMap(inHaste)].map((spelling) => [spelling, unit] as const)
    }),
  ),
)

/** Every spelling that the table knows, longest first: what a reader tries after the digits. */
export const UNIT_SPELLINGS: readonly string[] = [...BY_SPELLING.keys()].sort((a, b) => b.length - a.length)

/** The unit of that spelling (without 万 or 亿), or null where the table does not know it. */
export const unitOf = (spelling: string): Unit | null =>
  BY_SPELLING.get(spelling) ?? BY_SPELLING.get(ALTERNATIVE.exec(spelling)?.[1] ?? '') ?? null
/** 套（间）: one classifier with another in brackets for what the first does not fit; they count in the first. */
const ALTERNATIVE = /^([\u4e00-\u9fff]{1,2})[（(][\u4e00-\u9fff]{1,2}[）)]$/
