import { sumOfPeriods, totalOf } from '../derive/total.ts'
import { asValue } from '../fit/fit-cell.ts'
import { holds } from '../judged.ts'
import { ENDS_TOGETHER, IN_ALL } from '../lexicon/together.ts'
import { headsBefore } from '../sentence/list-heads.ts'
import { namedBy } from '../sentence/named-by.ts'
import { headsOf, inSameUnit, joinedPair } from '../sentence/named-heads.ts'
import { isOfHeads, isShareOfSum } from '../sentence/summing-up.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from '../weigh/case.ts'
import { BOTH_NAMED, offerApart } from './apart.ts'
import { offerApartThen } from './apart-then.ts'
import { offerBetweenSums } from './between-sums.ts'
import { offerTotalChange } from './changes.ts'
import { offerExceptNamed } from './except-named.ts'
import { offerExceptSoMany } from './except-so-many.ts'
import { offerGradesTogether } from './grades-together.ts'
import { offerJoined, offerTwins } from './joined.ts'
import { offerLeftBeside } from './left-beside.ts'
import { offerNamedDifference } from './named-difference.ts'
import { offerOpposite } from './opposite.ts'
import type { Options } from './options.ts'
import { offerTimes } from './ratios.ts'
import { isRest, offerComplement, offerRemainders } from './remainders.ts'
import { offerRestOfRate } from './rest-of-rate.ts'
import { offerRestTogether } from './rest-of-told.ts'
import { offerRestShareChange, offerShareAgain } from './share-changes.ts'
import { offerShareLeft } from './share-left.ts'
import { offerSpokenApart } from './spoken-apart.ts'
import { offerShareOfBoth, offerShareOfLastSum, offerShareOfSum, sharedLast } from './sum-shares.ts'
import { countedIn, offerCounted, offerSums, SAID, summandsOf, toldOfBothPeriods } from './sums.ts'
import { offerSlippedSum, offerSumOfFunds } from './sums-hardly-said.ts'

/** Offers sums, remainders and ratios of what the sentence just stated. No search over all pairs. */
export function offerTotals(c: Case, subjects: Float64Array, options: Options): void {
  const { claimed } = c
  offerTotalChange(c, options)
  offerOpposite(c, options)
  offerExceptNamed(c, options)
  offerExceptSoMany(c, options)
  offerShareLeft(c, options)
  offerRestOfRate(c, options)
  offerShareOfLastSum(c, options)
  offerShareOfBoth(c, options)
  offerShareAgain(c, options)
  offerRestShareChange(c, options)
  if (claimed.frame.role === 'level' || claimed.frame.role === 'change') offerRunning(c, options)
  if (claimed.frame.role === 'level') offerAllTogether(c, options)
  if (claimed.frame.role === 'sum' || claimed.frame.role === 'level') offerSumWith(c, options)
  if (claimed.frame.role === 'level') {
    offerSumOfParts(c, options)
    offerCounted(c, options)
    offerGradesTogether(c, options)
    offerSlippedSum(c, options)
    offerSumOfFunds(c, options)
  }
  offerBetweenSums(c, options)
  if (claimed.frame.role === 'level' || claimed.frame.role === 'sum') offerJoined(c, options)
  if (claimed.frame.role === 'share') offerShareOfSum(c, joinedPair(c) ?? [], options)
  if (isShareOfSum(c.text, claimed)) {
    const shared = sharedLast(c, countedIn(c)?.count ?? 0)
    offerShareOfSum(c, shared ?? summandsOf(c, headsOf(c)), options)
  } else if (isOfHeads(c.text, claimed)) offerSumOfHeads(c, headsOf(c), options)
  else if (c.plan?.heads && claimed.frame.role !== 'sum') offerTimes(c, options)
  else if (claimed.frame.role === 'sum') {
    offerSums(c, headsOf(c), options)
    offerRestTogether(c, options)
  } else {
    offerApart(c, options)
    offerApartThen(c, options)
    offerSpokenApart(c, options)
    offerNamedDifference(c, options)
    if (claimed.frame.role === 'remainder' || isRest(c)) offerRemainders(c, subjects, options)
    else offerComplement(c, options)
    if (claimed.frame.role === 'gap') offerLeftBeside(c, options)
    if (claimed.frame.role === 'level') {
      offerSumOfNamed(c, options)
      offerTwins(c, options)
    }
  }
}

