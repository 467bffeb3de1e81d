import { COMPARES } from '../context/comparison.ts'
import { relationOf, startsTheYear } from '../context/period-relation.ts'
import { changeOf } from '../derive/change.ts'
import { changeOfTotal, distanceOf, type Total } from '../derive/total.ts'
import { fitGrowth } from '../fit/fit-cell.ts'
import { type DerivedClaim, holds } from '../judged.ts'
import flows from '../lexicon/flows.json' with { type: 'json' }
import { IN_PERIOD, PART_OF_YEAR, YEAR_END } from '../lexicon/periods.ts'
import type { Base } from '../roles/frame.ts'
import { SHARE_MOVED } from '../roles/frame-cues.ts'
import type { Memory } from '../sentence/memory.ts'
import { COMPANION } from '../sheet/companions.ts'
import type { LabelScorer } from '../sheet/label-score.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { anyOf } from '../text/any-of.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from '../weigh/case.ts'
import { citedBeside, movedSince, namedNext } from './cited-beside.ts'
import type { Options } from './options.ts'

/**
 * 同比, 环比 or against the target, as the words say; without a word against last year,
 * against the last period where the sheet has that alone, or as the chain goes on.
 */
export function offerChanges(c: Case, fact: FactEntry, subject: number, options: Options): void {
  const { claimed, reading, plan, memory } = c
  const { frame } = claimed
  offerNet(c, fact, options)
  if (isDoneWith(c, fact) || isOfNet(c, fact)) return
  if (reading.percent && !fact.isRate && SAYS_SHARE_MOVED.inClauseOf(c)) {
    offerShareMoved(c, fact, subject, options)
    return
  }
  const named = plan?.base ?? frame.base ?? memory.citedFor(plan)?.base ?? carriedOn(c, fact)
  const said = named ?? citedBeside(c, fact)
  if (named === null && said === 'qoq' && reading.percent && isAfterNote(c))
    options.addIfHolds(changeOf(reading, frame, fact, 'yoy'), subject, UNSAID)
  if (said) {
    const sinceYearEnd = said === 'yoy' && THAN_AT_YEAR_END.inClauseOf(c) !== null
    const isLast =
      sinceYearEnd &&
      (!fact.values.lastYear || (startsTheYear(c.index.sheet.period) && fact.values.lastPeriod !== null))
    addChange(c, changeOf(reading, frame, fact, isLast ? 'qoq' : said), subject, options)
    if (sinceYearEnd && !isLast) options.addIfHolds(changeOf(reading, frame, fact, 'qoq'), subject, 0)
    return
  }
  if (THAN_AT_YEAR_END.inClauseOf(c) !== null && startsTheYear(c.index.sheet.period) && fact.values.lastPeriod) {
    options.add(changeOf(reading, frame, fact, 'qoq'), subject, 0)
    return
  }
  const cites = citesLastPeriod(memory, fact) && namedNext(c) !== 'qoq'
  const only = cites || (!fact.values.lastYear && fact.values.lastPeriod) ? 'qoq' : 'yoy'
  addChange(c, changeOf(reading, frame, fact, only), subject, options)
  // 比2025年12月减少96户: a base that is named is none of the sheet's
  const compares = COMPARES.inClauseOf(c) !== null
  const unsaid = THAN_AT_YEAR_END.inClauseOf(c) !== null || (!compares && (memory.base === null || isWithinPeriod(c)))
  if (only === 'yoy' && unsaid) options.addIfHolds(changeOf(reading, frame, fact, 'qoq'), subject, UNSAID)
  const since = movedSince(c, fact)
  if (memory.base === 'qoq' || (memory.base === 'target' && !since))
    options.addIfHolds(changeOf(reading, frame, fact, memory.base), subject, 0)
  if (memory.targeted === fact && !reading.percent && !since)
    options.addIfHolds(changeOf(reading, frame, fact, 'target'), subject, 0)
}

