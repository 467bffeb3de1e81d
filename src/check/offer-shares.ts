import type { Case } from './case.ts'
import { Clue } from './clue.ts'
import { COMPANION } from './companions.ts'
import { baseNamed, FORMER as FORMER_NAMED } from './comparison.ts'
import { changeOf } from './derive-change.ts'
import { shareChangeOf, shareOf, shareOfSum } from './derive-share.ts'
import { evidenceOf } from './evidence.ts'
import { FIELD_OF } from './field-named.ts'
import { asValue } from './fit-cell.ts'
import { holds } from './judged.ts'
import { type Options, SPEAKS } from './options.ts'
import { namesRate } from './rate-named.ts'
import type { FactEntry } from './sheet-index.ts'
import { isShareOfSum } from './summing-up.ts'
import { gate } from './unit-gate.ts'
import { viewOf } from './unit-view.ts'

/** Shares of the whole that a fact is part of, or of what was stated just before. */
export function offerShares(c: Case, fact: FactEntry, subject: number, preference: number, options: Options): void {
  const { claimed, reading, memory } = c
  if (fact.isRate || !reading.percent || isShareOfSum(c.text, claimed) || isAnothers(c, fact)) return
  offerShareFact(c, fact, subject, options)
  const wholes = wholesFor(c, fact)
  if (memory.sum?.facts.at(-1) === fact)
    for (const whole of wholes) options.addIfHolds(shareOf(reading, [...memory.sum.facts, whole]), subject, preference)
  const { role } = claimed.frame
  const isRate = role === 'level' && namesRate(c)
  const named = role === 'share' || isRate
  if (role === 'share' && memory.sum?.facts.includes(fact) && !fact.parent)
    options.add(shareOfSum(reading, fact, memory.sum.facts), subject, preference)
  const own = c.index.companions[fact.place]!.whole
  const nearest =
    (own && !isPassedOver(c, own) ? own : wholeNamed(c)) ??
    (memory.before.includes(wholes.at(-1)!) ? null : wholes.at(-1))
  for (const whole of wholes) {
    const claim = shareOf(reading, [fact, whole])
    const meant = whole === nearest && named && subject >= 0.45 && !(isRate && isRateOfLast(c, fact))
    if (meant && !exceeds(fact, whole)) options.add(claim, subject, preference)
    else options.addIfHolds(claim, subject, preference - (whole === nearest ? 0 : 0.05))
  }
  if (named)
    for (const whole of farWholesFor(c, fact))
      options.addIfHolds(shareOf(reading, [fact, whole]), subject, preference - FAR)
  if (named && c.index.companions[fact.place]!.whole === null) offerOccupancy(c, fact, subject, options)
}

/** 排查隐患3265项，整改3198项，整改率: of what was told last to be done of a whole, not of another that was not told. */
const isRateOfLast = ({ memory: { last, stated }, index }: Case, fact: FactEntry): boolean =>
  last !== undefined && index.companions[last.place]!.whole !== null && !stated.includes(fact)

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
  if (!last || fact === last || plan || frame.role !== 'share' || memory.sum?.facts.includes(fact)) return false
  if (claimed.before?.frame.role === 'whole') return !memory.stated.includes(fact)
  const since = text.slice(from, mention.start).replace(NAMED_AFTER, '')
  if (!BARE.test(since) || !CLOSES.test(text.slice(mention.end, mention.end + 1))) return false
  return memory.shared.has(fact)
    ? !memory.shared.has(last)
    : !memory.stated.includes(fact) && !memory.before.includes(fact)
}
const CLOSES = /^(?:[，；。、）)\n]|$)/

/** No part is more than its whole: of 860户，占2000户的44% the 2000 are not the part. */
const exceeds = (part: FactEntry, whole: FactEntry): boolean =>
  gate(whole, part) === 'same' && part.values.value.n > whole.values.value.n

/** 床位426张，入住318人，入住率74.6%; 监测97家次，超标6家，超标占比6.2%: of what is counted otherwise, where both were just stated. */
function offerOccupancy(c: Case, fact: FactEntry, subject: number, options: Options): void {
  const { memory, reading } = c
  if (wholeNamed(c)) return
  for (const stated of [...memory.before, ...memory.stated])
    if (stated !== fact && !stated.isRate && stated.unit?.dimension !== 'money' && !exceeds(fact, stated))
      options.addIfHolds(shareOf(reading, [fact, stated]), subject, OCCUPANCY)
}
const OCCUPANCY = -0.1

/** 占比88.6% after 直接结算1.26万人次, where the sheet has the share as a fact of its own. */
function offerShareFact({ index, reading }: Case, fact: FactEntry, subject: number, options: Options): void {
  const { share } = index.companions[fact.place]!
  if (share) options.addIfHolds({ ...asValue(reading, share), via: fact }, subject, COMPANION)
}

