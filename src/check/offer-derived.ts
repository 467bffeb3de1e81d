import { companionsOf } from './companions.ts'
import { changeOf } from './derive-change.ts'
import { completionOf, multipleOf, multipleOfOther, shareChangeOf, shareOf, shareOfSum } from './derive-ratio.ts'
import { totalOf } from './derive-total.ts'
import { fitCell, fitGrowth } from './fit-cell.ts'
import { holds } from './judged.ts'
import { evidenceOf } from './lists.ts'
import { type Options, SPEAKS } from './options.ts'
import { type Reading, unhedged } from './reading.ts'
import type { FactEntry } from './sheet-index.ts'
import { viewOf } from './unit-view.ts'
import type { Case } from './weigh.ts'

/** 占年度任务的…: a share of what was to be done. */
const OF_TASK = /任务|目标|计划|进度|^的$/
/** 超40亩 after a target: the word compares. */
const OVER = /^(?:超|超过|超出)$/
/** 整改率, 退回率: a rate named by what was done of the whole. */
const RATE_OF = /率[为达是至到约]*$/

/** Offers what the facts define around one fact: only the calculations that the number's role calls for. */
export function offerDerived(c: Case, fact: FactEntry, subject: number, options: Options): void {
  const { claimed, reading } = c
  const { frame } = claimed
  switch (frame.role) {
    case 'change':
      offerChanges(c, fact, subject, options)
      offerShareChange(c, fact, subject, options)
      offerGrowth(c, fact, subject, options)
      return
    case 'prior':
      if (frame.base === null && reading.percent && !fact.isRate)
        options.addIfHolds(changeOf(reading, { ...frame, direction: 0 }, fact, 'yoy'), subject, -0.2)
      if (frame.base === 'yoy' || frame.base === 'qoq')
        options.addIfHolds(changeOf(reading, frame, fact, frame.base), subject, -0.05)
      offerFormerShares(c, fact, subject, options)
      return
    case 'gap':
      options.add(changeOf(reading, frame, fact, 'target'), subject, 0)
      return
    case 'completion':
      options.add(completionOf(reading, fact), subject, 0)
      offerShares(c, fact, subject, -0.1, options)
      return
    case 'share':
      offerShares(c, fact, subject, 0, options)
      if (OF_TASK.test(c.text.slice(claimed.ownStart, claimed.mention.start)))
        options.addIfHolds(completionOf(reading, fact), subject, -0.2)
      if (claimed.before?.frame.role === 'whole' && c.memory.base === 'target' && fact === c.memory.last)
        options.add(completionOf(reading, fact), subject, 0)
      return
    case 'multiple':
      if (frame.base !== 'other') options.add(multipleOf(hedgedAfar(c), fact, frame.base ?? 'yoy'), subject, 0)
      offerMultipleOfStated(c, fact, subject, options)
      return
    case 'remainder':
      options.addIfHolds(changeOf(reading, { ...frame, direction: 0 }, fact, 'target'), subject, -0.1)
      return
    case 'level':
      offerBesideLevel(c, fact, subject, options)
      return
    default:
      return
  }
}

/** 同比, 环比 or against the target, as the words say; without a word against last year, or as the chain goes on. */
function offerChanges(c: Case, fact: FactEntry, subject: number, options: Options): void {
  const { claimed, reading, plan, memory } = c
  const { frame } = claimed
  offerNet(c, fact, subject, options)
  const said = plan?.base ?? frame.base ?? memory.citedFor(plan)?.base ?? null
  if (said === 'other') return
  if (said) {
    options.add(changeOf(reading, frame, fact, said), subject, 0)
    return
  }
  options.add(changeOf(reading, frame, fact, 'yoy'), subject, memory.base === 'qoq' ? -0.05 : 0)
  if (memory.base === 'qoq' || memory.base === 'target')
    options.addIfHolds(changeOf(reading, frame, fact, memory.base), subject, 0)
  else if (memory.targeted === fact && !reading.percent)
    options.addIfHolds(changeOf(reading, frame, fact, 'target'), subject, -0.02)
}

/** 新登记2418户，注销1104户，净增1314户: what came without what went. */
function offerNet({ reading, memory, text, claimed }: Case, fact: FactEntry, subject: number, options: Options): void {
  const [came, went] = memory.stated.slice(-2)
  if (fact !== came || !went || !NET.test(text.slice(claimed.ownStart, claimed.mention.start))) return
  options.addIfHolds(totalOf(reading, 'difference', [came, went]), Math.max(subject, 0.5), 0)
}
const NET = /净[增减]/

