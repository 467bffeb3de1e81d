import { levelsUnnamed, UNNAMED_PART } from '../sentence/unnamed-part.ts'
import { evidenceOf } from '../sheet/evidence.ts'
import { SPEAKS } from '../sheet/likeness.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { isShortFor } from '../sheet/short-for.ts'
import { viewOf } from '../sheet/unit-view.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from '../weigh/case.ts'
import { BARE_SHARE } from './bare-share.ts'
import { isCalledByOne } from './called-by-one.ts'
import { namesRate } from './rate-named.ts'
import { totalOfPeriod } from './share-of-period.ts'
import { isNoPlan } from './task-share.ts'

/* Of what a share can be taken. */

/** What a share can be taken of: the wholes that a fact is part of, what was stated just before, what the words name. */
export function wholesFor(c: Case, fact: FactEntry): readonly FactEntry[] {
  const ofPeriod = totalOfPeriod(c, fact)
  if (ofPeriod) return [ofPeriod]
  const wholes: FactEntry[] = []
  for (let whole = fact.parent; whole; whole = whole.parent) wholes.push(whole)
  const alike = (other: FactEntry) =>
    other !== fact && !other.isRate && !wholes.includes(other) && viewOf(c.index, other).gates[fact.place] !== 'shut'
  if (c.claimed.frame.role === 'share' || namesRate(c))
    for (const earlier of c.memory.before) if (alike(earlier) && mayBeWhole(c, fact, earlier)) wholes.push(earlier)
  // 消除129户，占在册的76.8%，未消除39户，占｜23.2%: of the same
  const { sharedOf } = c.memory.calculated
  if (sharedOf && c.claimed.frame.role === 'share' && alike(sharedOf)) wholes.push(sharedOf)
  const spoken = wholeNamed(c)
  for (const stated of c.memory.stated) if (alike(stated) && mayBeWhole(c, fact, stated)) wholes.push(stated)
  const done = c.index.companions[fact.place]!.whole
  if (done && alike(done)) wholes.push(done)
  if (spoken && alike(spoken)) wholes.push(spoken)
  return wholes.filter((whole) => mayBeMeant(c, fact, whole))
}

const mayBeMeant = (c: Case, fact: FactEntry, whole: FactEntry): boolean =>
  !isPassedOver(c, whole) && !isNoTotal(c, fact, whole) && !isHalfNamed(c, fact, whole) && !isNoPlan(c, whole)

/**
 * 商品类投诉占投诉总量的: 投诉举报, of which 投诉 are one part and 举报 the other, has two names and is not called by one of them;
 * the whole that is called so lies between.
 */
function isHalfNamed(c: Case, { parent }: FactEntry, whole: FactEntry): boolean {
  const { wholeAt } = c.claimed.frame
  if (wholeAt === null || parent?.parent !== whole || c.memory.stated.includes(whole)) return false
  return isCalledByOne(whole, parent, c.text.slice(wholeAt + 1, c.claimed.mention.start))
}

const TOTAL = new Clue(/总(?:数|量|额|人数|户数|件数|面积)?的?$/, '总')
/** 占法援案件总数的35.6%: a sibling is no total. */
const isNoTotal = (c: Case, { parent }: FactEntry, whole: FactEntry): boolean =>
  parent !== null && whole.parent === parent && TOTAL.inClauseOf(c) !== null

/** 占一般公共预算支出的｜71.0%: where the whole is spelt out, no other is meant, not even the one that the part is of. */
export function isPassedOver(c: Case, whole: FactEntry): boolean {
  const [best] = spokenWholes(c)
  if (best === undefined) return false
  return best.score >= SPELT_OUT ? !isAmongBest(c, whole, best) : isCalledOtherwise(c, whole)
}
const SPELT_OUT = 0.9
/** 占办结案件的｜69.3%: short for 办结劳动人事争议案件, and for nothing that 受理劳动人事争议案件 is called. */
function isCalledOtherwise(c: Case, { label }: FactEntry): boolean {
  const { claimed, text } = c
  const name = text.slice(claimed.frame.wholeAt! + 1, claimed.mention.start).replace(NO_NAME, '')
  if (name.length < SHORTEST || isShortFor(name, label)) return false
  return spokenWholes(c).some(({ whole, score }) => score > SPEAKS && isShortFor(name, whole.label))
}
const SHORTEST = 2

/**
 * 焚烧8.68万吨，厨余1.06万吨，占｜12.2%: a part is no share of another part of the same whole; and where words name a
 * whole, 占受理总数的, of none that they name less.
 */
function mayBeWhole(c: Case, { place }: FactEntry, stated: FactEntry): boolean {
  const [best] = spokenWholes(c)
  if (best && best.score > SPEAKS) return isAmongBest(c, stated, best)
  return (c.claimed.frame.role !== 'share' && !namesRate(c)) || c.index.companions[place]!.whole === null
}
/** Whether words name a fact hardly less than what they name best. */
const isAmongBest = (c: Case, fact: FactEntry, best: SpokenWhole): boolean =>
  spokenWholes(c).some(({ whole, score }) => whole === fact && score > best.score - LESS)
const LESS = 0.1

