import { totalOf } from '../derive/total.ts'
import { isNearlySlip, writtenDigits } from '../fit/slip.ts'
import { holds } from '../judged.ts'
import { inSameUnit } from '../sentence/named-heads.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from '../weigh/case.ts'
import type { Options } from './options.ts'

/* Sums of what the sentence told that no 合计 adds up. */

/** 检查食品单位5236家次，检查药品单位768家次，共｜6104家次: 共 alone does not say that it is a sum; a slip of the hand away from one it does. */
const ALTOGETHER = new Clue(/^[，；]?共计?$/, '共')
export function offerSlippedSum(c: Case, options: Options): void {
  const { memory, reading, claimed, text } = c
  if (memory.stated.length < 2 || !ALTOGETHER.within(text, claimed.ownStart, claimed.mention.start)) return
  const told = inSameUnit([...new Set(memory.stated)], reading)
  if (told.length < 2) return
  const sum = totalOf(reading, 'sum', told)
  if (options.all.some(({ claim }) => holds(claim.fit))) return
  options.addIfHolds(sum, SAID, 0)
  const [digits] = /^[\d.]+/.exec(sum?.show().result ?? '') ?? []
  if (digits !== undefined && isNearlySlip(writtenDigits(claimed.mention), digits)) options.add(sum, SAID, 0)
}

/** 低保金658.4万元、特困供养资金173.6万元，两项资金｜832.0万元: as many sums of money as are counted, without a word that adds them up. */
const FUNDS = new Clue(
  /([两三四五])[项类](?:资金|补贴|补助|收入|支出|贷款|费用|投资|税收|奖金|款项)[为达共约]*$/,
  '金贴助入出款用资收项',
)
export function offerSumOfFunds({ memory, reading, claimed, text }: Case, options: Options): void {
  const { start } = claimed.mention
  const counted = FUNDS.within(text, Math.max(0, start - 10), start)?.[1]
  if (counted === undefined) return
  const count = '零一两三四五'.indexOf(counted)
  const told = inSameUnit([...memory.stated], reading).slice(-count)
  if (told.length === count) options.add(totalOf(reading, 'sum', told), NAMED, 0)
}
const SAID = 0.7
const NAMED = 0.9
