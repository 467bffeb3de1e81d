import { shareOf, shareOfSum } from '../derive/share.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { gate } from '../sheet/unit-gate.ts'
import { Clue } from '../text/clue.ts'
import { wordsBefore } from '../text/own-clause.ts'
import type { Case } from '../weigh/case.ts'
import type { Options } from './options.ts'
import { spokenWholes, wholeNamed } from './share-wholes.ts'

/* What several facts together are of a whole. */

/** The whole that all of them are parts of. */
function commonWhole({ index }: Case, [first, ...others]: readonly FactEntry[]): FactEntry | null {
  const wholeOf = ({ place }: FactEntry) => index.companions[place]!.whole
  const whole = first ? wholeOf(first) : null
  return others.every((fact) => wholeOf(fact) === whole) ? whole : null
}

/** 二者合计占比86.0%: what the summands make of their whole, or of what was told beside them. */
export function offerShareOfSum(c: Case, parts: readonly FactEntry[], options: Options): void {
  const [first] = parts
  if (!first) return
  const named = commonWhole(c, parts) ?? wholeNamed(c)
  if (named) options.add(shareOf(c.reading, [...parts, named]), OF_SUM, 0)
  for (const told of [...c.memory.before, ...c.memory.stated])
    if (told !== named && !parts.includes(told) && gate(told, first) === 'same')
      options.addIfHolds(shareOf(c.reading, [...parts, told]), OF_SUM, 0)
  // of those told last as well, less readily
  if (parts.length > 2) offerShareOfSum(c, parts.slice(1), options)
}
const OF_SUM = 0.9

/** 核发163份，不予核发37份，不予核发的占｜18.5%: of the two that came of one thing, of which the sheet has no whole; 占两者之和的｜18.5% says so. */
export function offerShareOfBoth(c: Case, options: Options): void {
  const { memory, claimed, reading, index } = c
  if (claimed.frame.role !== 'share' || c.plan !== null) return
  const [one, other] = memory.stated.slice(-2)
  if (!one?.isAmount || !other?.isAmount || gate(one, other) !== 'same') return
  if (index.companions[one.place]!.whole || index.companions[other.place]!.whole) return
  const isSaid = OF_BOTH.inClauseOf(c) !== null
  if (!isSaid && !one.label.endsWith(other.label.slice(-TAIL))) return
  for (const fact of [one, other])
    options.addIfHolds(shareOfSum(reading, fact, [one, other]), OF_SUM, isSaid ? (fact === other ? SURE : 0) : UNSAID)
}
const OF_BOTH = new Clue(/占(?:[两二][者项类种])(?:之和|合计|总和|总[数量额])的?$/, '占')
/** Less readily than of any whole. */
const UNSAID = -0.2
/** So many characters of their names are what both came of. */
const TAIL = 4

/** 两类合计575件，占｜21%: right after a sum it is the sum that has the share, of the whole that words name or that was told. */
export function offerShareOfLastSum(c: Case, options: Options): void {
  const { memory, claimed, reading } = c
  const parts = memory.calculated.sum?.facts ?? []
  if (claimed.frame.role !== 'share' || parts.length < 2 || c.plan !== null) return
  if (!OF_WHAT_WENT_BEFORE.test(wordsBefore(c))) return
  const wholes = [
    commonWhole(c, parts),
    ...memory.before,
    ...memory.stated,
    ...spokenWholes(c).map((spoken) => spoken.whole),
  ]
  for (const one of new Set(wholes))
    if (one && !parts.includes(one) && gate(one, parts[0]!) === 'same')
      options.addIfHolds(shareOf(reading, [...parts, one]), OF_SUM, SURE)
}
const SURE = 0.1
const OF_WHAT_WENT_BEFORE = /^[其约合共已就]*占/

/** 配员不足占35.4%，超载占28.1%，两类占｜63.5%: as many as a word counts, of which nothing but the shares was told last. */
export function sharedLast({ memory, plan }: Case, count: number): readonly FactEntry[] | null {
  const shared = [...memory.calculated.shared.keys()].slice(-count)
  return count > 1 && shared.length === count && memory.calculated.share !== null && plan === null ? shared : null
}
