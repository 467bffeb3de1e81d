import { leftOfTotal, shareOfTotal } from '../derive/between.ts'
import type { Case } from '../weigh/case.ts'
import type { Options } from './options.ts'

/** 两级共交办69个，完成63个，总体完成率｜91.3%，剩余6个: one sum as a share of the other, or what it leaves of it. */
export function offerBetweenSums({ memory, reading, claimed }: Case, options: Options): void {
  const [whole, part] = memory.calculated.sums.slice(-2)
  if (!whole || !part || !BETWEEN_SUMS.has(claimed.frame.role)) return
  options.addIfHolds(reading.percent ? shareOfTotal(reading, part, whole) : leftOfTotal(reading, part, whole), NAMED, 0)
}
const NAMED = 0.9
const BETWEEN_SUMS: ReadonlySet<string> = new Set(['level', 'share', 'completion', 'remainder'])
