import { FORMER, IN_PRIOR } from '../context/comparison.ts'
import { relationOf, takesInLast } from '../context/period-relation.ts'
import { changeOf } from '../derive/change.ts'
import { completionOf } from '../derive/ratio.ts'
import { sumOfPeriods } from '../derive/total.ts'
import { EXCEEDS } from '../fit/fit.ts'
import { type Reading, unhedged } from '../fit/reading.ts'
import { type DerivedClaim, holds } from '../judged.ts'
import { PERIOD_ALONE } from '../lexicon/periods.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { Clue } from '../text/clue.ts'
import { breaksAt } from '../text/marks.ts'
import { wordsBefore } from '../text/own-clause.ts'
import type { Case } from '../weigh/case.ts'
import { offerChanges, offerGrowth } from './changes.ts'
import { offerDifference, offerGap } from './differences.ts'
import { offerGrowthInTurn } from './growth-in-turn.ts'
import { hedgedAfar } from './hedged-afar.ts'
import { offerMultiples } from './multiples.ts'
import type { Options } from './options.ts'
import { offerShareApart, offerShareArrived, offerShareCited } from './own-share.ts'
import { offerFormerShares, offerShareChange, offerShareThen } from './share-changes.ts'
import { offerShares } from './shares.ts'
import { offerTaskShare } from './task-share.ts'
import { offerNotYet, offerStillToDo, offerWanting, wantingOf } from './wanting.ts'

/** 完成目标任务的85.4%: of what the sheet has as its target, not of what it was done of. */
const NAMES_TARGET = new Clue(/目标|任务|计划/, '标务划')
/** 超额完成任务8.1%: by how much, where 超额完成任务的108.1% tells all that was done. */
const OVER_TARGET = new Clue(/超.*[^的]$/, '超')

/** Offers what the facts define around one fact: only the calculations that the number's role calls for. */
export function offerDerived(c: Case, fact: FactEntry, subject: number, options: Options): void {
  const { frame } = c.claimed
  offerStillToDo(c, fact, subject, options)
  switch (frame.role) {
    case 'change':
      offerChanges(c, fact, subject, options)
      offerShareChange(c, fact, subject, options)
      offerShareApart(c, fact, subject, options)
      offerGrowth(c, fact, subject, options)
      return
    case 'prior':
      offerBesideFormer(c, fact, subject, options)
      offerShareCited(c, fact, subject, options)
      offerFormerShares(c, fact, subject, options)
      return
    case 'gap':
      offerWanting(c, fact, subject, options)
      offerShareApart(c, fact, subject, options)
      return
    case 'completion':
      offerCompletion(c, fact, subject, options)
      return
    case 'share':
      if (offerShareThen(c, fact, subject, options)) return
      offerShares(c, fact, subject, 0, options)
      offerTaskShare(c, fact, subject, options)
      return
    case 'multiple':
      offerMultiples(c, fact, subject, options)
      return
    case 'remainder':
      if (isWantedStill(c, fact)) options.add(wantingOf(c, fact, 'target'), subject, 0)
      else options.addIfHolds(wantingOf(c, fact, 'target'), subject, -0.1)
      return
    case 'level':
      offerBesideLevel(c, fact, subject, options)
      return
    default:
      return
  }
}

/** 完成年度任务的82.7%，还剩｜5.2公里: right after how much of its target was done. */
const isWantedStill = ({ claimed: { before, mention }, memory, scorer, text }: Case, fact: FactEntry): boolean =>
  before?.frame.role === 'completion' &&
  memory.last === fact &&
  fact.values.target !== null &&
  (scorer.silent || STILL_WANTED.test(text.slice(before.mention.end, mention.start)))
const STILL_WANTED = /^，(?:[下四三二]?[半季]?[年度]?|年内|年底前|后续)还(?:需|要|剩|差)[\u4e00-\u9fff]{0,6}$/

/** What a number beside a former period can be but the former value: by how much. */
function offerBesideFormer(c: Case, fact: FactEntry, subject: number, options: Options): void {
  const { claimed, reading } = c
  const { base } = claimed.frame
  // 去年同期48场 tells what it was, whatever the distance is
  if ((base === 'yoy' || base === 'qoq') && !isFormerAlone(c))
    offerDistance(changeOf(reading, claimed.frame, fact, base), subject, options, reading.stated.unitText === '番')
}

const FORMER_ALONE = new Clue(`^[，、；（(]?${FORMER}[为是仅只约才有达]*$`, IN_PRIOR)
const isFormerAlone = (c: Case): boolean => FORMER_ALONE.inClauseOf(c) !== null

/** How much of the target was done, or by how much it was exceeded; where the sheet has none, a share. */
function offerCompletion(c: Case, fact: FactEntry, subject: number, options: Options): void {
  const { claimed, reading } = c
  if (OVER_TARGET.inClauseOf(c)) {
    options.add(changeOf(reading, { ...claimed.frame, direction: 1 }, fact, 'target'), subject, 0)
    options.addIfHolds(completionOf(reading, fact), subject, 0)
  } else options.add(completionOf(hedgedAfar(c), fact), subject, 0)
  if (!fact.values.target || !NAMES_TARGET.inClauseOf(c)) offerShares(c, fact, subject, -0.1, options)
}

