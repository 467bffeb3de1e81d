import { holds } from '../judged.ts'
import { isValue, type Option, type ValueOption } from '../offers/options.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { gate } from '../sheet/unit-gate.ts'
import { isDoneWithPart, isKin, isListedPart, isSomeOf, namesAllParts } from './kin.ts'
import { notedByChance } from './noted-by-chance.ts'
import { type Known, knowMore, type SentenceReading } from './sentence-reading.ts'
import { isRatherOf } from './spelt-beside.ts'
import type { Weighed } from './weigh.ts'

/*
 * Which number tells which fact, over all numbers of a text. Reading from left to right takes the fact whose value fits,
 * if the words allow it. Here such a number has to answer for the others: where the words name another fact better, and
 * no number of the text tells that fact, it is meant, and the value is wrong.
 */

/** How much better the words must name the other fact, unless another number tells the fact whose value it is. */
const SURE = 0.14
/** The number that follows comes out for the fact that is named. */
const FOLLOWED = 0.3

const tells = ({ chosen }: Weighed): ValueOption | null => (isValue(chosen) && holds(chosen.claim.fit) ? chosen : null)

/** The facts that numbers speak of against their value. */
export function reassigned(text: string, readings: readonly SentenceReading[]): Known {
  const told = toldIn(readings)
  const known: Known = new Map()
  readings.forEach(({ weighed, plans, sentence: { claims } }, sentence) => {
    weighed.forEach((one, place) => {
      const taken = one.judged.frame?.role === 'level' ? tells(one) : null
      const next = weighed[place + 1]
      const meant = taken ? null : notedByChance(one, next, told)
      if (meant) knowMore(known, sentence, place, meant)
      if (!taken) return
      const sure = told.get(taken.claim.fact)! > 1 ? 0 : SURE
      const named = namedBetter(one.options, taken, sure, next, claims[place]!.period !== null)
      if (!named || told.has(named.claim.fact) || comesOut(next, taken.claim.fact)) return
      if (isMeasuredWorse(one, taken, named) || (claims[place]!.period === null && areDated(taken, named))) return
      if (isExpected(weighed.slice(0, place), taken.claim.fact, named.claim.fact)) return
      if (namesAllParts(text, claims[place]!, taken.claim.fact, named.claim.fact)) return
      if (isRatherOf({ text, claimed: claims[place]! }, taken.claim.fact, named.claim.fact)) return
      if (isDoneWithPart(text, claims[place]!, taken.claim.fact, named.claim.fact)) return
      if (isSomeOf(text, claims[place]!, taken.claim.fact, named.claim.fact)) return
      if (isListedPart(claims[place]!, plans[place] ?? null, taken.claim.fact, named.claim.fact)) return
      const last = weighed[place - 1]
      const before = last && tells(last)?.claim.fact
      if (before && !isSpelt(named, taken) && isKin(before, taken.claim.fact, named.claim.fact)) return
      if (isDivided(weighed.slice(place + 1, place + 3), taken.claim.fact)) return
      knowMore(known, sentence, place, named.claim)
    })
  })
  return known
}

/** 新改建农村公路46.8公里，实施公路养护工程｜82.4公里: the very label of one fact, whatever the other has in common with what was told. */
const isSpelt = (named: ValueOption, taken: ValueOption): boolean =>
  named.subject >= SPELT && named.subject >= taken.subject + MUCH
const SPELT = 0.97
const MUCH = 0.3

/** 投资14.27亿元, where the sheet has what was invested in the quarter and so far: words without a period name either. */
const areDated = (taken: ValueOption, named: ValueOption): boolean =>
  taken.claim.fact.period !== null && named.claim.fact.period !== null

/** 在招聘会上发布岗位1200个: what the sheet counts in 场 is not meant where another fact is counted so. */
const isMeasuredWorse = ({ judged: { mention } }: Weighed, taken: ValueOption, named: ValueOption): boolean =>
  gate(mention.stated!, taken.claim.fact) === 'same' && gate(mention.stated!, named.claim.fact) !== 'same'

/** 重大隐患23项，整改21项: the part of what its sentence told before, whatever else the sheet calls 完成整改. */
const isExpected = (before: readonly Weighed[], { parent }: FactEntry, named: FactEntry): boolean =>
  parent !== null &&
  named.parent !== parent &&
  named !== parent &&
  before.some((one) => tells(one)?.claim.fact === parent)

/** 共设河长48名，镇级、村级分别为11名和37名: the whole whose parts follow. */
const isDivided = (after: readonly Weighed[], whole: FactEntry): boolean =>
  after.length > 0 && after.every((one) => tells(one)?.claim.fact.parent === whole)

/** How many numbers tell the value of each fact. */
function toldIn(readings: readonly SentenceReading[]): ReadonlyMap<FactEntry, number> {
  const told = new Map<FactEntry, number>()
  for (const { weighed } of readings)
    for (const one of weighed) {
      const fact = tells(one)?.claim.fact
      if (fact) told.set(fact, (told.get(fact) ?? 0) + 1)
    }
  return told
}

/**
 * The fact that the words surely name better, and most of all. What follows does not speak for one that they name worse:
 * 老年人体检4215人，同比多12人, by as many as 在院老人 grew. A period that is named speaks for the fact that has one of its own.
 */
function namedBetter(
  options: readonly Option[],
  { subject }: ValueOption,
  sure: number,
  next: Weighed | undefined,
  isDated: boolean,
): ValueOption | null {
  let best: ValueOption | null = null
  let most = subject + sure
  for (const option of options) {
    if (!isValue(option) || option.subject + FOLLOWED <= most) continue
    const isSpoken = option.subject > subject - WORSE || (isDated && option.claim.fact.period !== null)
    const suits = option.subject + (isSpoken && mayComeOut(next, option.claim.fact) ? FOLLOWED : 0)
    if (suits <= most) continue
    best = option
    most = suits
  }
  return best
}

const WORSE = 0.08

/** 问题412个，减少19个: a comparison without a noun of its own that would hold for a fact. */
const mayComeOut = (next: Weighed | undefined, fact: FactEntry): boolean =>
  next?.silent === true &&
  next.options.some(({ claim }) => claim.of === 'derived' && claim.fact === fact && holds(claim.fit))

/** 38座，增长8.6%; 403家交卷，仅6家未交: the number that follows, not told of it once more, comes out for a fact, and so speaks for it. */
function comesOut(next: Weighed | undefined, fact: FactEntry): boolean {
  const claim = next && tells(next) === null ? next.judged.claim : null
  if (!claim || !holds(claim.fit)) return false
  return claim.fact === fact || (claim.of === 'derived' && claim.rule === 'difference' && claim.facts.includes(fact))
}
