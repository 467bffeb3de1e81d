import { isValue } from '../offers/options.ts'
import type { Claimed } from '../sentence/claimed.ts'
import { isAbove, regionIn } from '../sheet/region.ts'
import type { SheetIndex } from '../sheet/sheet-index.ts'
import { wordsBefore } from '../text/own-clause.ts'
import type { Weighed } from './weigh.ts'

/** 茶叶总产值占全县的｜12.6%: of a whole that the sheet of a town does not have; but 桃源镇网络零售额 is of one that names its towns. */
const isShare = (chosen: Weighed['chosen']): boolean =>
  chosen?.claim.of === 'derived' &&
  chosen.claim.fit === 'none' &&
  chosen.claim.rule === 'share' &&
  !TOWN.test(chosen.claim.fact.label)
const TOWN = /^[\u4e00-\u9fff]{2,3}[镇乡]/

/** 秸秆综合利用率95.2%（全市平均93.3%）: the city's number is no wrong one of the district's. */
export function isOfAnother({ sheet }: SheetIndex, text: string, claimed: Claimed, { chosen }: Weighed): boolean {
  const isOff = isValue(chosen) && chosen.claim.fit === 'none' && !chosen.claim.fact.isRank
  if (!isOff && !isShare(chosen)) return false
  const region = regionIn(wordsBefore({ text, claimed }))
  return isAbove(region, sheet.organisation) && regionIn(chosen!.claim.fact!.label) !== region
}
