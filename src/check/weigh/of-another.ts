import { isValue } from '../offers/options.ts'
import type { Claimed } from '../sentence/claimed.ts'
import { isAbove, regionIn } from '../sheet/region.ts'
import type { SheetIndex } from '../sheet/sheet-index.ts'
import { wordsBefore } from '../text/own-clause.ts'
import type { Weighed } from './weigh.ts'

/** 秸秆综合利用率95.2%（全市平均93.3%）: the city's number is no wrong one of the district's. */
export function isOfAnother({ sheet }: SheetIndex, text: string, claimed: Claimed, { chosen }: Weighed): boolean {
  if (!isValue(chosen) || chosen.claim.fit !== 'none' || chosen.claim.fact.isRank) return false
  const region = regionIn(wordsBefore({ text, claimed }))
  return isAbove(region, sheet.organisation) && regionIn(chosen.claim.fact.label) !== region
}