/** 占检查量的7.9%，上年同期占｜10.7%: the share told last, of another period. */
export function offerShareAgain(c: Case, options: Options): void {
  const { memory, reading, claimed } = c
  const { role, base } = claimed.frame
  const named = role === 'share' ? SHARE_OF_THEN.inClauseOf(c) : null
  if (!memory.share || !reading.percent || !(role === 'prior' || named)) return
  const then = named ? baseNamed(named[1]!) : base
  for (const [against, field] of FORMER)
    if (then === null || then === against) options.addIfHolds(shareOf(reading, memory.share.facts, field), AGAIN, 0)
}
const AGAIN = 0.55
const SHARE_OF_THEN = new Clue(`^(${FORMER_NAMED})(?:仅|只|则|还|约)*占`, '占')

/** 占比由16.2%提高到18.9%: the share of last year, or of the last period. */
export function offerFormerShares(c: Case, fact: FactEntry, subject: number, options: Options): void {
  const { reading, claimed } = c
  const { base } = claimed.frame
  if (fact.isRate || !reading.percent) return
  for (const whole of wholesFor(c, fact))
    for (const [against, field] of FORMER)
      if (base === null || base === against)
        options.addIfHolds(shareOf(reading, [fact, whole], field), subject, FORMER_SHARE)
}
const FORMER_SHARE = -0.1
const FORMER = [
  ['yoy', 'lastYear'],
  ['qoq', 'lastPeriod'],
] as const

/** The change of the share that was just stated, or is named. */
export function offerShareChange(c: Case, fact: FactEntry, subject: number, options: Options): void {
  const { claimed, reading } = c
  const { base } = claimed.frame
  if (claimed.mention.kind !== 'percentage-point') {
    offerMisreadShareChange(c, fact, subject, options)
    return
  }
  const facts = sharing(c, fact)
  if (facts === null) return
  const own = c.index.companions[fact.place]!.share
  for (const [against] of FORMER)
    if (base === null || base === against)
      if (own?.values[FIELD_OF[against]])
        options.addIfHolds(changeOf(reading, claimed.frame, own, against), subject, COMPANION)
      else options.addIfHolds(shareChangeOf(reading, claimed.frame, facts, against), subject, 0)
}

/** 占比74.0%，同比提高｜2.3%: right after a share it is the share that moved, and that in 百分点. */
function offerMisreadShareChange(
  { claimed, reading, memory }: Case,
  fact: FactEntry,
  subject: number,
  options: Options,
) {
  const { frame, mention, before } = claimed
  if (mention.kind !== 'percentage' || memory.share?.fact !== fact || before?.frame.role !== 'share') return
  for (const [against] of FORMER) {
    if (frame.base !== null && frame.base !== against) continue
    const claim = shareChangeOf(reading, frame, memory.share.facts, against)
    if (claim && holds(claim.fit)) options.add({ ...claim, fit: 'unit' }, subject, 0)
  }
}

/** The fact and its whole: as its share was told last, or beside another's of one whole; 占比较上年提高: as the sheet has it. */
function sharing(c: Case, fact: FactEntry): readonly FactEntry[] | null {
  const { share, shared } = c.memory
  if (share?.fact === fact) return share.facts
  const whole = share && shared.has(fact) ? share.facts.at(-1)! : null
  const named = whole ?? (NAMES_SHARE.inClauseOf(c) ? c.index.companions[fact.place]!.whole : null)
  return named && !fact.isRate ? [fact, named] : null
}
const NAMES_SHARE = new Clue(/占比|比重/, '占重')

/** 二者合计占比86.0%: what the summands make of their whole, or of what was told beside them. */
export function offerShareOfSum(c: Case, parts: readonly FactEntry[], options: Options): void {
  const [first] = parts
  if (!first || parts.length < 2) return
  const whole = parts.every(({ parent }) => parent === first.parent) ? first.parent : null
  const named = whole ?? wholeNamed(c)
  if (named) options.add(shareOf(c.reading, [...parts, named]), OF_SUM, 0)
  for (const told of [...c.memory.before, ...c.memory.stated])
    if (told !== named && !parts.includes(told) && gate(told, first) === 'same')
      options.addIfHolds(shareOf(c.reading, [...parts, told]), OF_SUM, 0)
  // of those told last as well, less readily
  if (parts.length > 2) offerShareOfSum(c, parts.slice(1), options)
}
const OF_SUM = 0.9

