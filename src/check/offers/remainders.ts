import { totalOf } from '../derive/total.ts'
import { asValue } from '../fit/fit-cell.ts'
import { holds } from '../judged.ts'
import { inLikeUnit } from '../sentence/named-heads.ts'
import { isDeed } from '../sheet/deeds.ts'
import { isFlow } from '../sheet/flow-and-stock.ts'
import { SPEAKS } from '../sheet/likeness.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import type { Word } from '../sheet/word.ts'
import { Clue } from '../text/clue.ts'
import { wordsBefore } from '../text/own-clause.ts'
import type { Case } from '../weigh/case.ts'
import { offerLeftBeside } from './left-beside.ts'
import { isNotYet, isOnlyUndone, LEFT, leavesUndone, namesUndone } from './left-undone.ts'
import { isOfOtherPeriod, isTurnedTo, turnsToPeriod } from './of-other-period.ts'
import type { Options } from './options.ts'
import { offerRestOfTold } from './rest-of-told.ts'
import { tellingOf } from './telling.ts'

const REST = new Clue(
  /(?:剩余|其余|剩下|尚余|余下|尚有|仍有|还有|未|无|没有?|正在|仍在|还在|尚在|不(?=成功|合格|达标|满意|通过|符合|规范))[一-龥]{1,8}$|未(?!成年)[一-龥]{9,18}$|在[建办途审]的?$|在管[一-龥]{0,6}$/,
  '余剩有未无没在不',
)
/** 38个待提升, 3处正在整改, 65件在办投诉, 1座因设备故障停运. */
const REST_FOLLOWS = new Clue(
  /^(?:因[一-龥]{2,10}?|[一-龥]{0,11}?)(?:待|未|没|尚未|正在|暂|还在|仍在|继续|限期|需|停[用运产机]|在[办途审]|跨年|结转|顺延|列入2)/,
  '待未没正暂还仍继限需停在跨结顺列',
)
const FOLLOWS_WITHIN = 14
/** 剩余隐患128处: what is left, with its noun before the number. */
export function isRest(c: Case): boolean {
  const { frame, mention } = c.claimed
  if (frame.role !== 'level') return false
  return REST.inClauseOf(c) !== null || REST_FOLLOWS.within(c.text, mention.end, mention.end + FOLLOWS_WITHIN) !== null
}

/** 无物业小区, 在办信访事项: such a part is itself what a word of the rest names. */
export const NAMED_SO = /^(?:其中：)?(?:无|未|没有|剩余|待|在[建办途审]|正在|尚未)/

/** 其余, 剩下: a whole without the part that is done, of what was just stated or is named here. */
export function offerRemainders(c: Case, subjects: Float64Array, options: Options): void {
  const { reading, memory, index } = c
  offerLeftBeside(c, options)
  const recent = inLikeUnit([...memory.before, ...memory.stated], reading)
  const done = doneAmong(c, recent)
  if (done) {
    options.add(totalOf(reading, 'difference', [done.parent!, done]), LEFT_OF_DONE, 0)
    return
  }
  for (const part of inLikeUnit(index.facts, reading)) offerRestWithout(c, part, recent, subjects, options)
  offerWithoutTold(c, recent, subjects, options)
  offerWithoutSum(c, options)
  offerRestOfTold(c, recent, options)
  const last = recent.slice(-MOST_TOLD)
  last.slice(0, -1).forEach((whole, at) => {
    if (!isListed(c)) options.addIfHolds(totalOf(reading, 'difference', [whole, last.at(-1)!]), GUESSED, 0)
    // 摸排36部，改造20部、停用10部，剩余｜6部: without all that were told after it
    options.addIfHolds(totalOf(reading, 'difference', last.slice(at)), GUESSED, 0)
  })
}
const GUESSED = 0.45
const MOST_TOLD = 6

/** What one part leaves of its whole, where it comes out; told by the sheet itself where another part is as many. */
function offerRestWithout(
  c: Case,
  part: FactEntry,
  recent: readonly FactEntry[],
  subjects: Float64Array,
  options: Options,
): void {
  const { whole } = c.index.companions[part.place]!
  if (!whole || NAMED_SO.test(part.label)) return
  const told = recent.includes(part)
  // 摸排36部，更换20部，剩余26部: without the part that was told, not without another that nobody named
  if (!told && part.parent && whole.parts.some((one) => recent.includes(one)) && !c.scorer.namesPart(part)) return
  const known = told || recent.includes(whole)
  if (!known && isOfOtherPeriod(c, whole, recent)) return
  const least =
    known ||
    isTurnedTo(c, whole, recent) ||
    isStillOpen(c, whole.label) ||
    namesUndone(c, part, whole.label) ||
    isOnlyUndone(c, part)
      ? KNOWN
      : 0
  const subject = Math.max(least, subjects[whole.place]!, subjects[part.place]!)
  if (subject <= HARDLY || (known && isListed(c))) return
  const rest = totalOf(c.reading, 'difference', [whole, part])
  if (!rest || !holds(rest.fit)) return
  const other = whole.parts.find((one) => one !== part && holds(asValue(c.reading, one).fit))
  options.add(other ? asValue(c.reading, other) : rest, subject, 0)
}
/** 抓好｜65件在办投诉, 热线在办｜7件: the noun beside a state that is not yet an end is that of the whole. */
const isStillOpen = (c: Case, whole: string): boolean => {
  const { end } = c.claimed.mention
  const noun = (OPEN.within(c.text, end, end + OPEN_REACH) ?? OPEN_BEFORE.inClauseOf(c))?.[1]
  return noun !== undefined && whole.includes(noun)
}
const OPEN_BEFORE = new Clue(/([\u4e00-\u9fff]{2})在[办途审]的?$/, '办途审的')
const OPEN = new Clue(
  /^[^，；。：、]{0,2}?(?:在[办途审]|[未待][\u4e00-\u9fff]{1,4}的?)([\u4e00-\u9fff]{2})(?:[^\u4e00-\u9fff]|的|继|正|全|均|已|限|跟)/,
  '在未待',
)
const OPEN_REACH = 12
const KNOWN = 0.45
const HARDLY = 0.3

