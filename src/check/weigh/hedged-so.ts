import { comparedWith, type Reading } from '../fit/reading.ts'
import { holds } from '../judged.ts'
import { isValue, type Option, type ValueOption } from '../offers/options.ts'
import type { Case } from './case.ts'

/** The words are the label itself, and not quite. */
const SPELT_OUT = 0.99
const NEARLY_SPELT = 0.95
/** The words must speak so much better of the fact that the hedge does not suit; less where the number is close to it. */
const FAR = 0.3
const SOMEWHAT = 0.03
/** So close, and so many times as close as to the other. */
const CLOSE = 0.05
const TIMES = 3

/**
 * 优良天数比率超95%, where it is 94.0% and 343天 are 100.9% of what was to be: a hedge leaves room for many numbers, so that
 * a wrong one suits another fact by chance. Then the fact speaks that the words name better.
 */
export function hedgedSo({ claimed, reading }: Case, best: Option | null, all: readonly Option[]): Option | null {
  if (!best || reading.plain.approx === null || !holds(best.claim.fit) || best.claim.of === 'note') return best
  if (claimed.frame.role !== 'level') return best
  let named: ValueOption | null = null
  for (const option of all)
    if (isValue(option) && option.claim.fit === 'qualifier' && (!named || option.subject > named.subject))
      named = option
  if (named === null || named.claim.fact === best.claim.fact) return best
  const isSpelt = named.subject >= SPELT_OUT && best.subject < NEARLY_SPELT
  return isSpelt || named.subject > best.subject + FAR || isCloser(reading, named, best) ? named : best
}

function isCloser(reading: Reading, named: ValueOption, best: Option): boolean {
  if (named.subject < best.subject + SOMEWHAT) return false
  const [off, other] = [offOf(reading, named), offOf(reading, best)]
  return off <= CLOSE && off * TIMES <= other
}

/** How far from the number the fact lies, as a part of it. */
function offOf(reading: Reading, { claim }: Option): number {
  if (claim.of === 'note') return 0
  const exact = claim.of === 'derived' ? claim.outcome : claim.fact.values[claim.field]!.n
  const written = claim.of === 'derived' ? reading.plain.lo : comparedWith(reading, claim.fact).lo
  return exact === null || written === 0 ? 0 : Math.abs(exact / written - 1)
}