const HINTED = 0.25
/** 占建档人数的90.1%: what the words hint at, however it is counted; a larger amount of the same unit told sentences before. */
export function farWholesFor(c: Case, fact: FactEntry): readonly FactEntry[] {
  const { gates } = viewOf(c.index, fact)
  const { parent } = fact
  const told = c.memory.earlier.filter(
    (one) => !one.isRate && gates[one.place] === 'same' && (parent === null || one.parent !== parent),
  )
  const best = spokenWholes(c).find(({ whole }) => whole !== fact)
  const { memory } = c
  const isTold = (whole: FactEntry) => memory.hasTold(whole, 'value') || memory.before.includes(whole)
  const spoken = spokenWholes(c).filter(({ whole }) => (best && isAmongBest(c, whole, best)) || isTold(whole))
  const wholes = [...told, ...spoken.map(({ whole }) => whole), ...namesakesOf(c, fact), ...allOfNoun(c, fact)]
  return wholes.filter((whole) => whole !== fact && mayBeMeant(c, fact, whole))
}

/** 水稻投保26100亩，投保面｜近九成; 检验拖拉机1087台，检验率｜84.7%: of all 水稻, of all 拖拉机, whether that was told or not. */
function namesakesOf(c: Case, fact: FactEntry): readonly FactEntry[] {
  if (fact !== c.memory.last || RATE.inClauseOf(c) === null) return []
  const { gates } = viewOf(c.index, fact)
  const name = fact.label.slice(0, NAME)
  const noun = fact.label.slice(-NAME)
  return c.index.facts.filter(
    ({ label, place, values }) =>
      (label.startsWith(name) || label.endsWith(noun)) &&
      gates[place] === 'same' &&
      values.value.n > fact.values.value.n,
  )
}
/** 规模化供水覆盖人口21.7万人，占｜76.4%: with no word for the whole, of the one larger amount that ends in the same noun, 农村供水人口. */
function allOfNoun(c: Case, fact: FactEntry): readonly FactEntry[] {
  const all = fact === c.memory.last && BARE_SHARE.inClauseOf(c) !== null ? largerOfNoun(c, fact) : null
  return all ? [all] : []
}
/** The one larger amount whose label ends in the same noun, of what the sheet makes no part of another. */
export function largerOfNoun({ index }: Case, fact: FactEntry): FactEntry | null {
  if (fact.parent !== null) return null
  const { gates } = viewOf(index, fact)
  const noun = fact.label.slice(-NAME)
  const all = index.facts.filter(
    (one) => one.label.endsWith(noun) && gates[one.place] === 'same' && one.values.value.n > fact.values.value.n,
  )
  return all.length === 1 ? all[0]! : null
}
const NAME = 2
/** 投保面, 覆盖率近. */
const RATE = new Clue(/[率面][\u4e00-\u9fff]{0,3}$/, '率面')

/** 占警情总量的15.4%: the whole that the words themselves name. */
export function wholeNamed(c: Case): FactEntry | null {
  const [first] = spokenWholes(c)
  return first?.whole ?? null
}

/** 工业用地412亩，占供应总量的｜63.6%: of a total what the words hint at, where it is more and in the same unit. */
export function totalNamed(c: Case, fact: FactEntry): FactEntry | null {
  if (TOTAL.inClauseOf(c) === null) return null
  const { gates } = viewOf(c.index, fact)
  const isMore = ({ whole }: SpokenWhole) => gates[whole.place] === 'same' && whole.values.value.n > fact.values.value.n
  return spokenWholes(c).find(isMore)?.whole ?? null
}

/** A fact that the words on what a share is taken of speak of. */
export interface SpokenWhole {
  readonly whole: FactEntry
  readonly score: number
}
/** Whether the words name others hardly less that are more than the fact: 投诉, of which the sheet has many sorts. */
export function isAmbiguous(c: Case, fact: FactEntry): boolean {
  const [best] = spokenWholes(c)
  const { gates } = viewOf(c.index, fact)
  const mayBe = ({ whole, score }: SpokenWhole) =>
    score > best!.score - LESS && gates[whole.place] === 'same' && whole.values.value.n > fact.values.value.n
  return best !== undefined && best.score < FAIRLY && spokenWholes(c).filter(mayBe).length > 1
}

const FAIRLY = 0.75

/** The best first; found out once for a number. */
export function spokenWholes(c: Case): readonly SpokenWhole[] {
  c.wholes ??= c.claimed.frame.wholeAt === null ? [] : findWholes(c, c.claimed.frame.wholeAt)
  return c.wholes
}

function findWholes({ claimed, text, heads, index }: Case, wholeAt: number): SpokenWhole[] {
  const words = text.slice(wholeAt + 1, claimed.mention.start)
  const scores = heads.score(evidenceOf(index, words, 1))
  const less = (whole: FactEntry): number =>
    whole.parts.some((part) => isCalledByOne(whole, part, words))
      ? HALF_NAMED
      : UNNAMED_PART * levelsUnnamed(heads, whole)
  return index.facts
    .filter((fact) => !fact.isRate && scores[fact.place]! > HINTED)
    .map((whole) => ({ whole, score: scores[whole.place]! - less(whole) }))
    .sort((a, b) => b.score - a.score)
}
const HALF_NAMED = 0.24
/** 全部投诉的, 投诉总量的: what stands beside the name of a whole. */
const NO_NAME = /^(?:全部|所有|已|全[区县市镇乡])|(?:总?[数量额]|的)+$/g
