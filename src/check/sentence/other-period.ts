import { Clue } from '../text/clue.ts'
import type { Spoken } from './subjects.ts'

/**
 * 招聘会一季度只办一场，二季度连办｜三场: a clause that names a period and how often the thing was done then goes on about what
 * was told of another period right before.
 */
export function isOfOtherPeriod({ text, claimed, memory, reading }: Spoken): boolean {
  const { from, mention, before } = claimed
  if (!memory.last || before === null || reading?.gates[memory.last.place] !== 'same') return false
  return THEN.within(text, from, mention.start) !== null
}
const THEN = new Clue(
  /^[，；、](?:而|但)?(?:[上去今前]年度?(?:同期)?|第?[一二三四]季度|[上下]半年|上季度?|上月|\d{1,2}月份?|上期)(?:同期)?[只仅又连则就才再已也却还]{0,2}[\u4e00-\u9fff]?[了过出成]?$/,
  '年季月期',
)