/** 两类合计575件，占｜21%: right after a sum it is the sum that has the share, of the whole that words name or that was told. */
export function offerShareOfLastSum(c: Case, options: Options): void {
  const { memory, claimed, reading } = c
  const parts = memory.sum?.facts ?? []
  if (claimed.frame.role !== 'share' || parts.length < 2 || c.plan !== null) return
  if (!OF_WHAT_WENT_BEFORE.test(c.text.slice(claimed.ownStart, claimed.mention.start))) return
  const [first] = parts
  const whole = parts.every(({ parent }) => parent === first!.parent) ? first!.parent : null
  const wholes = [whole, ...memory.before, ...memory.stated, ...spokenWholes(c).map((spoken) => spoken.whole)]
  for (const one of new Set(wholes))
    if (one && !parts.includes(one) && !one.isRate && gate(one, first!) === 'same')
      options.addIfHolds(shareOf(reading, [...parts, one]), OF_SUM, SURE)
}
const SURE = 0.1
const OF_WHAT_WENT_BEFORE = /^[其约合共已就]*占/

/** What a share can be taken of: the wholes that a fact is part of, what was stated just before, what the words name. */
function wholesFor(c: Case, fact: FactEntry): readonly FactEntry[] {
  const wholes: FactEntry[] = []
  for (let whole = fact.parent; whole && !wholes.includes(whole); whole = whole.parent) wholes.push(whole)
  const alike = (other: FactEntry) =>
    other !== fact && !other.isRate && !wholes.includes(other) && viewOf(c.index, other).gates[fact.place] !== 'shut'
  if (c.claimed.frame.role === 'share' || namesRate(c))
    for (const earlier of c.memory.before) if (alike(earlier) && mayBeWhole(c, fact, earlier)) wholes.push(earlier)
  const spoken = wholeNamed(c)
  for (const stated of c.memory.stated) if (alike(stated) && mayBeWhole(c, fact, stated)) wholes.push(stated)
  const done = c.index.companions[fact.place]!.whole
  if (done && alike(done)) wholes.push(done)
  if (spoken && alike(spoken)) wholes.push(spoken)
  return wholes.filter((whole) => !isPassedOver(c, whole))
}

/** 占一般公共预算支出的｜71.0%: where the whole is spelt out, no other is meant, not even the one that the part is of. */
function isPassedOver(c: Case, whole: FactEntry): boolean {
  const [best] = spokenWholes(c)
  if (!best || best.score < SPELT_OUT || best.whole === whole) return false
  return !spokenWholes(c).some((one) => one.whole === whole && one.score > best.score - LESS)
}
const SPELT_OUT = 0.9

/**
 * 焚烧8.68万吨，厨余1.06万吨，占｜12.2%: a part is no share of another part of the same whole; and where words name a
 * whole, 占受理总数的, of none that they name less.
 */
function mayBeWhole(c: Case, { place }: FactEntry, stated: FactEntry): boolean {
  const [best] = spokenWholes(c)
  if (best && best.score > SPEAKS)
    return spokenWholes(c).some(({ whole, score }) => whole === stated && score > best.score - LESS)
  return (c.claimed.frame.role !== 'share' && !namesRate(c)) || c.index.companions[place]!.whole === null
}
const LESS = 0.1

const FAR = 0.1
const HINTED = 0.25
/** 占建档人数的90.1%: what the words hint at, however it is counted; a larger amount of the same unit told sentences before. */
function farWholesFor(c: Case, fact: FactEntry): readonly FactEntry[] {
  const { gates } = viewOf(c.index, fact)
  const told = c.memory.earlier.filter(({ isRate, place }) => !isRate && gates[place] === 'same')
  const [best] = spokenWholes(c)
  const least = best && best.score > SPEAKS ? best.score - LESS : HINTED
  const { memory } = c
  const isTold = (whole: FactEntry) => memory.hasTold(whole, 'value') || memory.before.includes(whole)
  const spoken = spokenWholes(c).filter(({ whole, score }) => score > least || isTold(whole))
  return [...told, ...spoken.map(({ whole }) => whole)].filter((whole) => whole !== fact && !isPassedOver(c, whole))
}

/** 占警情总量的15.4%: the whole that the words themselves name. */
function wholeNamed(c: Case): FactEntry | null {
  const [first] = spokenWholes(c)
  return first && first.score > SPEAKS ? first.whole : null
}

/** A fact that the words on what a share is taken of speak of. */
export interface SpokenWhole {
  readonly whole: FactEntry
  readonly score: number
}
/** The best first; found out once for a number. */
function spokenWholes(c: Case): readonly SpokenWhole[] {
  c.wholes ??= c.claimed.frame.wholeAt === null ? [] : findWholes(c, c.claimed.frame.wholeAt)
  return c.wholes
}

function findWholes({ claimed, text, heads, index }: Case, wholeAt: number): SpokenWhole[] {
  const scores = heads.score(evidenceOf(index, text.slice(wholeAt + 1, claimed.mention.start), 1))
  return index.facts
    .filter((fact) => !fact.isRate && scores[fact.place]! > HINTED)
    .map((whole) => ({ whole, score: scores[whole.place]! }))
    .sort((a, b) => b.score - a.score)
}
