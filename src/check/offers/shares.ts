import { shareInPoints, shareOf, shareOfSum } from '../derive/share.ts'
import { asValue, fitCell } from '../fit/fit-cell.ts'
import { type DerivedClaim, type FieldClaim, holds } from '../judged.ts'
import { MAKES_UP } from '../lexicon/makes-up.ts'
import { isShareOfSum } from '../sentence/summing-up.ts'
import { COMPANION } from '../sheet/companions.ts'
import type { Cell, FactEntry } from '../sheet/sheet-index.ts'
import { gate, isClassifier } from '../sheet/unit-gate.ts'
import { Clue } from '../text/clue.ts'
import { wordsBefore } from '../text/own-clause.ts'
import type { Case } from '../weigh/case.ts'
import { hedgedAfar } from './hedged-afar.ts'
import type { Options } from './options.ts'
import { isOfOtherDeed, isProgressOfTold, namesRate } from './rate-named.ts'
import { isUnnamedBesideLast, justTold } from './rate-of-others.ts'
import { isRightAfterThen } from './share-changes.ts'
import { isShareOfRest } from './share-left.ts'
import { totalOfPeriod } from './share-of-period.ts'
import { farWholesFor, isAmbiguous, isPassedOver, totalNamed, wholeNamed, wholesFor } from './share-wholes.ts'
import { isNoUse } from './use.ts'

/** Shares of the whole that a fact is part of, or of what was stated just before. */
export function offerShares(c: Case, fact: FactEntry, subject: number, preference: number, options: Options): void {
  const { claimed, memory, plan } = c
  const reading = claimed.mention.kind === 'percentage' ? c.reading : hedgedAfar(c)
  if (claimed.mention.kind === 'percentage-point' && (OF_WHOLE_SAID.inClauseOf(c) || namesRate(c)))
    for (const whole of wholesFor(c, fact))
      options.add(shareInPoints(reading, [fact, whole]), Math.max(subject, TOLD), preference)
  if (
    fact.isRate ||
    !reading.percent ||
    isShareOfSum(c.text, claimed) ||
    isAnothers(c, fact) ||
    isRateOfDone(c, fact) ||
    isProgressOfTold(c, fact) ||
    isNoUse(c, fact) ||
    isRightAfterThen(c) ||
    isUnnamedBesideLast(c, fact) ||
    isShareOfRest(c)
  )
    return
  offerShareFact(c, fact, subject, options)
  const wholes = wholesFor(c, fact)
  if (memory.calculated.sum?.facts.at(-1) === fact)
    for (const whole of wholes)
      options.addIfHolds(shareOf(reading, [...memory.calculated.sum.facts, whole]), subject, preference)
  const { role } = claimed.frame
  // 整改完成率 of what was found, where the sheet has no target
  const isRate = (role === 'level' || (role === 'completion' && !fact.values.target)) && namesRate(c)
  const named = role === 'share' || isRate || isBesideWhole(c, fact)
  if (role === 'share' && memory.calculated.sum?.facts.includes(fact) && !fact.parent)
    options.add(shareOfSum(reading, fact, memory.calculated.sum.facts), subject, preference)
  // 来访120件、来信86件，分别占｜58.3%和41.7%: of all that the list answers to
  const listed = role === 'share' && plan?.fromStated && !fact.parent ? memory.stated.slice(-plan.length) : []
  if (listed.includes(fact)) options.addIfHolds(shareOfSum(reading, fact, listed), subject, preference - UNSAID)
  const nearest = nearestOf(c, fact, wholes)
  const suits = justTold(c, isRate) === fact || isBesideWhole(c, fact) ? Math.max(subject, TOLD) : subject
  for (const whole of wholes) {
    if (isOtherThanOwn(c, fact, whole) || (isRate && exceeds(fact, whole))) continue
    const claim = shareOf(reading, [fact, whole])
    const meant = whole === nearest && named && suits >= 0.45 && !(isRate && isOtherRate(c, fact))
    if (meant && !exceeds(fact, whole)) options.add(tellsRate(c, fact, claim) ?? claim, suits, preference)
    else options.addIfHolds(claim, subject, preference - (whole === nearest ? 0 : 0.05))
  }
  if (named)
    for (const whole of farWholesFor(c, fact)) {
      if (isOtherThanOwn(c, fact, whole)) continue
      const claim = shareOf(reading, [fact, whole])
      if (nearest === null && whole === totalNamed(c, fact)) options.add(claim, suits, preference - FAR)
      else options.addIfHolds(claim, subject, preference - FAR)
    }
  if (named && c.index.companions[fact.place]!.whole === null) offerOccupancy(c, fact, subject, options)
}
/** Less than any whole that is told or named. */
const UNSAID = 0.4
/** 占总数的｜27.7个百分点. */
const OF_WHOLE_SAID = new Clue(`${MAKES_UP}[^，；。：]{0,16}$`, '占')

