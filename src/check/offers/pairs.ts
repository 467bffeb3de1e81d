import { multipleOfOther } from '../derive/ratio.ts'
import { pointsBetweenShares } from '../derive/share.ts'
import { totalOf } from '../derive/total.ts'
import { holds } from '../judged.ts'
import { MORE_OR_LESS } from '../lexicon/beyond.ts'
import { namedBy } from '../sentence/named-by.ts'
import { inLikeUnit } from '../sentence/named-heads.ts'
import { SPEAKS } from '../sheet/likeness.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { gate } from '../sheet/unit-gate.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from '../weigh/case.ts'
import { offerGrowthGap } from './growth-gap.ts'
import type { Options } from './options.ts'
import { offerRateGap } from './rate-gap.ts'

/* What the words say of two facts: one set against the other. Only what they name; no search over all pairs. */

/** 收件量为发件量的2.2倍, 贷款余额相当于存款余额的81.6%; 18460元，相当于农村居民收入的76.3%: of what was told last. */
const OF_OTHER = new Clue(
  /([\u4e00-\u9fffA-Za-z]{2,14}?)?(?:约|大约|已经?|正好|仅|只)?(?:为|是|相当于|达到?)([\u4e00-\u9fffA-Za-z]{2,14})的(?:约|近)?$/,
  '为是当达',
)
/** 提取额与缴存额之比为｜70.3%. */
const RATIO_OF_TWO = new Clue(
  /([\u4e00-\u9fffA-Za-z]{2,14})[与和同]([\u4e00-\u9fffA-Za-z]{2,14}?)(?:之比|的?比[例值])[约仅为是达到]*$/,
  '比',
)
/** 相当于同期缴存额的. */
const MEANWHILE = /^(?:同期|当期|本期|同季|当季|全部)的?/
/** 甲比乙多9.2万吨，是后者的｜两倍: of the two that were just set against each other. */
const OF_EITHER = new Clue(/[是为约达到][前后]者的$/, '者')
/** 比跨区收割机高24.8个百分点. */
const THAN = new Clue(
  `比([^，。；：、\\s]{2,20}?)(?:占比|的?比重)?(?:还|又|要)?(${MORE_OR_LESS})(?:出|了)?(?:约|近)?$`,
  '比',
)

/** One fact in terms of another, or how far apart two rates lie, where the words name them. */
export function offerNamedPair(c: Case, options: Options): void {
  const { reading, claimed, memory } = c
  if (claimed.mention.kind === 'percentage-point') {
    offerShareGap(c, options)
    offerRateGap(c, options)
    offerGrowthGap(c, options)
    return
  }
  if (!reading.percent && !reading.isTimes) return
  const [larger, smaller] = memory.calculated.apart?.facts ?? []
  if (reading.isTimes && larger && smaller && OF_EITHER.inClauseOf(c))
    options.add(multipleOfOther(reading, larger, smaller), NAMED, 0)
  const inTerms = OF_OTHER.inClauseOf(c)
  const found = inTerms ?? RATIO_OF_TWO.inClauseOf(c)
  if (!found) return
  const isPlain = inTerms === null || inTerms[0].includes('相当于')
  const than = found[2]!.replace(MEANWHILE, '')
  const one = found[1] ? (memory.oneOfTwo(found[1]) ?? namedBy(c, found[1], isAmount)) : (memory.named ?? memory.last)
  const either = memory.oneOfTwo(than)
  const other = one && (either ?? namedBy(c, than, (fact) => fact.isAmount && fact !== one))
  if (!one || !other || namesRather(than, one, other)) return
  const claim = multipleOfOther(reading, one, other)
  const isTold = memory.stated.includes(other) || memory.before.includes(other) || memory.earlier.includes(other)
  // a multiple can be meant of nothing else, nor 相当于缴存额的70.3% after both were told; a percentage may be many things
  if (reading.isTimes || either || (isTold && isPlain)) options.add(claim, NAMED, 0)
  else options.addIfHolds(claim, NAMED, 0)
}
/** 农村低保是农村低保的｜3倍: no multiple of 城市低保, as nothing is a multiple of itself. */
const namesRather = (words: string, { label }: FactEntry, other: FactEntry): boolean =>
  label.includes(words) && !other.label.includes(words)