/** 56.3公里（三季度末43.7公里），增长｜16.1%: beside what is but noted, a bare rate of growth may be that since last year all the same. */
const isAfterNote = ({ text, claimed: { before, mention } }: Case): boolean =>
  before !== null && AFTER_NOTE.within(text, before.mention.end, mention.start) !== null
const AFTER_NOTE = new Clue(/^[）)]，[\u4e00-\u9fff]{1,5}$/, '）)')

/** 比上年同期增加28家，其中四季度新添｜5家: what was added in the period itself. */
const isWithinPeriod = (c: Case): boolean =>
  IN_THE_PERIOD.inClauseOf(c) !== null &&
  (c.claimed.period === null || relationOf(c.claimed.period, c.index.sheet.period) === 'this')
const IN_THE_PERIOD = new Clue(
  `(?:^|其中|[，、；])(?:在|仅|光)?(?:${PART_OF_YEAR}|${IN_PERIOD})[^，；。]{0,6}$`,
  '季年月期',
)

/** 环比增加0.43亿元，增长｜7.9%: by what rate, after by how much, and still against the period before. */
function carriedOn({ claimed, reading, memory, text }: Case, fact: FactEntry): Base | null {
  const { before, frame, mention } = claimed
  if (!before || !reading.percent || fact !== memory.last || before.mention.kind !== 'quantity') return null
  const { role, base, direction } = before.frame
  if (role !== 'change' || base !== 'qoq' || Math.sign(direction) !== Math.sign(frame.direction)) return null
  const between = text.slice(before.mention.end, mention.start)
  return CARRIED_ON.test(between) && between.includes(frame.word) ? base : null
}
const CARRIED_ON = /^[，、（][\u4e00-\u9fff]{1,4}$/

/** 占比同比提高｜4.9%: what moved is the share, which the sheet may have as a fact of its own. */
const SAYS_SHARE_MOVED = new Clue(SHARE_MOVED, '占')
function offerShareMoved({ index, claimed, reading }: Case, fact: FactEntry, subject: number, options: Options): void {
  const { share } = index.companions[fact.place]!
  const { base } = claimed.frame
  if (share) options.add(changeOf(reading, claimed.frame, share, base ?? 'yoy'), subject, COMPANION)
}

/** 由上季度的第七位升至第四位，连进｜三位: counted from what was just cited, where that is the last period alone. */
const citesLastPeriod = (memory: Memory, fact: FactEntry): boolean =>
  memory.hasTold(fact, 'lastPeriod') && !memory.hasTold(fact, 'lastYear')

/**
 * 还田3.05万亩，增长3.7%；离田1.36万亩，同比增加｜0.11万亩: right after a value, what changed is not what was done with. But
 * 问题少28个，整改率90.3%，环比少｜17个: right after how much of it was done, it is.
 */
const isDoneWith = ({ claimed: { before, mention }, memory, scorer, plan }: Case, fact: FactEntry): boolean =>
  memory.calculated.changed.has(fact) &&
  fact !== memory.last &&
  !!memory.last?.values.lastYear &&
  before!.frame.role === 'level' &&
  plan === null &&
  scorer.silent &&
  !(
    mention.kind === 'quantity' &&
    before!.mention.kind === 'percentage' &&
    memory.calculated.share?.facts.at(-1) === fact
  )

/** 比2025年末增加｜2个, 与上年末相比减少｜2座 in a report on the half-year after: there the period before ended. */
const THAN_AT_YEAR_END = new Clue(`[比较]${YEAR_END}|[与同和跟]${YEAR_END}的?相?比`, '末底初')

/**
 * 98.2%（目标98.5%），低｜0.3个百分点, as much above last year: of two ways that come out, the one that goes as the words say.
 * 劝导量下降｜一成多, where 劝导员 grew by as much: all the more where much would come out.
 */
function addChange({ claimed }: Case, change: DerivedClaim | null, subject: number, options: Options): void {
  const isWrong = change && holds(change.fit) && !change.directionHolds
  options.add(change, subject, !isWrong ? 0 : claimed.mention.stated?.approx ? ROUGHLY_WRONG_WAY : WRONG_WAY)
}
const WRONG_WAY = -0.05
const ROUGHLY_WRONG_WAY = -0.2