/** 转办工单8074件，其中城市管理类2486件，占｜30.8%: of the whole that this sentence told it of, where none is named and no other was told. */
function isOtherThanOwn(c: Case, fact: FactEntry, whole: FactEntry): boolean {
  const { stated, last } = c.memory
  const own = c.index.companions[fact.place]!.whole
  if (own === null || whole === own || last !== fact || !stated.includes(own) || stated.includes(whole)) return false
  return (
    c.claimed.frame.role === 'share' &&
    wholeNamed(c) === null &&
    BARE.test(c.text.slice(c.claimed.from, c.claimed.mention.start))
  )
}

/** The whole that a share is of: its own, that which the words name, or what was stated just before; what they hint at where there is none. */
function nearestOf(c: Case, fact: FactEntry, wholes: readonly FactEntry[]): FactEntry | null {
  const ofPeriod = totalOfPeriod(c, fact)
  if (ofPeriod) return ofPeriod
  const own = c.index.companions[fact.place]!.whole
  if (own && !isPassedOver(c, own)) return own
  const stated = wholes.find((whole) => whole === c.memory.calculated.sharedOf) ?? wholes.at(-1)
  const named = wholeNamed(c)
  if (named && !c.memory.stated.includes(named) && isAmbiguous(c, fact)) return null
  return named ?? (stated && !c.memory.before.includes(stated) ? stated : null)
}
/** 网上信访93件，占受理总数（186件）的｜50.0%: what was told before, of what the bracket tells. */
const BESIDE_WHOLE = new Clue(/占[^，。；（(]{1,16}[（(][^，。；）)]{1,12}[）)]的?$/, '）)')
const OF_WHOLE = 32
const isBesideWhole = ({ claimed: { mention }, memory, index, text }: Case, fact: FactEntry): boolean => {
  const { whole } = index.companions[fact.place]!
  if (memory.last !== fact || whole === null || !memory.stated.includes(whole)) return false
  return BESIDE_WHOLE.within(text, Math.max(0, mention.start - OF_WHOLE), mention.start) !== null
}

/** 图斑93个，完成核查整改85个，整改完成率: of the two, whatever the words. */
const TOLD = 0.6
/** A whole told sentences before, or hinted at, is meant less readily. */
const FAR = 0.1

/**
 * 占诊疗人次的54.9%, which 基层诊疗占比 was last year; 调解成功率99.1%: not calculated but told of the rate that the sheet
 * has, where it is named or the number is another of its cells.
 */
function tellsRate({ index, reading, claimed }: Case, fact: FactEntry, share: DerivedClaim | null): FieldClaim | null {
  const { rate } = index.companions[fact.place]!
  if (!rate || share?.fit !== 'none') return null
  const isCell = (cell: Cell | null) =>
    cell !== null && cell !== rate.values.value && holds(fitCell(reading, rate, cell))
  return claimed.frame.role === 'level' || rate.cells.some(isCell)
    ? { of: 'field', fact: rate, field: 'value', fit: 'none' }
    : null
}

