import { sumOfPeriods, totalOf } from '../derive/total.ts'
import { asValue } from '../fit/fit-cell.ts'
import { holds } from '../judged.ts'
import { IN_ALL } from '../lexicon/together.ts'
import { toldOfKind } from '../sentence/answering.ts'
import type { Memory } from '../sentence/memory.ts'
import { inLikeUnit, inSameUnit } from '../sentence/named-heads.ts'
import { kindIn } from '../sentence/summing-up.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { leftOf } from '../text/character-class.ts'
import type { Case } from '../weigh/case.ts'
import type { Options } from './options.ts'

/* Sums of what was told: which facts enter, and as many as a word counts. */

const COUNTED = new RegExp(
  `(前|其余|其[他它]|另外?|余下|剩下)?的?([两二三四五六七八九十])([项类者个级种支组批块处片档])[一-龥]{0,5}?(?:${IN_ALL}|占)`,
)

/** 两项合计, 三支队伍共: how many of those told; null where no word counts them. */
export function countedIn({ text, claimed }: Case): Counted | null {
  const { start } = claimed.mention
  // 前两类合计76件，后两类合计｜107件: what counts for the number before says nothing here
  const before = text.slice(Math.max(claimed.from, start - 14), start)
  const found = COUNTED.exec(before)
  if (!found) return null
  const [, first, counted, measure] = found
  return {
    count: '零一二三四五六七八九十'.indexOf(counted!.replace('两', '二')),
    first: first === '前',
    others: first !== undefined && first !== '前',
    ofLevels: measure === '级',
    kind: kindIn(before),
  }
}
interface Counted {
  readonly count: number
  readonly first: boolean
  /** 另外两类: none of those told. */
  readonly others: boolean
  /** 两级: 镇 and 村, which are not in every label. */
  readonly ofLevels: boolean
  /** 图斑 of 两类图斑. */
  readonly kind: string | null
}

/** What a sum is made of: the heads named with it, or as many of the facts stated just before as a word counts. */
export function summandsOf(c: Case, heads: FactEntry[] | null): readonly FactEntry[] {
  if (heads && heads.length > 1) return heads
  const { memory, reading } = c
  const counted = countedIn(c)
  const ofKind = counted?.kind ? inSameUnit(toldOfKind(memory, counted.kind), reading) : []
  if (counted && ofKind.length >= counted.count) return ofKind.slice(-counted.count)
  const told = toldFor(c, counted?.count ?? 0)
  const amounts = reading.percent ? told.filter(({ isAmount }) => isAmount) : inLikeUnit(told, reading)
  // 排查214件，三类分别为89、63、38件，前两类合计: a whole is no summand beside its parts
  const recent = amounts.filter((fact) => !amounts.some(({ parent }) => parent === fact))
  if (!counted) return recent
  // 来访60件，走访企业86家，来信40件，两项合计100件: those in the unit of the sum, where they are as many
  const same = inSameUnit(recent, reading)
  const meant = same.length < counted.count ? recent : same
  // 工业投资41.36亿元，比基础设施投资多6.88亿元，两项合计: one of them named without its value
  if (meant.length < counted.count && memory.calculated.apart?.facts.length === counted.count)
    return memory.calculated.apart.facts
  return counted.first ? ofListTold(meant, counted.count).slice(0, counted.count) : meant.slice(-counted.count)
}

/** 合格37人；定兵19名，本科、专科、高中分别为13、4、2名，前两项合计: of the parts told last, where there are more of them than are counted. */
function ofListTold(told: readonly FactEntry[], count: number): readonly FactEntry[] {
  const whole = told.at(-1)?.parent
  const parts = whole ? told.filter(({ parent }) => parent === whole) : []
  return parts.length > count ? parts : told
}

/** What was told here and in the sentence before; 甲9.8亿元。乙2.3亿元。丙3.1亿元。三项合计: as far back as there are as many in the unit. */
function toldFor({ memory: { stated, before, earlier }, reading }: Case, count: number): readonly FactEntry[] {
  const near = stated.length > 1 ? stated : [...new Set([...before, ...stated])]
  if (reading.percent || inSameUnit(near, reading).length >= count) return near
  return [...new Set([...earlier, ...before, ...stated])]
}

/** 合计: the longest run of summands first; their common whole before all. */
export function offerSums(c: Case, heads: FactEntry[] | null, options: Options): void {
  const { reading, memory } = c
  const twice = heads ? null : toldOfBothPeriods(c)
  // 雨水12.7公里（二季度9.8公里）、污水18.3公里（二季度16.9公里），合计31公里: the last of several is not meant alone
  const isAlone = twice && !memory.stated.some((fact) => fact !== twice && wasToldTwice(memory, fact))
  if (isAlone) {
    options.add(sumOfPeriods(reading, twice), NAMED, 0)
    return
  }
  if (twice) options.addIfHolds(sumOfPeriods(reading, twice), NAMED, 0)
  const counted = countedIn(c)
  if (!heads && counted && !counted.others) offerPartsOfWholes(c, counted.count, options)
  const facts = summandsOf(c, heads)
  if (facts.length < 2 && !heads && counted && !counted.others) offerNeighbours(c, counted.count, options)
  if (facts.length < 2 || counted?.others) return
  const { companions } = c.index
  const { whole } = companions[facts[0]!.place]!
  if (whole && facts.every(({ place }) => companions[place]!.whole === whole)) {
    const claim = asValue(reading, whole)
    if (facts.length === whole.parts.length) options.add(claim, 0.9, 0)
    else options.addIfHolds(claim, 0.65, 0.1)
  }
  const alike = heads || counted ? facts : toldLastInUnit(c, facts)
  const sum = totalOf(reading, 'sum', alike)
  options.add(sum, 0.6, 0.1)
  if (alike.length < facts.length && !(sum && holds(sum.fit)))
    options.addIfHolds(totalOf(reading, 'sum', facts), 0.6, 0.1)
  // 镇村两级办件合计: heads that no label bears
  if (!heads || counted?.ofLevels) offerSumOfWholes(c, options)
  if (heads) return
  if (counted) {
    // 咨询类215件；求助类比投诉类多117件，两类合计631件: the two that were just compared
    if (memory.calculated.apart?.facts.length === counted.count)
      options.addIfHolds(totalOf(reading, 'sum', memory.calculated.apart.facts), SAID, 0)
    return
  }
  for (let from = 1; from < facts.length - 1; from++)
    options.addIfHolds(totalOf(reading, 'sum', facts.slice(from)), 0.55, 0.1)
}