/** A percentage without a comparison word can still be a share, a completion or a growth: 年度任务过半, 快于存款的8.6%. */
function offerBesideLevel(c: Case, fact: FactEntry, subject: number, options: Options): void {
  const { claimed, reading } = c
  const { frame } = claimed
  if (subject >= 0.4 && reading.plain.approx !== null && OVER.test(reading.plain.approx))
    options.addIfHolds(changeOf(unhedged(reading), { ...frame, direction: 1 }, fact, 'target'), subject, -0.1)
  offerDifference(c, fact, subject, options)
  offerGap(c, fact, subject, options)
  if (!reading.percent) return
  offerShares(c, fact, subject, -0.1, options)
  if (fact.isRate) return
  offerGrowth(c, fact, subject - 0.15, options)
  options.addIfHolds(completionOf(reading, fact), subject, -0.15)
  options.addIfHolds(changeOf(reading, frame, fact, 'yoy'), subject, -0.2)
}

/** 增长6.1% after 地区生产总值238.64亿元, where the sheet has the growth as a fact of its own. */
function offerGrowth({ index, claimed, reading }: Case, fact: FactEntry, subject: number, options: Options): void {
  const { growth } = companionsOf(index, fact)
  const { base } = claimed.frame
  if (!growth?.values.value || claimed.mention.kind !== 'percentage' || (base !== null && base !== 'yoy')) return
  const fit = fitGrowth(reading, growth.values.value)
  options.addIfHolds({ of: 'field', fact: growth, field: 'value', fit, via: fact }, subject, COMPANION)
}
/** A rate that the sheet has is meant sooner than the same rate calculated. */
const COMPANION = 0.04

/** 占比88.6% after 直接结算1.26万人次, where the sheet has the share as a fact of its own. */
function offerShareFact({ index, reading }: Case, fact: FactEntry, subject: number, options: Options): void {
  const { share } = companionsOf(index, fact)
  if (!share?.values.value) return
  const fit = fitCell(reading, share, share.values.value)
  options.addIfHolds({ of: 'field', fact: share, field: 'value', fit, via: fact }, subject, COMPANION)
}

/** Verbs that compare by themselves: 扩面2224亩, 多检查184家, 新铺2.6公里. They hint, they do not prove. */
const DIFFERS =
  /(?:^|[，；。：、（已又再共净])(?:[一-龥]{0,4})?([多少增扩新添延压减缩节省降升提拓退超缺恢净补])[一-龥A-Z]{0,10}$/
/** …42个，加密3个: a bare verb right after the value. */
const GOES_ON = /^[，、；][一-龥]{1,3}$/
const SIGN: Readonly<Record<string, number>> = { 多: 1, 增: 1, 扩: 1, 少: -1, 减: -1, 压: -1, 缩: -1, 降: -1 }

/** A difference that only its verb tells, or its place after the value: 达187个，新布局24个. */
function offerDifference(c: Case, fact: FactEntry, subject: number, options: Options): void {
  const { claimed, reading, memory, scorer } = c
  if (subject < SPEAKS || fact.isRate || reading.percent || reading.isTimes) return
  c.difference ??= differenceIn(c)
  const { verb, goesOn } = c.difference
  if (verb === '' && !(goesOn && scorer.silent && fact === memory.last)) return
  const frame = { ...claimed.frame, direction: SIGN[verb] ?? 0 }
  const near = fact === memory.last ? 0 : -0.05
  for (const base of ['yoy', 'qoq', 'target'] as const)
    options.addIfHolds(
      changeOf(reading, frame, fact, base),
      subject,
      DIFFERENCE + (base === 'yoy' ? near : near - 0.05),
    )
}
const DIFFERENCE = -0.08

/** What the words before a number tell of a difference. */
export interface Difference {
  /** '' where none compares. */
  readonly verb: string
  readonly goesOn: boolean
}
function differenceIn({ claimed, text }: Case): Difference {
  const clause = text.slice(Math.max(claimed.from, claimed.mention.start - 16), claimed.mention.start)
  return { verb: DIFFERS.exec(clause)?.[1] ?? '', goesOn: GOES_ON.test(clause) }
}

/** 5家企业还要再推一把, its noun after the number: what is left of the whole or wanting of the target, told without a word for it. */
function offerGap({ index, claimed, reading }: Case, fact: FactEntry, subject: number, options: Options): void {
  if (!claimed.headFollows || subject < SPEAKS || fact.isRate || fact.isRank || reading.percent || reading.isTimes)
    return
  const { whole } = companionsOf(index, fact)
  const sibling = whole?.parts.some((part) => part !== fact && holds(fitCell(reading, part, part.values.value!)))
  if (whole && !sibling) options.addIfHolds(totalOf(reading, 'difference', [whole, fact]), subject, GAP)
  if (fact.values.target)
    options.addIfHolds(changeOf(reading, { ...claimed.frame, direction: 0 }, fact, 'target'), subject, GAP)
}
const GAP = -0.2

