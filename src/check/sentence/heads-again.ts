import { NOW, PART_OF_YEAR } from '../lexicon/periods.ts'
import { Clue } from '../text/clue.ts'
import { wordsBefore } from '../text/own-clause.ts'
import type { Claimed } from './claimed.ts'
import { headsBefore, RATE } from './list-heads.ts'

/* A list that tells something more of each of the heads that were named before it. */

/**
 * The heads that a list names once more: those of the list before, `named`, or those of one number for `each` of them,
 * where that stands right before; none where it goes on about nothing.
 */
export function headsAgain(
  text: string,
  first: Claimed,
  named: readonly string[],
  each: readonly string[],
): readonly string[] {
  const { role, respectively } = first.frame
  const said = wordsBefore({ text, claimed: first })
  if (each.length > 0 && role === 'level' && COMES_TO.test(said)) return each
  const repeats = role === 'level' ? respectively || BARE_NOW.test(said) : respectively && RATE_NAME.test(said)
  if (!repeats) return []
  // 上半年用电量、用水量分别为…，下半年分别增至: the same heads in the period that is named now
  return PERIOD.test(said) ? named.map((head) => head.replace(PERIOD, '')) : named
}
/** 各增加1所，为｜24所和9所. */
const COMES_TO = /^(?:现|已|总数|总量|数量)?(?:分别|各自)?(?:为|是|有|达到?|增至|减至|升至|降至|增加到|减少到)$/
/** 占比分别为…，增速分别为…，增减额分别为: what is told of each of the heads is named anew. */
const RATE_NAME = new RegExp(`^(?:同比|环比)?${RATE}`)
/** 去年3.9%和5.8%，今年｜3.7%和6.4%; 一季度分别为71天和19天，二季度则为｜82天和9天; 年度目标分别为5座、12个，实际完成｜5座、11个: what is, of the heads before. */
export const BARE_NOW = new RegExp(
  `^(?:而|但)?(?:${NOW}(?:${PART_OF_YEAR})?|${PART_OF_YEAR}|现|实际)(?:已|分别|依次|各自?|完成|达|为|则|是|有|到)*$`,
)
export const PERIOD = new RegExp(PART_OF_YEAR)

/** 初中、高中各增加｜1所: the heads of one number for each, of which the next list may tell more. */
export const headsOfEach = (text: string, first: Claimed): readonly string[] =>
  first.frame.role === 'change' && EACH.before(text, first.mention.start, EACH_REACH)
    ? (headsBefore(text, first, null)?.heads ?? [])
    : []
const EACH = new Clue(/[各均都][\u4e00-\u9fff]{1,4}$/, '增加长升高多少降减了')
const EACH_REACH = 6