/** 改造20部、停用10部，剩余: what was told in one list is left out together. */
const isListed = ({ claimed: { before }, text }: Case): boolean =>
  !!before?.before && isEnumeration(text.slice(before.before.mention.end, before.mention.start))
const isEnumeration = (between: string): boolean => between.includes('、') && !/[，；。：（）\n]/.test(between)

/** The sheet has itself what is left: 在办信访件. */
const isNamedLeft = ({ label }: FactEntry): boolean => LEFT.test(label)

/** 排查58个：整治41个，封堵9个，剩余8个: a whole without all its parts that were told. */
function offerWithoutTold(c: Case, recent: readonly FactEntry[], subjects: Float64Array, options: Options): void {
  const { reading, index, claimed } = c
  const part = recent.at(-1)
  const whole = part && index.companions[part.place]!.whole
  if (!whole) return
  const told = recent.filter((fact) => fact !== whole && index.companions[fact.place]!.whole === whole)
  const rest = totalOf(reading, 'difference', [whole, ...told])
  if (!rest) return
  if (!holds(rest.fit)) {
    if (turnsToPeriod(c, whole)) return
    const saysLeft = claimed.frame.role === 'remainder' || (isNotYet(c) && !whole.parts.some(isNamedLeft))
    if (!saysLeft || NAMED_SO.test(part.label)) return
    // 受理36件，其中重点10件，办结20件，剩余｜17件: without those that were done, whatever they were
    const all = rest.outcome! >= 0 && (!part.isDone || told.every((one) => one.isDone))
    const meant = all ? rest : totalOf(reading, 'difference', [whole, part])
    options.add(meant, Math.max(SPEAKS, subjects[whole.place]!, subjects[part.place]!), 0)
    return
  }
  if (told.length === 1) return
  const left = whole.parts.find((one) => !told.includes(one) && holds(asValue(reading, one).fit))
  options.add(left ? asValue(reading, left) : rest, 0.6, 0.1)
}

/** 工程建设和政府采购合计338个，其余｜48个: a whole without the parts that were named in a sum. */
function offerWithoutSum({ memory, reading, index }: Case, options: Options): void {
  const parts = memory.calculated.sum?.facts ?? []
  const whole = parts[0] && index.companions[parts[0].place]!.whole
  if (whole && parts.length > 1 && parts.every(({ place }) => index.companions[place]!.whole === whole))
    options.addIfHolds(totalOf(reading, 'difference', [whole, ...parts]), OF_SUM, 0)
}
const OF_SUM = 0.6

/** 整治2处，还有｜31处没有整治完, where 31 are those that were done. */
const doneAmong = (c: Case, recent: readonly FactEntry[]): FactEntry | undefined =>
  inLikeUnit(
    recent.flatMap(({ parts }) => parts),
    c.reading,
  ).find((part) => leavesUndone(c, part) && !isLastOf(part, recent) && holds(asValue(c.reading, part).fit))
/** 煤改电1387户，煤改气612户，其余｜165户为生物质; 自行处置4786件，剩下的｜532件, which are those passed on: all the other sorts were told. */
function isLastOf(part: FactEntry, told: readonly FactEntry[]): boolean {
  const others = part.parent!.parts.filter((one) => one !== part)
  return others.length > 0 && others.every((one) => told.includes(one) && !one.isUndone)
}
const LEFT_OF_DONE = 0.8

/** 幼儿园35所，其中公办22所，民办｜13所: what the parts told leave of their whole, under a name that the sheet has not. */
export function offerComplement(c: Case, options: Options): void {
  const { memory, reading, index, claimed } = c
  const whole = memory.last?.parent
  if (!whole || reading.percent || claimed.frame.role !== 'level' || !memory.hasTold(whole, 'value')) return
  // 上级补助4210万元，县级配套｜2630万元: where money comes from is told by verbs as well
  const isMoney = whole.unit?.dimension === 'money'
  // 收购8.64万吨，政策性2.95万吨，市场化收购｜5.69万吨: what was done of all is no other deed
  const isOther = (word: Word) => isDeed(word) && !whole.label.includes(word.text)
  if (isFlow(wordsBefore(c)) || (!isMoney && claimed.own.some(({ word }) => isOther(word)))) return
  if (options.all.some(({ claim }) => holds(claim.fit))) return
  const known = tellingOf(c)
  if (known) {
    options.add(known, COMPLEMENT, 0)
    return
  }
  const told = memory.stated.filter((fact) => fact !== whole && index.companions[fact.place]!.whole === whole)
  options.addIfHolds(totalOf(reading, 'difference', [whole, ...told]), COMPLEMENT, 0)
}
const COMPLEMENT = 0.5