/** 接近三季度的三倍: the hedge stands before what is the measure. */
const HEDGED_AFAR = /(接近|将近|约|不到|不足|超过?)[^，；。#]{2,8}的$/
function hedgedAfar({ reading, text, claimed }: Case): Reading {
  const hedge = HEDGED_AFAR.exec(text.slice(claimed.ownStart, claimed.mention.start))?.[1]
  if (hedge === undefined || reading.plain.approx !== null) return reading
  const { plain, percent } = reading
  return { ...reading, plain: { ...plain, approx: hedge }, percent: percent && { ...percent, approx: hedge } }
}

const OF_LATTER = /^的$|前者[约为是]*后者的$/
/** 社会投入6250万元，是财政资金3125万元的两倍, 前者是后者的1.98倍: a multiple of what stands right before it. */
function offerMultipleOfStated(
  { reading, memory, text, claimed }: Case,
  fact: FactEntry,
  subject: number,
  options: Options,
): void {
  const [other, last] = memory.stated.slice(-2)
  if (fact !== other || !last || !OF_LATTER.test(text.slice(claimed.from, claimed.mention.start))) return
  options.addIfHolds(multipleOfOther(reading, fact, last), Math.max(subject, 0.5), 0.05)
}

/** 占警情总量的15.4%: the whole that the words themselves name. */
function wholeNamed(c: Case): FactEntry | null {
  if (c.claimed.frame.wholeAt === null) return null
  if (c.whole === undefined) c.whole = findWhole(c, c.claimed.frame.wholeAt)
  return c.whole
}

function findWhole({ claimed, text, heads, index }: Case, wholeAt: number): FactEntry | null {
  const scores = heads.score(evidenceOf(index, text.slice(wholeAt + 1, claimed.mention.start), 1))
  let best: FactEntry | null = null
  for (const fact of index.facts)
    if (!fact.isRate && scores[fact.place]! > (best ? scores[best.place]! : SPEAKS)) best = fact
  return best
}

/** What a share can be taken of: the wholes that a fact is part of, what was stated just before, what the words name. */
function wholesFor(c: Case, fact: FactEntry): readonly FactEntry[] {
  const wholes: FactEntry[] = []
  for (let whole = fact.parent; whole && !wholes.includes(whole); whole = whole.parent) wholes.push(whole)
  const alike = (other: FactEntry) =>
    other !== fact && !other.isRate && !wholes.includes(other) && viewOf(c.index, other).gates[fact.place] !== 'shut'
  const listed = c.plan?.fromStated ? c.memory.stated.slice(-c.plan.length) : []
  if (c.claimed.frame.role === 'share') for (const earlier of c.memory.before) if (alike(earlier)) wholes.push(earlier)
  for (const stated of c.memory.stated) if (alike(stated) && !listed.includes(stated)) wholes.push(stated)
  const spoken = wholeNamed(c)
  if (spoken && alike(spoken)) wholes.push(spoken)
  return wholes
}

/** 占比由16.2%提高到18.9%: the share of last year, or of the last period. */
function offerFormerShares(c: Case, fact: FactEntry, subject: number, options: Options): void {
  const { reading, claimed } = c
  const { base } = claimed.frame
  if (fact.isRate || !reading.percent) return
  for (const whole of wholesFor(c, fact))
    for (const [against, field] of FORMER)
      if (base === null || base === against)
        options.addIfHolds(shareOf(reading, fact, whole, field), subject, against === 'yoy' ? -0.1 : -0.15)
}
const FORMER = [
  ['yoy', 'lastYear'],
  ['qoq', 'lastPeriod'],
] as const

/** The change of the share that was just stated. */
function offerShareChange(
  { claimed, reading, memory }: Case,
  fact: FactEntry,
  subject: number,
  options: Options,
): void {
  if (memory.share?.fact !== fact || claimed.mention.kind !== 'percentage-point') return
  const { base } = claimed.frame
  for (const [against] of FORMER)
    if (base === null || base === against)
      options.addIfHolds(shareChangeOf(reading, claimed.frame, memory.share.facts, against), subject, 0)
}

/** Shares of the whole that a fact is part of, or of what was stated just before. */
function offerShares(c: Case, fact: FactEntry, subject: number, preference: number, options: Options): void {
  const { claimed, reading, memory, text } = c
  if (fact.isRate || !reading.percent) return
  offerShareFact(c, fact, subject, options)
  const wholes = wholesFor(c, fact)
  if (memory.sum?.facts.at(-1) === fact)
    for (const whole of wholes) options.addIfHolds(shareOfSum(reading, memory.sum, whole), subject, preference)
  const { role } = claimed.frame
  const named =
    role === 'share' || (role === 'level' && RATE_OF.test(text.slice(claimed.ownStart, claimed.mention.start)))
  const nearest = fact.parent ?? (memory.before.includes(wholes.at(-1)!) ? null : wholes.at(-1))
  for (const whole of wholes) {
    const claim = shareOf(reading, fact, whole)
    const sure = fact.parent !== null || (claim !== null && holds(claim.fit))
    if (whole === nearest && named && subject >= 0.45) options.add(claim, subject, preference - (sure ? 0 : 0.2))
    else options.addIfHolds(claim, subject, preference - (whole === nearest ? 0 : 0.05))
  }
}
