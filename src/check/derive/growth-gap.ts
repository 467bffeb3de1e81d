import type { Reading } from '../fit/reading.ts'
import type { DerivedClaim } from '../judged.ts'
import type { FactEntry, SheetIndex } from '../sheet/sheet-index.ts'
import { pointsApart } from './points-apart.ts'

/** By how much per cent an amount grew on the year before: as the sheet says, else as its values say. */
function growthOf({ companions }: SheetIndex, fact: FactEntry): number | null {
  const { growth } = companions[fact.place]!
  if (growth) return growth.values.value.n * growth.growth
  const { value, lastYear } = fact.values
  return lastYear?.n ? ((value.n - lastYear.n) / Math.abs(lastYear.n)) * 100 : null
}

/**
 * 农村居民收入增速快于城镇1.5个百分点: how far apart two growths lie; the distance of the growths as a text shows them, with one
 * decimal, is as good. `sign` says which way the words go.
 */
export function pointsBetweenGrowths(
  index: SheetIndex,
  reading: Reading,
  one: FactEntry,
  other: FactEntry,
  sign: number,
): DerivedClaim | null {
  const [a, b] = [growthOf(index, one), growthOf(index, other)]
  if (a === null || b === null) return null
  return pointsApart(reading, [one, other], { exact: [a, b], shownAs: [a.toFixed(1), b.toFixed(1)], sign })
}