/** 图书馆2座、分馆16个，图书68.4万册、电子图书41.2万册，合计｜109.6万册: two or more told last in the very unit, without the others. */
function toldLastInUnit({ reading }: Case, facts: readonly FactEntry[]): readonly FactEntry[] {
  const same = new Set(inSameUnit(facts, reading))
  const others = facts.findLastIndex((fact) => !same.has(fact))
  return facts.length - others > 2 ? facts.slice(others + 1) : facts
}

/** 中央交办28个，销号25个；省级反馈41个，完成38个；两级合计69个: of what was told with its parts, as many as a word counts. */
function offerSumOfWholes(c: Case, options: Options): void {
  const { memory, reading } = c
  const told = inLikeUnit([...memory.before, ...memory.stated], reading)
  const counted = countedIn(c)
  const count = counted?.count ?? 2
  const offer = (wholes: readonly FactEntry[]) => {
    if (wholes.length >= count) options.addIfHolds(totalOf(reading, 'sum', wholes.slice(-count)), SAID, 0)
  }
  offer(told.filter(({ parts }) => parts.some((part) => told.includes(part))))
  // 中心办件5264件，网上1927件，即办3158件；村级办件2438件，两级合计7702件: those of which no whole was told
  if (counted?.ofLevels) offer(told.filter(({ parent }) => !parent || !told.includes(parent)))
}

/** 三类工单加起来｜1385件, of 1284: all the parts of a whole that has as many, which overlap. */
function offerPartsOfWholes({ index, reading }: Case, count: number, options: Options): void {
  for (const whole of index.facts) {
    const parts = inSameUnit(
      whole.parts.filter((part) => !isHalved(whole, part)),
      reading,
    )
    if (parts.length === count && sumOf(parts) > whole.values.value.n)
      options.addIfHolds(totalOf(reading, 'sum', parts), SAID, 0)
  }
}
/** 办结251件、在办14件 of 265: two that share the whole between them are no parts of one row with others. */
const isHalved = (whole: FactEntry, part: FactEntry): boolean =>
  whole.parts.some((one) => one !== part && Math.abs(sumOf([one, part]) - whole.values.value.n) < NOTHING)
const NOTHING = 1e-6
/** 三笔上级资金合计｜8.25亿元, none of which was told: as many as stand in a row in the sheet, in one unit. */
function offerNeighbours({ index, reading }: Case, count: number, options: Options): void {
  if (reading.percent || count < 2) return
  for (let from = 0; from + count <= index.facts.length; from++) {
    const row = inLikeUnit(index.facts.slice(from, from + count), reading)
    const isWhole = ({ values }: FactEntry) => Math.abs(values.value.n - sumOf(row)) < NOTHING
    if (row.length === count && row.every(({ parts }) => parts.length === 0) && !index.facts.some(isWhole))
      options.addIfHolds(totalOf(reading, 'sum', row), UNTOLD, 0)
  }
}
const UNTOLD = 0.5
const sumOf = (parts: readonly FactEntry[]): number => parts.reduce((sum, { values }) => sum + values.value.n, 0)

/** How surely a sum is meant that no word adds up. */
export const SAID = 0.7

/** 两级督察共交办｜69个: as many of what was told as a word counts, where they come to it. */
export function offerCounted(c: Case, options: Options): void {
  if (c.reading.percent || countedIn(c)?.others !== false) return
  offerSumOfWholes(c, options)
  const told = summandsOf(c, null)
  if (told.length > 1) options.addIfHolds(totalOf(c.reading, 'sum', told), SAID, 0)
}

/** The fact told last, where it was told of this period and of the one before; 两个季度合计｜1160户: or of one of them. */
export function toldOfBothPeriods({ memory, text, claimed }: Case): FactEntry | null {
  const { last } = memory
  if (!last) return null
  if (wasToldTwice(memory, last)) return last
  const once = memory.hasTold(last, 'value') || memory.hasTold(last, 'lastPeriod')
  return once && last.values.lastPeriod && TWO_PERIODS.test(leftOf(text, claimed.mention.start, 12)) ? last : null
}
const TWO_PERIODS = /两个?(?:季度?|月|期)[^，；。\d]{0,8}$/
const wasToldTwice = (memory: Memory, fact: FactEntry): boolean =>
  memory.hasTold(fact, 'lastPeriod') && memory.hasTold(fact, 'value')
const NAMED = 0.9