const NAMED = 0.9

const APART = new Clue(/相差(?:约|了|达)?$/, '差')
/** 分别占53.7%、34.1%，相差19.5个百分点; 占比62.4%，比跨区收割机高24.8个百分点: of shares of one whole, told in this sentence. */
function offerShareGap(c: Case, options: Options): void {
  const { reading, memory } = c
  const apart = SHARES_APART.inClauseOf(c)
  if (apart) offerSharesApart(c, apart[1]!, apart[2]!, options)
  const whole = memory.calculated.share?.facts.length === 2 ? memory.calculated.share.facts[1] : undefined
  if (!whole) return
  const [former, last] = [...memory.calculated.shared.keys()].slice(-2)
  if (last && APART.inClauseOf(c)) options.add(pointsBetweenShares(reading, former!, last, whole), NAMED, 0)
  const than = THAN.inClauseOf(c)
  const other = than && namedBy(c, than[1]!, (fact) => fact.isAmount && fact !== memory.calculated.share!.fact)
  if (other) options.add(pointsBetweenShares(reading, memory.calculated.share!.fact, other, whole), NAMED, 0)
}

/** 房建工地占比比道路工地高出｜34.8个百分点: of two parts of one whole, before their shares are told. */
const SHARES_APART = new Clue(
  `([^，；。：、\\s]{2,20}?)的?(?:占比|比重)[比较]([^，；。：、\\s]{2,20}?)(?:的?(?:占比|比重))?${MORE_OR_LESS}(?:出|了)?(?:约|近)?$`,
  '比',
)
function offerSharesApart(c: Case, one: string, than: string, options: Options): void {
  const part = namedBy(c, one, isAmount)
  const other = part && namedBy(c, than, (fact) => fact.isAmount && fact !== part && fact.parent === part.parent)
  if (other?.parent) options.add(pointsBetweenShares(c.reading, part!, other, other.parent), NAMED, 0)
}
const isAmount = (fact: FactEntry): boolean => fact.isAmount

const COMPARES = new Clue(/[比较][^，。；]{0,16}$/, '比较')
/** 比常年同期降水量（231.5毫米）偏多54.9毫米: of the two facts that were stated last. */
export function offerDistanceToStated({ reading, memory, text, claimed }: Case, options: Options): void {
  const { before, frame } = claimed
  const [one, other] = [memory.stated.at(-2), memory.stated.at(-1)]
  if (!one || !before || (frame.role !== 'change' && frame.role !== 'gap')) return
  if (!COMPARES.within(text, Math.max(before.from, before.mention.start - 20), before.mention.start)) return
  const facts = one.values.value.n >= other!.values.value.n ? [one, other!] : [other!, one]
  options.addIfHolds(totalOf(reading, 'difference', facts), NAMED, 0)
}

/** 网点54个，农资27个，日用品27个: a head that neighbours share, and no fact bears alone, speaks of all of them. */
export function offerSharedHead({ index, reading, claimed }: Case, subjects: Float64Array, options: Options): void {
  const { role } = claimed.frame
  if ((role !== 'level' && role !== 'sum') || reading.percent || reading.plain.approx) return
  if (options.all.some(({ claim }) => holds(claim.fit))) return
  const most = Math.max(...inLikeUnit(index.facts, reading).map(({ place }) => subjects[place]!))
  if (most < SPEAKS) return
  const isNamed = (fact: FactEntry | undefined): fact is FactEntry =>
    fact?.isAmount === true && fact.parent === null && subjects[fact.place]! > most - ALIKE
  const { facts } = index
  for (let from = 0; from < facts.length; from++) {
    const [before, first] = [facts[from - 1], facts[from]]
    if (!isNamed(first) || (isNamed(before) && gate(first, before) === 'same')) continue
    let end = from + 1
    while (isNamed(facts[end]) && gate(first, facts[end]!) === 'same') end++
    if (end - from > 1) options.addIfHolds(totalOf(reading, 'sum', facts.slice(from, end)), most, SHARED)
  }
}
/** How near the names of all must be to the words. */
const ALIKE = 0.1
const SHARED = -0.15
