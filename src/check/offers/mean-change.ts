import { changeOfMean } from '../derive/mean-change.ts'
import { FORMER_BASES } from '../roles/field-named.ts'
import type { Case } from '../weigh/case.ts'
import type { Options } from './options.ts'

/** 场均90人次，较上年同期多｜1人次: by how much a mean changed that was just told. */
export function offerMeanChange(
  {
    memory: {
      calculated: { mean },
    },
    claimed,
    reading,
  }: Case,
  options: Options,
): void {
  const { role, base, direction } = claimed.frame
  if (!mean || role !== 'change' || base === 'target') return
  for (const since of FORMER_BASES)
    if (base === null || base === since)
      options.addIfHolds(changeOfMean(reading, mean, since, direction), AFTER_MEAN, 0)
}
const AFTER_MEAN = 0.9
