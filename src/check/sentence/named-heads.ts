import listing from '../lexicon/listing.json' with { type: 'json' }
import { evidenceOf } from '../sheet/evidence.ts'
import { HINTS } from '../sheet/likeness.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { wordsBefore } from '../text/own-clause.ts'
import type { Case } from '../weigh/case.ts'
import { joins, shortFor } from './named-by.ts'
import { UNNAMED_PART } from './unnamed-part.ts'

/** Amounts that the unit of the number can measure. */
export const inLikeUnit = (facts: readonly FactEntry[], { gates }: Case['reading']): FactEntry[] =>
  facts.filter((fact) => fact.isAmount && gates[fact.place] !== 'shut')

/** Those that are counted in the very unit of the number: 件, where 家 and 户 may be summed up as well. */
export const inSameUnit = (facts: readonly FactEntry[], { gates }: Case['reading']): FactEntry[] =>
  facts.filter((fact) => gates[fact.place] === 'same')

/** The facts that the heads before a sum or ratio name: 大气和水合计. Where one is a part, its siblings are meant. */
export function headsOf(c: Case, heads = c.plan?.heads): FactEntry[] | null {
  if (!heads) return null
  const best = (head: string, whole: FactEntry | null = null) =>
    bestFor(c, head, heads.at(-1)!, whole, beyondOf(head, heads))
  const named = heads
    .map((head) => best(head))
    .filter((fact, at, all) => fact !== null && !isOneLabel(fact, heads, all.indexOf(fact), at)) as FactEntry[]
  const whole = named.find(({ parent }) => parent !== null)?.parent
  // 民间投资与固定资产投资之比: a part and its whole, which no sum holds
  if (
    !whole ||
    (named.includes(whole) && c.claimed.mention.stated?.unitText === '') ||
    named.every(({ parent }) => parent === whole)
  )
    return distinct(named)
  const siblings = heads.map((head) => best(head, whole)).filter((fact) => fact !== null)
  return distinct(siblings) ?? distinct(named)
}

/** The facts that names joined in one string name: 社会生活、建筑施工, 优抚资金和慰问金. */
export const headsJoined = (c: Case, names: string): FactEntry[] | null => headsOf(c, names.split(/[、和与及]/))

/** 工业投资、社会民生及其他投资合计: two heads that stand beside each other are one label. */
const isOneLabel = (fact: FactEntry, heads: readonly string[], first: number, at: number): boolean =>
  first === at - 1 && fact.label.includes(heads[first]!) && fact.label.includes(heads[at]!)

/** What the others say that hold a head: 不予 beside 核发、不予核发. */
export const beyondOf = (head: string, heads: readonly string[]): readonly string[] =>
  heads
    .flatMap((other) => (other !== head && other.includes(head) ? other.split(head) : []))
    .filter((one) => one !== '')

/** No fact is added to itself: where two heads name one, it is not known what is meant. */
export const distinct = (facts: FactEntry[]): FactEntry[] | null =>
  new Set(facts).size === facts.length ? facts : null

/** The fact that a head names best; `last` is the head that ends in the noun of all, what is `beyond` it names another. */
export function bestFor(
  { heads, index, claimed, reading, memory }: Case,
  head: string,
  last = head,
  whole: FactEntry | null = null,
  beyond: readonly string[] = [],
): FactEntry | null {
  const countable = claimed.mention.kind !== 'ratio'
  const spelt = index.facts.find(({ label, isRate }) => spells(label, head, last) && !(countable && isRate))
  if (spelt) return spelt
  const mayBe = (fact: FactEntry): boolean => {
    if (fact.isRank || (whole && fact.parent !== whole) || beyond.some((one) => fact.label.includes(one))) return false
    if (!countable) return fact.growth === 0
    return !fact.isRate && (reading.percent !== null || reading.gates[fact.place] !== 'shut')
  }
  const called =
    calledBy(index.facts, head, mayBe) ??
    (COUNT.test(head) ? calledBy(index.facts, head.replace(COUNT, ''), mayBe) : null)
  if (called) return called
  const shared = head === last ? [] : evidenceOf(index, last, 0.7)
  const scores = heads.score(evidenceOf(index, head, 1), shared, claimed)
  const told = (fact: FactEntry): boolean => memory.stated.includes(fact) || memory.before.includes(fact)
  let best: FactEntry | null = null
  let most = HINTS
  for (const fact of index.facts) {
    if (!mayBe(fact)) continue
    const spoken = scores[fact.place]! - (fact.parent && !heads.namesPart(fact) ? UNNAMED_PART : 0)
    const likeness = spoken > 0 && told(fact) ? spoken + TOLD : spoken
    if (likeness <= most) continue
    best = fact
    most = likeness
  }
  if (best && joins(best, head)) return best.parts.find((part) => part.label.includes(head) && mayBe(part)) ?? best
  // 支出比收入多: 民生支出 only where it is named, or told where the whole was not
  const wide = best?.parent
  const isWide =
    wide && wide !== whole && head.length > 1 && wide.label.includes(head) && !joins(wide, head) && mayBe(wide)
  return isWide && (told(wide) || memory.earlier.includes(wide) || !told(best!)) ? wide : best
}

/** The one label that holds a head, or that it is short for. */
function calledBy(facts: readonly FactEntry[], head: string, may: (fact: FactEntry) => boolean): FactEntry | null {
  const [holding, another] = head.length > 1 ? facts.filter((fact) => fact.label.includes(head) && may(fact)) : []
  return holding && !another ? holding : shortFor(facts, head, may)
}
/** 审结案件数: how many of them there are. */
const COUNT = /(?<=[\u4e00-\u9fff]{2})(?:总数|数量?)$/

/** What was just told is meant sooner. */
const TOLD = 0.15

/** 10亿元以上和5亿元至10亿元项目: a head is a label, by itself or with the noun that it shares. */
const spells = (label: string, head: string, last: string): boolean =>
  label === head || (head !== '' && label.startsWith(head) && last !== head && last.endsWith(label.slice(head.length)))

/** 城乡收入: the two facts whose labels differ in no more than 城镇 and 农村, of several such the ones that the words name best. */
export function joinedPair(c: Case): readonly FactEntry[] | null {
  const { heads, index, claimed, reading } = c
  const clause = wordsBefore(c)
  const joined = listing.joinedHeads.filter(({ joined }) => clause.includes(joined))
  const pairs = joined.flatMap(({ one, other }) =>
    (reading.percent ? index.facts.filter((fact) => fact.isAmount) : inLikeUnit(index.facts, reading)).flatMap(
      (fact) => {
        const twin = fact.label.includes(one) && fact.label.replace(one, other)
        const partner = twin && index.facts.find(({ label }) => label === twin)
        return partner ? [[fact, partner] as const] : []
      },
    ),
  )
  if (pairs.length < 2) return pairs[0] ?? null
  const scores = heads.score(evidenceOf(index, clause, 1), undefined, claimed)
  return pairs.reduce((best, pair) => (scores[pair[0].place]! > scores[best[0].place]! ? pair : best))
}