/** 排查隐患3265项，整改3198项，整改率: of what was told last to be done of a whole, not of another that was not told. */
const isRateOfLast = ({ memory: { last, stated }, index }: Case, fact: FactEntry): boolean =>
  last !== undefined && index.companions[last.place]!.whole !== null && !stated.includes(fact)
/** A rate by its name that this part has not in the whole. */
const isOtherRate = (c: Case, fact: FactEntry): boolean => isRateOfLast(c, fact) || isOfOtherDeed(c, fact)

/** 其余543万元为损失浪费金额，占比: the noun of the number before. */
const NAMED_AFTER = /^[为是属系][^，；。]*/
const BARE = /^[，；、（）()]*[其约已仅只也就又均都]*(?:占|比重)/
/**
 * 乱占4处，占17.4%；乱堆13处，占｜56.5%: a share without words of its own is of what was told last, not of what had its share
 * told already, nor of what nobody spoke of.
 */
function isAnothers({ claimed, memory, plan, text }: Case, fact: FactEntry): boolean {
  const { last } = memory
  const { frame, mention, from } = claimed
  if (!last || fact === last || plan || frame.role !== 'share' || memory.calculated.sum?.facts.includes(fact))
    return false
  if (claimed.before?.frame.role === 'whole') return !memory.stated.includes(fact)
  const since = text.slice(from, mention.start).replace(NAMED_AFTER, '')
  if (!BARE.test(since) || !CLOSES.test(text.slice(mention.end, mention.end + 1))) return false
  // 改完149个，正在改16个（占｜9.7%）: of two parts of one whole it is of the one told last
  const isPartBeside = fact.parent !== null && fact.parent === last.parent && fact !== memory.named
  return memory.calculated.shared.has(fact)
    ? !memory.calculated.shared.has(last)
    : isPartBeside || (!memory.stated.includes(fact) && !memory.before.includes(fact))
}

/** 整改221项、正在整改16项，整改率｜93.2%: of what was done, unless the rate says that it is of what was not. */
const isRateOfDone = (c: Case, fact: FactEntry): boolean =>
  c.claimed.frame.role !== 'share' && namesRate(c) && isYetToBeDone(fact) && !YET_TO_BE_DONE.test(wordsBefore(c))
const isYetToBeDone = ({ label }: FactEntry): boolean => YET_TO_BE_DONE.test(label)
const YET_TO_BE_DONE = /未(?!成年)|正在|限期|在办/

const CLOSES = /^(?:[，；。、）)\n]|$)/

/** No part is more than its whole: of 860户，占2000户的44% the 2000 are not the part. */
const exceeds = (part: FactEntry, whole: FactEntry): boolean =>
  gate(whole, part) === 'same' && part.values.value.n > whole.values.value.n

/** 床位426张，入住318人，入住率74.6%; 监测97家次，超标6家，超标占比6.2%: of what is counted otherwise, where both were just stated. */
function offerOccupancy(c: Case, fact: FactEntry, subject: number, options: Options): void {
  const { memory, reading } = c
  if (wholeNamed(c)) return
  for (const stated of [...memory.before, ...memory.stated])
    if (stated !== fact && !stated.isRate && isClassifier(stated) && isClassifier(fact) && !exceeds(fact, stated))
      options.addIfHolds(shareOf(reading, [fact, stated]), subject, OCCUPANCY)
}
const OCCUPANCY = -0.1

/** 占比88.6% after 直接结算1.26万人次, where the sheet has the share as a fact of its own. */
function offerShareFact({ index, reading }: Case, fact: FactEntry, subject: number, options: Options): void {
  const { share } = index.companions[fact.place]!
  if (share) options.addIfHolds({ ...asValue(reading, share), via: fact }, subject, COMPANION)
}
