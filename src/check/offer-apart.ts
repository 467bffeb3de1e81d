import { counterpartOf } from './balances.ts'
import { Clue } from './clue.ts'
import { distanceOf, totalOf } from './derive-total.ts'
import { headsBefore } from './list-heads.ts'
import { alike, bestFor, inUnitOf, joinedPair } from './named-heads.ts'
import type { Options } from './options.ts'
import type { FactEntry } from './sheet-index.ts'
import type { Case } from './weigh.ts'

/** More than any of them is named by itself. */
export const BOTH_NAMED = 1.2
const NAMED = 0.9
/** Words say which calculation is meant. */
const SAID = 0.1

/** 相差440万元: of the two that are named, or that were stated last. */
const APART = new Clue(/(?:相差|之差|差距|差额)(?:(?:由|从)(?:[上去]年)?(?:同期)?的?)?[为是达约了有仅只超近]*$/, '差')
/** 距年度目标分别相差｜5家: each from its own. */
const FROM_OTHERS = new Clue(/分别|(?<!差)距|离|目标|任务|计划/, '分距离目任计')
/** 差距由10800元扩大到｜11260元: still of the two. */
const STILL_APART = new Clue(/^[^，；。：]{0,4}[至到为]$/, '至到为')

/** How far the two facts lie apart of which a word says so. */
function offerSetApart(c: Case, options: Options): void {
  const { claimed, reading, memory, text } = c
  const { mention, frame, from } = claimed
  const field = frame.role === 'prior' && frame.base !== 'qoq' ? 'lastYear' : 'value'
  const still = memory.apart && frame.turned && STILL_APART.within(text, from, mention.start)
  const pair = still ? memory.apart!.facts : isApart(c) ? twoApart(c) : []
  const [one, other] = pair
  if (one && other)
    options.add(distanceOf(reading, one, other, 0, field), pair === memory.apart?.facts ? NAMED : BOTH_NAMED, SAID)
}

const isApart = ({ text, claimed: { ownStart, mention } }: Case): boolean =>
  APART.within(text, ownStart, mention.start) !== null && FROM_OTHERS.within(text, ownStart, mention.start) === null

function twoApart(c: Case): readonly FactEntry[] {
  const joined = joinedPair(c)
  if (joined) return joined
  const heads = headsBefore(c.text, c.claimed, 2)?.heads
  const named = heads?.map((head) => bestFor(c, head, heads[1]!)) ?? []
  if (named[0] && named[1] && named[0] !== named[1]) return named.filter((fact) => fact !== null)
  const told = alike(c.memory.stated, c.reading)
  const same = inUnitOf(c.reading, told)
  return (same.length > 1 ? same : told).slice(-2)
}

/** 支出比收入高出: of the two that are named; 护士2036人，比医师多: of what was stated last and of what is named. */
const ABOVE = new Clue(
  /([^，；。：、\s]{2,20})?[比较]([^，；。：、\s]{2,20}?)(?:还|又|要|足足|整整|净)?(高|多|低|少)(?:出|了|于)?(?:了|约|近)?$/,
  '高多低少',
)
/** How far two facts lie apart, of which words say so. */
export function offerApart(c: Case, options: Options): void {
  const { claimed, reading, memory, text, index } = c
  const { frame, ownStart, mention } = claimed
  if (mention.kind !== 'quantity') return
  offerSetApart(c, options)
  if (frame.role === 'gap') offerWanting(c, options)
  offerMore(c, options)
  const named = frame.base === null ? ABOVE.within(text, ownStart, mention.start) : null
  const one = named && (named[1] ? bestFor(c, named[1], named[1]) : memory.last)
  const other = one && (counterpartOf(index, one, named![2]!) ?? bestFor(c, named![2]!, named![2]!))
  if (one && other && one !== other)
    options.add(distanceOf(reading, one, other, /高|多/.test(named[3]!) ? 1 : -1), BOTH_NAMED, SAID)
}

/** 是省外的1.4倍，多｜33人: by as much as the two that were set against each other lie apart. */
const MORE = new Clue(/^[，、](?:[多高]|少|低)(?:出|了)?[约近]?$/, '多高少低')
function offerMore({ memory, reading, text, claimed }: Case, options: Options): void {
  const [one, other] = memory.apart?.facts ?? []
  const more = MORE.within(text, claimed.from, claimed.mention.start)?.[0]
  if (one && other && more) options.add(distanceOf(reading, one, other, /[多高]/.test(more) ? 1 : -1), BOTH_NAMED, SAID)
}

/** 发现94个，整改91个，差｜3个: what the part that was told last wants of its whole. */
function offerWanting({ memory, index, reading }: Case, options: Options): void {
  const whole = memory.last && index.companions[memory.last.place]!.whole
  if (whole) options.addIfHolds(totalOf(reading, 'difference', [whole, memory.last!]), WANTING, 0)
}
const WANTING = 0.8