/** 三季度68处、四季度86处，累计｜154处; 上季度新增518户，本季度642户，合计新增｜1160户. */
const RUNNING = new Clue(/累计[为达共]*$|(?:累计|合计|共)(?:新增|净增)[^，；。]{0,4}$/, '累计共')
function offerRunning(c: Case, options: Options): void {
  const twice = RUNNING.inClauseOf(c) && toldOfBothPeriods(c)
  if (twice) options.addIfHolds(sumOfPeriods(c.reading, twice), NAMED, 0)
}

/** 上缴2860万元，核减3865万元，共节约和增收资金｜6725万元: what was told last in its unit, whatever came of it together. */
const ALL_TOGETHER = new Clue(`^(?:${IN_ALL}|累计)[\u4e00-\u9fff]{2,14}$`, `${ENDS_TOGETHER}共累`)
function offerAllTogether(c: Case, options: Options): void {
  if (c.reading.percent || !ALL_TOGETHER.inClauseOf(c)) return
  const told = inSameUnit(c.memory.stated, c.reading)
  for (let from = told.length - 2; from >= 0; from--)
    options.addIfHolds(totalOf(c.reading, 'sum', told.slice(from)), NAMED, 0)
}

/** 安置帮教134人，与在册矫正对象合计｜196人: what was told last and what is named beside it. */
const WITH = new Clue(`^(?:与|和|同|加上|连同)([^，；。]{2,14}?)${IN_ALL}[为达约有]*$`, `${ENDS_TOGETHER}共`)
/** 占道经营436件，加上车辆乱停，合计｜810件. */
const ADDING = new Clue(`[，、](?:再?加上|连同|算上)([^，；。]{2,14}?)，${IN_ALL}[为达约有]*$`, '加连算')
function offerSumWith(c: Case, options: Options): void {
  const { memory, reading } = c
  const name = WITH.inClauseOf(c)?.[1] ?? ADDING.within(c.text, c.claimed.from, c.claimed.mention.start)?.[1]
  const last = memory.last ?? memory.before.at(-1)
  if (!name || !last || reading.percent) return
  const other = namedBy(c, name, (fact) => fact !== last && fact.isAmount)
  if (other) options.add(totalOf(reading, 'sum', [last, other]), NAMED, 0.1)
}

/** 两级合计69个，完成｜63个: what was done of each summand, where that was told or the sheet has nothing else of them. */
function offerSumOfParts({ memory, reading }: Case, options: Options): void {
  const wholes = memory.calculated.sum?.facts
  if (!wholes) return
  const told = [...memory.earlier, ...memory.before, ...memory.stated]
  const parts = wholes.flatMap((whole) => {
    const toldOf = told.filter(({ parent }) => parent === whole)
    return toldOf.length > 0 ? toldOf : whole.parts
  })
  if (wholes.length > 1 && parts.length === wholes.length) options.addIfHolds(totalOf(reading, 'sum', parts), SAID, 0)
}

/** 水稻和小麦共27.73万吨: the sum of two that are named, where it comes out; 共 alone does not say that it is one. */
function offerSumOfHeads({ reading }: Case, heads: FactEntry[] | null, options: Options): void {
  if (!heads || heads.length < 2) return
  const whole = heads[0]!.parent
  const sum = totalOf(reading, 'sum', heads)
  // all parts that make the whole are the whole
  if (whole && heads.every(({ parent }) => parent === whole) && sum?.outcome === whole.values.value.n)
    options.addIfHolds(asValue(reading, whole), BOTH_NAMED, 0)
  else options.add(sum, BOTH_NAMED, 0)
}

/** 执业医师和注册护士2921人, 小麦、玉米两大作物24.57万吨: what is named together, where it comes to it and nothing else does. */
function offerSumOfNamed(c: Case, options: Options): void {
  const { claimed, text, reading } = c
  if (c.plan || reading.percent || !JOINED.within(text, claimed.from, claimed.mention.start)) return
  if (options.all.some(({ claim }) => holds(claim.fit))) return
  const heads = headsOf(c, headsBefore(text, claimed, null)?.heads)
  if (heads && heads.length > 1) options.addIfHolds(totalOf(reading, 'sum', heads), BOTH_NAMED, 0)
}
const JOINED = new Clue(/[、和与及]/, '、和与及')
const NAMED = 0.9
