import { counterpartOf } from './balances.ts'
import { Clue } from './clue.ts'
import { multipleOfOther, proportionOf } from './derive-ratio.ts'
import { distanceOf, sumOfPeriods, totalOf } from './derive-total.ts'
import { asValue } from './fit-cell.ts'
import { headsBefore } from './list-heads.ts'
import { alike, bestFor, headsOf, inUnitOf } from './named-heads.ts'
import { offerSumChange } from './offer-changes.ts'
import { isRest, offerRemainders } from './offer-remainders.ts'
import { offerShareOfSum } from './offer-shares.ts'
import type { Options } from './options.ts'
import type { FactEntry } from './sheet-index.ts'
import { isOfHeads, isShareOfSum } from './summing-up.ts'
import type { Case } from './weigh.ts'

const SHARE_LABEL = /占比|比重$/
/** What a ratio of that many terms can be of: all the parts of one whole, or as many shares that stand in a row. */
function* familiesOf(facts: readonly FactEntry[], count: number): Generator<readonly FactEntry[]> {
  for (const { parts } of facts) if (parts.length === count) yield parts
  for (let from = 0; from + count <= facts.length; from++) {
    const run = facts.slice(from, from + count)
    if (run.every(({ label, isRate }) => isRate && SHARE_LABEL.test(label))) yield run
  }
}

const COUNTED = /(前)?([两二三四五六七八九十])[项类者个][一-龥]{0,3}?(?:合计|共计|总共|一共|之和|总和|相加|加起来)/

/** Offers sums, remainders and ratios of what the sentence just stated. No search over all pairs. */
export function offerTotals(c: Case, subjects: Float64Array, options: Options): void {
  const { claimed, reading, memory, index } = c
  offerSumChange(c, options)
  if (claimed.frame.role === 'level') offerRunning(c, options)
  if (claimed.mention.kind === 'ratio') {
    const heads = headsOf(c)
    const count = reading.stated.terms?.length ?? 0
    const spoken = heads?.length === count ? heads : memory.stated.slice(-count)
    options.add(proportionOf(reading, spoken, 'value'), 0.8, 0)
    options.addIfHolds(proportionOf(reading, spoken, 'lastYear'), 0.8, 0)
    for (const family of familiesOf(index.facts, count))
      for (const field of ['value', 'lastYear'] as const)
        options.addIfHolds(proportionOf(reading, family, field), 0.8, 0)
  } else if (isShareOfSum(c.text, claimed)) offerShareOfSum(c, summandsOf(c, headsOf(c)), options)
  else if (isOfHeads(c.text, claimed)) offerSumOfHeads(c, headsOf(c), options)
  else if (c.plan?.heads && claimed.frame.role !== 'sum') offerRatio(c, headsOf(c), options)
  else if (claimed.frame.role === 'sum') offerSums(c, headsOf(c), options)
  else if (offerApart(c, options)) return
  else if (claimed.frame.role === 'remainder' || isRest(c)) offerRemainders(c, subjects, options)
}

/** 城乡居民收入比由1.91缩小到1.85: one fact in terms of another, both named. */
function offerRatio({ reading, claimed }: Case, heads: FactEntry[] | null, options: Options): void {
  const [one, other] = heads ?? []
  if (!one || !other || one === other) return
  if (claimed.frame.role === 'level') options.add(multipleOfOther(reading, one, other), 0.8, 0)
  options.addIfHolds(multipleOfOther(reading, one, other, 'lastYear'), 0.8, 0)
}

/** 两项合计: how many of those told; null where no word counts them. */
function countedIn({ text, claimed }: Case): { readonly count: number; readonly first: boolean } | null {
  const { start } = claimed.mention
  const [, first, counted] = COUNTED.exec(text.slice(Math.max(0, start - 14), start)) ?? []
  return counted
    ? { count: '零一二三四五六七八九十'.indexOf(counted.replace('两', '二')), first: first !== undefined }
    : null
}

/** What a sum is made of: the heads named with it, or as many of the facts stated just before as a word counts. */
function summandsOf(c: Case, heads: FactEntry[] | null): readonly FactEntry[] {
  if (heads && heads.length > 1) return heads
  const { memory, reading } = c
  const told = memory.stated.length > 1 ? memory.stated : [...memory.before, ...memory.stated]
  const amounts = reading.percent ? told.filter(({ isRate, isRank }) => !isRate && !isRank) : alike(told, reading)
  // 排查214件，三类分别为89、63、38件，前两类合计: a whole is no summand beside its parts
  const recent = amounts.filter((fact) => !amounts.some(({ parent }) => parent === fact))
  const counted = countedIn(c)
  if (!counted) return recent
  // 来访60件，走访企业86家，来信40件，两项合计100件: those in the unit of the sum, where they are as many
  const same = inUnitOf(reading, recent)
  const meant = same.length < counted.count ? recent : same
  return counted.first ? meant.slice(0, counted.count) : meant.slice(-counted.count)
}

/** The fact told last, where it was told of this period and of the one before. */
const toldOfBothPeriods = ({ memory }: Case): FactEntry | null =>
  memory.last && memory.hasTold(memory.last, 'lastPeriod') && memory.hasTold(memory.last, 'value') ? memory.last : null

