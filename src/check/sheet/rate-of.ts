import { EPSILON, placesOf } from '../shown.ts'
import type { FactEntry } from './fact-entry.ts'

const MEASURES_SHARE = /的?(?:率|占比|比重|比例)$/
/** So many characters of its name a rate has in common with what it is the rate of; fewer are chance. */
const COMMON = 2

/**
 * The fact that tells what a part makes of its whole: 燃气隐患整改率 for 完成整改燃气用户隐患, of which so many were found.
 * By name and by number; null where the sheet has none.
 */
export function rateOf(part: FactEntry, whole: FactEntry | null, facts: readonly FactEntry[]): FactEntry | null {
  if (!whole || part.isRate || whole.values.value.n === 0) return null
  const percent = (part.values.value.n / whole.values.value.n) * 100
  return facts.find((rate) => rate.isRate && tells(rate, percent) && isOf(rate, part)) ?? null
}

/** Rounded as the sheet has it. */
const tells = ({ values: { value } }: FactEntry, percent: number): boolean =>
  value.rawHi === value.raw && Math.abs(percent - value.raw) <= 10 ** -placesOf(value.digits) / 2 + EPSILON

function isOf({ label }: FactEntry, part: FactEntry): boolean {
  const name = label.replace(MEASURES_SHARE, '')
  return name !== label && [...new Set(name)].filter((c) => part.label.includes(c)).length >= COMMON
}
