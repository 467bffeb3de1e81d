import type { Claimed } from './claimed.ts'
import { isValue } from './options.ts'
import { wordsBefore } from './own-clause.ts'
import { isAbove, regionIn } from './region.ts'
import type { SheetIndex } from './sheet-index.ts'
import type { Weighed } from './weigh.ts'

/** 秸秆综合利用率95.2%（全市平均93.3%）: the city's number is no wrong one of the district's. */
export function isOfAnother({ sheet }: SheetIndex, text: string, claimed: Claimed, { chosen }: Weighed): boolean {
  if (!isValue(chosen) || chosen.claim.fit !== 'none' || chosen.claim.fact.isRank) return false
  const region = regionIn(wordsBefore({ text, claimed }))
  return isAbove(region, sheet.organisation) && regionIn(chosen.claim.fact.label) !== region
}