/** 高于上年同期0.8%: the distance from what it was, not the value; of a rate it is told in 百分点. */
function offerDistance(claim: DerivedClaim | null, subject: number, options: Options, isDoubling: boolean): void {
  // 比上年同期翻一番 tells how it changed, whether it did or not
  if (claim?.fit === 'unit' || isDoubling) options.add(claim, subject, 0)
  else options.addIfHolds(claim, subject, 0)
}

/** 加上一季度的44张，两期累计｜96张; 一、二季度共｜96张: this period and the one before. */
const BOTH_PERIODS = new Clue(
  /(?:两(?:期|季|月|个季度|个月)|[一二三1-3](?:季度)?[、和与][二三四2-4]季度(?:累计|合计|总计|[总一]?共))[^，；。\n]*$/,
  '两季',
)
const BOTH_REACH = 40

const ALONE = new Clue(`(?:${PERIOD_ALONE}|本月新)[^，；。\n]*$`, '当单本')
const ALONE_REACH = 40

/** What a number that nothing compares can be but the value: told of more than one period, of two facts, as a rate. */
function offerBesideLevel(c: Case, fact: FactEntry, subject: number, options: Options): void {
  const { claimed, reading, index } = c
  offerExcess(c, fact, subject, options)
  offerShareArrived(c, fact, subject, options)
  // 上半年供水2486万方，其中二季度1306万方: what came since the last period
  if (claimed.period && relationOf(claimed.period, index.sheet.period) === 'part')
    options.addIfHolds(wantingOf(c, fact, 'qoq'), subject, -0.1)
  // 6月当月走访216户、筛查4440人, where the sheet counts from January on
  if (
    fact.values.lastPeriod &&
    ALONE.within(c.text, Math.max(0, claimed.mention.start - ALONE_REACH), claimed.mention.start)
  )
    options.addIfHolds(wantingOf(c, fact, 'qoq'), subject, -0.1)
  const both =
    (claimed.period !== null && takesInLast(claimed.period, index.sheet.period)) ||
    (fact.values.lastPeriod !== null &&
      BOTH_PERIODS.within(c.text, Math.max(0, claimed.mention.start - BOTH_REACH), claimed.mention.start) !== null)
  if (both) options.addIfHolds(sumOfPeriods(reading, fact), subject, 0)
  offerDifference(c, fact, subject, options)
  offerGap(c, fact, subject, options)
  offerNotYet(c, fact, subject, options)
  if (reading.percent) offerRates(c, fact, subject, options)
  else if (c.claimed.mention.kind === 'percentage-point') offerShares(c, fact, subject, 0, options)
}

/** 完成任务的101.5%，超出1.5%; 目标1200亩，实际完成1250亩，超4.2%: by how much the target was exceeded. */
function offerExcess(
  { claimed, reading, memory, scorer }: Case,
  fact: FactEntry,
  subject: number,
  options: Options,
): void {
  const byHowMuch = !reading.percent || claimed.before?.frame.role === 'completion' || memory.targeted === fact
  // 分别超1.3个、1.9个百分点: one word for all of a list
  const approx = reading.plain.approx ?? claimed.listHead?.mention.stated?.approx ?? null
  if (subject < 0.4 || !byHowMuch || approx === null || !EXCEEDS.test(approx)) return
  const byThat = (one: Reading) => changeOf(one, { ...claimed.frame, direction: 1 }, fact, 'target')
  const exact = byThat(unhedged(reading))
  const more = exact?.fit === 'none' && mayRound(reading, exact) ? byThat(reading) : null
  const claim = more && holds(more.fit) ? more : exact
  // 52场次（目标48场次），超｜4场次: right after the target nothing else is meant
  if (memory.targeted === fact && scorer.silent && !reading.percent)
    options.add(claim, Math.max(subject, RIGHT_AFTER), 0)
  else options.addIfHolds(claim, subject, -0.1)
}

const RIGHT_AFTER = 0.85
/** 超300户次 or 超350户次 of 360 more, to the last digit that is none; not 超310户次, nor 超40个 of 46: so few are counted. */
function mayRound({ stated: { digits } }: Reading, { outcome, fact }: DerivedClaim): boolean {
  const [zeros] = /0+$/.exec(digits.replace(/\..*/, '')) ?? []
  const off = (outcome ?? 0) / fact.factor - Number(digits)
  return zeros !== undefined && Number(digits) >= FEW && off > 0 && off <= 10 ** zeros.length
}

const FEW = 100

/** A percentage without a comparison word can still be a share, a completion or a growth: 年度任务过半, 快于存款的8.6%. */
function offerRates(c: Case, fact: FactEntry, subject: number, options: Options): void {
  const { claimed, reading, memory } = c
  // 物业纠纷121起，超过半数: of what was told last
  if (isBareFraction(c) && memory.last && fact !== memory.last) return
  offerShares(c, fact, subject, -0.1, options)
  if (fact.isRate) return
  offerGrowth(c, fact, subject - 0.15, options)
  options.addIfHolds(completionOf(reading, fact), subject, -0.15)
  options.addIfHolds(changeOf(reading, claimed.frame, fact, 'yoy'), subject, -0.2)
  offerGrowthInTurn(c, fact, subject, options)
}

/** ，超过半数。 stands alone; 过半是裸土未覆盖 says of what. */
const isBareFraction = (c: Case): boolean => {
  const { kind, end } = c.claimed.mention
  return kind === 'fraction' && wordsBefore(c).length < 2 && (end >= c.text.length || breaksAt(c.text, end))
}
