import { FORMER } from '../context/comparison.ts'
import { pulledUp, shareOfChange, sumOfChanges } from '../derive/increments.ts'
import { changeOfTotal } from '../derive/total.ts'
import { ADDED } from '../lexicon/moves.ts'
import { IN_ALL } from '../lexicon/together.ts'
import { FORMER_BASES } from '../roles/field-named.ts'
import { headsJoined } from '../sentence/named-heads.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from '../weigh/case.ts'
import type { Options } from './options.ts'

/* What was added, taken together, or as a part of all that was added: 净增2.4亿元，占全部增量的｜54.5%; 两类增量合计｜5630卷. */

const SHARE_OF_ADDED = new Clue(`占[^，；。]{0,10}?${ADDED}[^，；。]{0,4}$|增[量长]的?贡献率?[为达约是]*$`, '占贡')
const ADDED_UP = new Clue(
  `${ADDED}[^，。；]{0,4}${IN_ALL}[^，。；]{0,3}$|${IN_ALL}(?:净?[增减多少]|扩|压)[^，。；]{0,4}$|[两二三四][项类者](?:净?[增减多少]|扩|压)[^，。；]{0,4}$`,
  '增减多少扩压',
)
/** 优抚资金和慰问金合计比上年多｜56.3万元: the change of all that the words name together. */
const NAMED_TOGETHER = new Clue(
  `(?:^|[，；。：\n])([^，；。：\\d]{2,30}?)(?:[两二三四五][项类者种]|${IN_ALL})+(?:[同环]比|[比较]${FORMER})?(?:净?[增减多少]|扩|压|下降|上升)[^，。；\\d]{0,4}$`,
  '增减多少扩压降升',
)
const REACH = 48

/** Offers how far the facts changed together that the words name with 合计 or as so many. */
export function offerNamedIncrements(c: Case, options: Options): void {
  const { frame, from, mention } = c.claimed
  const { base, direction, role } = frame
  if (role !== 'change' || base === 'target') return
  const [, names] = NAMED_TOGETHER.within(c.text, Math.max(from, mention.start - REACH), mention.start) ?? []
  const facts = names ? headsJoined(c, names) : null
  if (facts && facts.length > 1)
    options.add(changeOfTotal(c.reading, direction, { rule: 'sum', facts }, base ?? 'yoy'), TOGETHER_NAMED, 0)
}
const TOGETHER_NAMED = 1.2

/** As many of what changed last. */
const MOST = 6

/** Offers what the changes told last come to, and what part of the change of their whole they are. */
export function offerIncrements(c: Case, options: Options): void {
  const { memory, reading, index } = c
  if (c.claimed.frame.role === 'whole') offerWholeAdded(c, options)
  if (PULLS.inClauseOf(c) !== null) offerPulledUp(c, options)
  const said = reading.percent ? SHARE_OF_ADDED : ADDED_UP
  if (said.inClauseOf(c) === null && !(reading.percent && followsAdded(c))) return
  const changed = [...new Set([...memory.stated, ...memory.calculated.changed])].slice(-MOST)
  if (reading.percent) {
    const wholes = new Set([...changed.map(({ place }) => index.companions[place]!.whole), ...changed])
    for (const whole of wholes)
      if (whole)
        for (const parts of runsAndSingles(
          changed.filter((fact) => fact !== whole && fact.unitText === whole.unitText),
        ))
          for (const since of FORMER_BASES) options.addIfHolds(shareOfChange(reading, parts, whole, since), NAMED, 0)
  } else
    for (const parts of runsOf(changed))
      for (const since of FORMER_BASES)
        if (parts.length > 1) options.addIfHolds(sumOfChanges(reading, parts, since), NAMED, 0)
}
const NAMED = 0.9

/** 占全部增量3.55亿元的｜99.7%. */
const followsAdded = ({ text, claimed: { before } }: Case): boolean =>
  before?.frame.role === 'whole' && OF_ADDED.inClauseOf({ text, claimed: before }) !== null
const OF_ADDED = new Clue(`占[^，；。]{0,10}?${ADDED}$`, '占')
/** 增加3.54亿元，占全部增量｜3.55亿元的: what was added to the whole of what changed last. */
function offerWholeAdded({ memory, reading, index, text, claimed }: Case, options: Options): void {
  const [last] = [...memory.calculated.changed].slice(-1)
  const whole = last && index.companions[last.place]!.whole
  if (!whole || OF_ADDED.inClauseOf({ text, claimed }) === null) return
  for (const since of FORMER_BASES) options.addIfHolds(sumOfChanges(reading, [whole], since), NAMED, 0)
}

/** 拉动居民收入增长｜3.2个百分点: by what changed last, the whole of which it is a part. */
function offerPulledUp({ claimed, memory, reading, index }: Case, options: Options): void {
  const part = [...memory.calculated.changed].at(-1) ?? memory.last
  const whole = part && index.companions[part.place]!.whole
  if (!whole || claimed.mention.kind !== 'percentage-point') return
  for (const since of FORMER_BASES) options.addIfHolds(pulledUp(reading, part, whole, since), NAMED, 0)
}
const PULLS = new Clue(/(?:拉动|带动|贡献|拉低|拖累|下拉)[^，；。]{0,16}$/, '动献低累拉')

/** The last one, the last two, …. */
const runsOf = (facts: readonly FactEntry[]): readonly (readonly FactEntry[])[] =>
  facts.map((_, at) => facts.slice(facts.length - 1 - at))

const runsAndSingles = (facts: readonly FactEntry[]): readonly (readonly FactEntry[])[] => [
  ...runsOf(facts),
  ...facts.slice(0, -1).map((fact) => [fact]),
]