/** 三季度68处、四季度86处，累计｜154处. */
const RUNNING = new Clue(/累计[为达共]*$/, '计累为达共')
function offerRunning(c: Case, options: Options): void {
  const twice = RUNNING.within(c.text, c.claimed.ownStart, c.claimed.mention.start) && toldOfBothPeriods(c)
  if (twice) options.addIfHolds(sumOfPeriods(c.reading, twice), NAMED, 0)
}

/** 合计: the longest run of summands first; their common whole before all. */
function offerSums(c: Case, heads: FactEntry[] | null, options: Options): void {
  const { reading } = c
  const twice = heads ? null : toldOfBothPeriods(c)
  if (twice) {
    options.add(sumOfPeriods(reading, twice), NAMED, 0)
    return
  }
  const facts = summandsOf(c, heads)
  if (facts.length < 2) return
  const whole = facts[0]!.parent
  if (whole && facts.every((fact) => fact.parent === whole)) {
    const claim = asValue(reading, whole)
    if (facts.length === whole.parts.length) options.add(claim, 0.9, 0)
    else options.addIfHolds(claim, 0.65, 0.1)
  }
  options.add(totalOf(reading, 'sum', facts), 0.6, 0.1)
  if (heads || countedIn(c)) return
  for (let from = 1; from < facts.length - 1; from++)
    options.addIfHolds(totalOf(reading, 'sum', facts.slice(from)), 0.55, 0.1)
}

/** 水稻和小麦共27.73万吨: the sum of two that are named, where it comes out; 共 alone does not say that it is one. */
function offerSumOfHeads({ reading }: Case, heads: FactEntry[] | null, options: Options): void {
  if (!heads || new Set(heads).size < 2) return
  const whole = heads[0]!.parent
  if (whole && heads.length === whole.parts.length && heads.every(({ parent }) => parent === whole))
    options.addIfHolds(asValue(reading, whole), BOTH_NAMED, 0)
  else options.add(totalOf(reading, 'sum', heads), BOTH_NAMED, 0)
}
/** More than any of them is named by itself. */
const BOTH_NAMED = 1.2
const NAMED = 0.9
/** Words say which calculation is meant. */
const SAID = 0.1

/** 相差440万元: of the two that are named, or that were stated last. */
const APART = new Clue(/(?:相差|之差|差距|差额)(?:(?:由|从)(?:[上去]年)?(?:同期)?的?)?[为是达约了有仅只超近]*$/, '差')
/** 距年度目标分别相差｜5家: each from its own. */
const FROM_OTHERS = new Clue(/分别|[距离]|目标|任务|计划/, '分距离目任计')
/** 差距由10800元扩大到｜11260元: still of the two. */
const STILL_APART = new Clue(/^[^，；。：]{0,4}[至到为]$/, '至到为')

/** How far the two facts lie apart of which a word says so; null where none does. */
function offerSetApart(c: Case, options: Options): true | null {
  const { claimed, reading, memory, text } = c
  const { mention, frame, from } = claimed
  const field = frame.role === 'prior' && frame.base !== 'qoq' ? 'lastYear' : 'value'
  const still = memory.apart && frame.turned && STILL_APART.within(text, from, mention.start)
  const pair = still ? memory.apart!.facts : isApart(c) ? twoApart(c) : []
  const [one, other] = pair
  if (!one || !other) return null
  options.add(distanceOf(reading, one, other, 0, field), pair === memory.apart?.facts ? NAMED : BOTH_NAMED, SAID)
  return true
}

const isApart = ({ text, claimed: { ownStart, mention } }: Case): boolean =>
  APART.within(text, ownStart, mention.start) !== null && FROM_OTHERS.within(text, ownStart, mention.start) === null

function twoApart(c: Case): readonly FactEntry[] {
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
/** How far two facts lie apart; whether the words speak of two. */
function offerApart(c: Case, options: Options): boolean {
  const { claimed, reading, memory, text, index } = c
  const { frame } = claimed
  if (
    claimed.mention.kind !== 'quantity' ||
    (frame.role !== 'gap' && frame.role !== 'change' && frame.role !== 'level' && frame.role !== 'prior')
  )
    return false
  const apart = offerSetApart(c, options)
  if (apart || frame.role === 'prior') return apart !== null
  const { ownStart, mention } = claimed
  if (frame.role === 'gap') return offerWanting(c, options)
  const named = frame.base === null ? ABOVE.within(text, ownStart, mention.start) : null
  const one = named && (named[1] ? bestFor(c, named[1], named[1]) : memory.last)
  const other = one && (counterpartOf(index, one, named![2]!) ?? bestFor(c, named![2]!, named![2]!))
  if (!one || !other || one === other) return false
  options.add(distanceOf(reading, one, other, /高|多/.test(named[3]!) ? 1 : -1), BOTH_NAMED, SAID)
  return true
}

/** 发现94个，整改91个，差｜3个: what the part that was told last wants of its whole. */
function offerWanting({ memory, index, reading }: Case, options: Options): false {
  const whole = memory.last && index.companions[memory.last.place]!.whole
  if (whole) options.addIfHolds(totalOf(reading, 'difference', [whole, memory.last!]), WANTING, 0)
  return false
}
const WANTING = 0.8
