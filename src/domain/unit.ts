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

/** KG, MG/L, mpa, Db, kWH: a symbol all in capitals, in none, or with the wrong ones. */
function inHaste(spelling: string): string[] {
  if (!/^[A-Za-zμ][\w²³·/μ]+$/.test(spelling)) return [spelling]
  const [lower, upper] = [spelling.toLowerCase(), spelling.toUpperCase()]
  return [upper, lower, upper[0] + lower.slice(1), upper[0] + spelling.slice(1), lower[0] + upper.slice(1), spelling]
}

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