/** 知识库9764条，本月新增152条: against the last period, though no word says so. */
const UNSAID = -0.1

/** 两项合计27.7万吨，增长4.1%; 顺差13.89亿元，扩大1.87亿元: right after a sum it is the sum that changed; of what is left, where it comes out. */
export function offerTotalChange({ reading, memory, text, claimed, plan, scorer }: Case, options: Options): void {
  const { role, base, direction } = claimed.frame
  if (
    !memory.calculated.total ||
    role !== 'change' ||
    base === 'target' ||
    plan ||
    isOfOne(scorer, memory.calculated.total)
  )
    return
  const claim = changeOfTotal(reading, direction, memory.calculated.total, base ?? 'yoy')
  const widens = WIDENS.within(text, claimed.ownStart, claimed.mention.start) !== null
  // 同比多回收443.7吨: the verb may be that of all
  if (scorer.silent && (memory.calculated.total.rule === 'sum' || widens)) options.add(claim, SUMMED, 0)
  else options.addIfHolds(claim, SUMMED, 0)
}
const SUMMED = 1
/** 前者比后者多14名，专职力量新增｜两名: words that tell one of the two from the other speak of that one. */
const isOfOne = (scorer: LabelScorer, { rule, facts: [one, other] }: Total): boolean =>
  rule === 'difference' && other !== undefined && (scorer.tells(one!, other) || scorer.tells(other, one!))
/** A distance is what widens and narrows. */
const WIDENS = new Clue(/扩大|缩小|收窄|拉大/, '扩缩窄拉')

/** 新登记2418户，注销1104户，净增1314户: what came without what went. */
function offerNet(c: Case, fact: FactEntry, options: Options): void {
  const { reading, memory } = c
  const went = memory.stated.at(-1)
  const came = memory.stated.at(-2) ?? memory.before[0]
  if (fact !== came || !went || went === came || !NET.inClauseOf(c)) return
  // which of the two came and which went the order does not tell
  const net = distanceOf(reading, came, went, 0)
  const isMeant =
    memory.stated.length > 1 &&
    came.unitText === went.unitText &&
    (isFlowPair(came, went) || !(hasFormer(came) || hasFormer(went)))
  if (net && (holds(net.fit) || isMeant)) options.add(net, 0.9, 0.1)
}

/** 新接收14人，解除17人，净减少｜3人: neither of the two is what changed. */
function isOfNet(c: Case, fact: FactEntry): boolean {
  if (NET.inClauseOf(c) === null) return false
  const [came, went] = c.memory.stated.slice(-2)
  return (fact === came || fact === went) && !!went && isFlowPair(came!, went)
}

/** What came and what went, whichever was told first. */
const isFlowPair = (one: FactEntry, other: FactEntry): boolean =>
  one.unitText === other.unitText &&
  ((CAME.test(one.label) && WENT.test(other.label)) || (WENT.test(one.label) && CAME.test(other.label)))
const CAME = new RegExp(anyOf(['新', ...flows.came, '净?增']))
const WENT = new RegExp(anyOf(flows.went))
const hasFormer = ({ values }: FactEntry): boolean => values.lastYear !== null || values.lastPeriod !== null
const NET = new Clue(/净[增减流]/, '净')

/** 增长6.1% after 地区生产总值238.64亿元, where the sheet has the growth as a fact of its own. */
export function offerGrowth(
  { index, claimed, reading }: Case,
  fact: FactEntry,
  subject: number,
  options: Options,
): void {
  const { growth } = index.companions[fact.place]!
  const { base } = claimed.frame
  if (!growth || claimed.mention.kind !== 'percentage' || (base !== null && base !== 'yoy')) return
  const fit = fitGrowth(reading, growth.values.value)
  const claim = { of: 'field', fact: growth, field: 'value', fit, via: fact } as const
  // of an amount without its former value no other growth can be meant
  if (hasFormer(fact)) options.addIfHolds(claim, subject, COMPANION)
  else options.add(claim, subject, COMPANION)
}
