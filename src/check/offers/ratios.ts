import { multipleOfOther, proportionOf } from '../derive/ratio.ts'
import type { Claimed } from '../sentence/claimed.ts'
import { headsOf } from '../sentence/named-heads.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from '../weigh/case.ts'
import type { Options } from './options.ts'

/* Facts set against each other: 来访与来信之比为3:2, 三次产业结构为9.1:46.3:44.6, 城乡居民收入比为1.85. */

const SHARE_LABEL = /占比|比重$/
const isShare = ({ label, isRate }: FactEntry): boolean => isRate && SHARE_LABEL.test(label)
/** What a ratio of that many terms can be of: the parts of one whole, or shares that stand in a row. */
const familiesOf = (facts: readonly FactEntry[], count: number): readonly (readonly FactEntry[])[] => [
  ...facts.map(({ parts }) => parts),
  ...facts.map((_, from) => facts.slice(from, from + count)).filter((run) => run.every(isShare)),
]

/** A ratio of the facts that are named before it, or of those told last; of others where it comes out. */
export function offerRatios(c: Case, options: Options): void {
  const { reading, memory, index } = c
  const heads = headsOf(c)
  const count = reading.stated.terms!.length
  const spoken = heads?.length === count ? heads : memory.stated.slice(-count)
  for (const pair of namedShortly(c)) options.addIfHolds(proportionOf(reading, pair, 'value'), NAMED, RATHER)
  const fields = fieldsOf(c.claimed)
  options.add(proportionOf(reading, spoken, fields[0]!), NAMED, 0)
  for (const facts of [spoken, ...familiesOf(index.facts, count)])
    for (const field of fields) options.addIfHolds(proportionOf(reading, facts, field), NAMED, 0)
}
/** 医护比, 床护比, 生师比, 结离之比: one character for each of the two. */
const SHORT = new Clue(/([\u4e00-\u9fff])([\u4e00-\u9fff])(?:(?<=^[，、；]?[\u4e00-\u9fff]{2})之)?比[为是约达]*$/, '比')
const RATHER = 0.1
function namedShortly(c: Case): readonly (readonly FactEntry[])[] {
  const found = SHORT.inClauseOf(c)
  if (!found) return []
  const having = (character: string) =>
    c.index.facts.filter(({ label, isRate }) => !isRate && label.includes(character))
  return having(found[1]!).flatMap((a) => having(found[2]!).flatMap((b) => (a === b ? [] : [[a, b]])))
}

/** 去年同期来访与来信之比: of then, and of now where nothing says so; 由1.91｜缩小到 says of neither. */
const fieldsOf = ({ frame, led }: Claimed): readonly ('value' | 'lastYear')[] =>
  frame.role === 'prior' ? (frame.base === 'yoy' ? THEN : EITHER) : led === 'yoy' ? THEN : NOW
const NOW = ['value'] as const
const THEN = ['lastYear'] as const
const EITHER = ['value', 'lastYear'] as const
const NAMED = 0.8

/** 城乡居民收入比由1.91缩小到1.85: one fact in terms of another, both named. */
export function offerTimes(c: Case, options: Options): void {
  const heads = headsOf(c)
  if (heads?.length !== 2) return
  const [one, other] = [heads[0]!, heads[1]!]
  if (c.claimed.frame.role === 'level') options.add(multipleOfOther(c.reading, one, other), NAMED, 0)
  options.addIfHolds(multipleOfOther(c.reading, one, other, 'lastYear'), NAMED, 0)
}
