import { pointsBetween } from '../derive/ratio.ts'
import { distanceOf } from '../derive/total.ts'
import { BESIDE_MORE, BEYOND, MORE_OR_LESS, saysMore } from '../lexicon/beyond.ts'
import { namedBy } from '../sentence/named-by.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { gate } from '../sheet/unit-gate.ts'
import type { Case } from '../weigh/case.ts'
import { BOTH_NAMED } from './apart.ts'
import type { Options } from './options.ts'

/*
 * 我镇覆盖率76.8%，比全县的71.3%高｜5.5个百分点; 高于全市96.4%的平均水平｜1.7个百分点: how far what is spoken of lies from another fact
 * whose number the comparison cites.
 */

const LEVEL = '[）)]?(?:的?(?:平均)?(?:水平|数|值|线|标准))?'
const THAN = /(?:^|[，；。：、])([^，；。：、\s]{2,20})?[比较][^，；。：、\s比较]{1,16}$/
const IS_MORE = new RegExp(`^${LEVEL}${BESIDE_MORE}(${MORE_OR_LESS})(?:出|了)?(?:约|近)?$`)
const BEYOND_IT = new RegExp(`(?:^|[，；。：、])([^，；。：、\\s]{2,20}?)?(${BEYOND})[^，；。：、\\s]{1,16}$`)
const BY = new RegExp(`^${LEVEL}，?(?:约|近)?$`)
const REACH = 40
const LONGEST = 12

/** Offers the distance from the fact that was cited right before it. */
export function offerThanCited(c: Case, options: Options): void {
  const { claimed, memory, reading } = c
  const { before, frame } = claimed
  const cited = memory.last
  if (before?.frame.role !== 'level' || frame.base !== null || !cited || reading.percent || reading.isTimes) return
  const [subject, word] = comparedIn(c) ?? []
  const one = word === undefined ? null : subjectOf(c, subject, cited)
  if (!one) return
  const sign = saysMore(word!) ? 1 : -1
  if (cited.isRate) options.add(pointsBetween(reading, one, cited, sign), BOTH_NAMED, 0)
  else options.add(distanceOf(reading, one, cited, sign), BOTH_NAMED, 0)
}

/** What is compared, if named, and by which word. */
function comparedIn({ text, claimed: { before, mention } }: Case): readonly [string | undefined, string] | null {
  const { start, end } = before!.mention
  if (mention.start - end > LONGEST) return null
  const between = text.slice(end, mention.start)
  const ahead = text.slice(Math.max(before!.from, start - REACH), start)
  const more = IS_MORE.exec(between)?.[1]
  const than = more && THAN.exec(ahead)
  if (than) return [than[1], more]
  const beyond = BY.test(between) ? BEYOND_IT.exec(ahead) : null
  return beyond && [beyond[1], beyond[2]!]
}

/** The fact that the words name, or that was told last before the one that was cited. */
function subjectOf(c: Case, words: string | undefined, cited: FactEntry): FactEntry | null {
  const isAlike = (fact: FactEntry) => fact !== cited && fact.isRate === cited.isRate && gate(fact, cited) === 'same'
  const { stated, before } = c.memory
  return (words ? namedBy(c, words, isAlike) : null) ?? stated.findLast(isAlike) ?? before.findLast(isAlike) ?? null
}
