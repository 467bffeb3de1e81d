import { totalOf } from '../derive/total.ts'
import { holds } from '../judged.ts'
import { twinsIn } from '../sentence/list-heads.ts'
import { headsOf, joinedPair } from '../sentence/named-heads.ts'
import { wordsBefore } from '../text/own-clause.ts'
import type { Case } from '../weigh/case.ts'
import { BOTH_NAMED } from './apart.ts'
import type { Options } from './options.ts'

/* Two that one expression names, without a mark between them. */

/** 专兼职网格员268名: the two that one word names, where they come to it; with 合计 they must. */
export function offerJoined(c: Case, options: Options): void {
  if (options.all.some(({ claim }) => holds(claim.fit))) return
  const pair = joinedPair(c)
  if (!pair) return
  const sum = totalOf(c.reading, 'sum', pair)
  // 进出口总额 is a fact of its own
  const whole = pair[0]!.parent
  if (whole && (whole.parts.length === pair.length || whole.values.value.n === sum?.outcome)) return
  if (c.claimed.frame.role === 'sum') options.add(sum, BOTH_NAMED, 0)
  else options.addIfHolds(sum, BOTH_NAMED, 0)
}

/** 来信来访｜130件次: both at once, where they come to it. */
export function offerTwins(c: Case, options: Options): void {
  const twins = c.plan ? null : twinsIn(wordsBefore(c).replace(COUNTS, ''))
  const heads = twins && headsOf(c, twins)
  // 保交房交付: two words of one label
  const isApart = heads?.every(
    ({ label, unitText }, i) =>
      label.includes(twins![i]!) && !label.includes(twins![1 - i]!) && unitText === heads[0]!.unitText,
  )
  if (heads?.length === 2 && isApart) options.addIfHolds(totalOf(c.reading, 'sum', heads), BOTH_NAMED, 0)
}
/** 来信来访总量共｜130件. */
const COUNTS = /(?:总[量数]|数量)?[共为达有]*$/
