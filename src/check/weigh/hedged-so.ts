import { isValue, type Option, type ValueOption } from '../offers/options.ts'
import type { Case } from './case.ts'

/** The words must speak so much better of the fact that the hedge does not suit. */
const SOMEWHAT = 0.03

/**
 * 优良天数比率超95%, where it is 94.0% and 343天 are 100.9% of what was to be: a hedge leaves room for many numbers, so that
 * a wrong one suits another fact by chance. Then the fact speaks that the words name better.
 */
export function hedgedSo({ reading }: Case, best: Option | null, all: readonly Option[]): Option | null {
  if (!best || reading.plain.approx === null || best.claim.of === 'note') return best
  let named: ValueOption | null = null
  for (const option of all)
    if (isValue(option) && option.claim.fit === 'qualifier' && (!named || option.subject > named.subject))
      named = option
  if (named === null || named.claim.fact === best.claim.fact) return best
  return named.subject >= best.subject + SOMEWHAT ? named : best
}
