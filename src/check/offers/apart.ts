import { LAST_YEAR } from '../context/comparison.ts'
import { totalFrom } from '../derive/between.ts'
import { distanceOf, type Total, totalOf } from '../derive/total.ts'
import { asValue } from '../fit/fit-cell.ts'
import { BESIDE_MORE, BEYOND, ENDS_BEYOND, saysMore, withoutSmall } from '../lexicon/beyond.ts'
import flows from '../lexicon/flows.json' with { type: 'json' }
import { TOGETHER } from '../lexicon/together.ts'
import { headsBefore } from '../sentence/list-heads.ts'
import { bestFor, distinct, inLikeUnit, inSameUnit, joinedPair } from '../sentence/named-heads.ts'
import { counterpartOf } from '../sheet/balances.ts'
import { inWiderRegion } from '../sheet/of-region.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from '../weigh/case.ts'
import { comparedWith } from './compared-with.ts'
import type { Options } from './options.ts'

/** More than any of them is named by itself. */
export const BOTH_NAMED = 1.2
const NAMED = 0.9
/** Words say which calculation is meant. */
const SAID = 0.1

/** 相差440万元: of the two that are named, or that were stated last. */
const APART = new Clue(
  /(?:相差|之差|差距|差额)(?:(?:由|从)(?:[上去]年)?(?:同期)?的?|(?:扩大|拉大|缩小|收窄|扩|缩)[到至])?[为是达到约了有仅只超近]*$/,
  '差',
)
/** 距年度目标分别相差｜5家: each from its own. */
const FROM_OTHERS = new Clue(
  /分别|(?<!差)距|离|目标|任务|计划|[与和跟同比较](?:[上去]年|上季度?|上月)/,
  '分距离目任计年季月',
)
/** 差距由10800元扩大到｜11260元: still of the two. */
const STILL_APART = new Clue(/^[^，；。：]{0,4}[至到为]$/, '至到为')

const isApart = (c: Case): boolean => APART.inClauseOf(c) !== null && FROM_OTHERS.inClauseOf(c) === null

/** How far two facts lie apart, of which words say so. */
export function offerApart(c: Case, options: Options): void {
  if (c.claimed.mention.kind !== 'quantity') return
  offerSetApart(c, options)
  if (c.claimed.frame.role === 'gap') offerWanting(c, options)
  offerMore(c, options)
  offerOverWhole(c, options)
  if (c.claimed.frame.base === null) offerAbove(c, options)
}

/** Of two that are set apart by a noun: 差距, 之差. */
function offerSetApart(c: Case, options: Options): void {
  const { claimed, reading, memory, text } = c
  const { mention, frame, from } = claimed
  const field = (frame.role === 'prior' && frame.base !== 'qoq') || isOfLastYear(c) ? 'lastYear' : 'value'
  const still = memory.calculated.apart && frame.turned && STILL_APART.within(text, from, mention.start)
  const [one, other] = still ? memory.calculated.apart!.facts : isApart(c) ? twoApart(c) : []
  if (one && other) options.add(distanceOf(reading, one, other, 0, field), still ? NAMED : BOTH_NAMED, SAID)
}

/** 去年甲镇与乙镇相差｜15万元; 与去年相比，相差 is of now. */
const OF_LAST_YEAR = new Clue(`(?:^|[，；。：、\n])${LAST_YEAR}，?[^，；。：]*$`, '年期')
const isOfLastYear = ({ text, claimed: { from, mention } }: Case): boolean =>
  OF_LAST_YEAR.within(text, from, mention.start) !== null

function twoApart(c: Case): readonly FactEntry[] {
  const joined = joinedPair(c)
  if (joined) return joined
  const heads = headsBefore(c.text, c.claimed, 2)?.heads
  const named = heads && distinct(heads.map((head) => bestFor(c, head, heads[1])).filter((fact) => fact !== null))
  if (named?.length === 2) return named
  const told = inLikeUnit(c.memory.stated, c.reading)
  const same = inSameUnit(told, c.reading)
  return (same.length > 1 ? same : told).slice(-2)
}

/** 发现94个，整改91个，差｜3个: what the part that was told last wants of its whole. */
function offerWanting({ memory, index, reading }: Case, options: Options): void {
  const whole = memory.last && index.companions[memory.last.place]!.whole
  if (whole) options.addIfHolds(totalOf(reading, 'difference', [whole, memory.last!]), WANTING, 0)
}
const WANTING = 0.8

/** 是省外的1.4倍，多｜33人: by as much as the two that were set against each other lie apart. */
function offerMore(c: Case, options: Options): void {
  const { memory, reading, text, claimed } = c
  const more = MORE.within(text, claimed.from, claimed.mention.start)?.[1]
  const [one, other] = more ? (memory.calculated.apart?.facts ?? ofTwoBefore(c)) : []
  if (one && other && more) options.add(distanceOf(reading, one, other, saysMore(more) ? 1 : -1), BOTH_NAMED, SAID)
}
/** 前者占61.0%，多出｜九件: than the other of the two. */
function ofTwoBefore({ memory, text, claimed: { before } }: Case): readonly (FactEntry | undefined)[] {
  const which = before && OF_TWO.exec(text.slice(before.from, before.mention.start))?.[0]
  if (!which) return []
  const two = memory.lastTwo()
  const ordered = which === '前者' ? two : two.toReversed()
  return ordered[0]?.unitText === ordered[1]?.unitText ? ordered : []
}
const OF_TWO = /前者|后者/
const MORE = new Clue(/^[，、](多|高|少|低)(?:出|了)?[约近]?$/, '多高少低')

/** 三类合计1385件，超过总数｜101件, 大于｜1284件: parts that overlap, than the whole of which they are. */
function offerOverWhole(c: Case, options: Options): void {
  const sum = c.memory.calculated.sums.at(-1)
  const whole = sum?.facts[0]?.parent
  if (!sum || !whole || sum.facts.some(({ parent }) => parent !== whole)) return
  if (OVER.inClauseOf(c)) options.addIfHolds(totalFrom(c.reading, sum, whole, 1), BOTH_NAMED, SAID)
  if (saysMore(c.reading.stated.approx ?? '')) options.addIfHolds(asValue(c.citing, whole), BOTH_NAMED, SAID)
}
const OVER = new Clue(/(?:超[过出]?|[多高][出了于]?|大于)[^，；。：、]{0,8}$/, '超多高大')

/** 支出比收入高出: of the two that are named; 护士2036人，比医师多: of what was stated last and of what is named. */
function offerAbove(c: Case, options: Options): void {
  const found = ABOVE.inClauseOf(c) ?? comparedWith(c)
  if (!found) {
    offerWithout(c, options)
    offerMoreOfTwo(c, options)
    offerBeyond(c, options)
    return
  }
  const [, called, than, word] = found
  const subject = called && withoutSmall(called)
  const sum = subject ? sumNamed(c, subject) : c.memory.calculated.sum
  if (sum) {
    offerTotalAbove(c, sum, found, options)
    return
  }
  const [shortly, beside] = (subject && toldShortly(c, subject, than!)) || []
  const one =
    shortly ??
    (subject ? oneNamed(c, subject) : (c.memory.calculated.share?.fact ?? comparedBefore(c) ?? c.memory.last))
  const other = beside ?? (one && thanNamed(c, one, than!))
  if (one && other && one !== other)
    options.add(distanceOf(c.reading, one, other, saysMore(word!) ? 1 : -1), BOTH_NAMED, SAID)
}
/** 新进74人、退出138人，退的比进的多｜64人: of the two told last, which one each is by the one character that tells them apart. */
function toldShortly({ memory, reading }: Case, words: string, than: string): readonly FactEntry[] | null {
  if (!SHORTLY.test(words) || !SHORTLY.test(than)) return null
  const two = inSameUnit(memory.stated, reading).slice(-2)
  const places = [two.map((fact) => isCalled(fact, words[0]!)), two.map((fact) => !isCalled(fact, than[0]!))]
  const told = places.find(([former, latter]) => former !== latter)
  return told ? (told[0] ? two : two.toReversed()) : null
}
const SHORTLY = /^[\u4e00-\u9fff]的$/
/** 退的 of 退出人数; 走的 of 迁出人口, 来的 of 迁入人口: by a character of the label, or as what went or came. */
const isCalled = ({ label }: FactEntry, one: string): boolean =>
  label.includes(one) ||
  FLOWS.some(({ shortly, words }) => shortly.includes(one) && words.some((word) => label.includes(word)))
const FLOWS = [
  { shortly: flows.comesShortly, words: [...flows.newly, ...flows.came] },
  { shortly: flows.goesShortly, words: flows.went },
]
/** 社会办养老机构多于公办｜8家: the word that sets the one above the other stands before it, and no cell of either is told. */
function offerBeyond(c: Case, options: Options): void {
  const [, subject, word, than] = BEYOND_OTHER.inClauseOf(c) ?? []
  if (!than) return
  const one = subject ? oneNamed(c, subject) : c.memory.last
  const other = one && thanNamed(c, one, than)
  if (one && other && one !== other)
    options.addIfHolds(distanceOf(c.reading, one, other, saysMore(word!) ? 1 : -1), BOTH_NAMED, SAID)
}
const BEYOND_OTHER = new Clue(
  `^[，、]?([^，；。：、\\s]{2,20}?)?(${BEYOND})([\u4e00-\u9fff]{2,12}?)(?:约|近|达)?$`,
  ENDS_BEYOND,
)
/** 两项合计533条，比因病预警多｜21条: the sum that was told last, than what is named beside it. */
function offerTotalAbove(
  c: Case,
  sum: Total,
  [, , than, word]: readonly (string | undefined)[],
  options: Options,
): void {
  const other = oneNamed(c, than!)
  if (other && !sum.facts.includes(other))
    options.add(totalFrom(c.reading, sum, other, saysMore(word!) ? 1 : -1), BOTH_NAMED, SAID)
}
/** 两项合计｜比因病预警多21条: the last two that were told in one unit. */
function sumNamed({ memory, reading }: Case, subject: string): Total | null {
  const facts = ALL_TOGETHER.test(subject) ? inSameUnit(memory.stated, reading).slice(-2) : []
  return facts.length === 2 ? (memory.calculated.sum ?? { rule: 'sum', facts }) : null
}
const ALL_TOGETHER = new RegExp(`^(?:[两二][项类者])?${TOGETHER}$`)
/** 用地类比融资类多8个，比手续类多｜4个: what was set against another right before. */
function comparedBefore({ memory: { calculated, named } }: Case): FactEntry | null {
  const { apart } = calculated
  return named && apart?.facts.length === 2 && apart.facts.includes(named) ? named : null
}
/** 合计810件，前者多｜62件: than the other of the two, where no other thing is compared with; 与前者相比少｜62件: than the former. */
function offerMoreOfTwo(c: Case, options: Options): void {
  const [, which, measure, word] = MORE_OF_TWO.inClauseOf(c) ?? []
  const [former, latter] = which ? c.memory.lastTwo() : []
  if (!former || former.unitText !== latter!.unitText) return
  const [one, other] = (which === '前者') === !measure ? [former, latter!] : [latter!, former]
  options.addIfHolds(distanceOf(c.reading, one, other, saysMore(word!) ? 1 : -1), BOTH_NAMED, SAID)
}
const MORE_OF_TWO = new Clue(/(前者|后者)(?:(相?比)|.)?([多高少低])[出了约近]*$/, '者')
/** 资产减负债为｜162.3亿元: the one without the other. */
function offerWithout(c: Case, options: Options): void {
  const [, from, less] = WITHOUT.inClauseOf(c) ?? []
  const one = from ? bestFor(c, from) : null
  const other = less ? bestFor(c, less) : null
  if (one && other && one !== other) options.addIfHolds(distanceOf(c.reading, one, other, 0), BOTH_NAMED, SAID)
}
const WITHOUT = new Clue(/([一-龥]{2,10})减(?:去|掉)?([一-龥]{2,10}?)(?:后)?(?:为|是|剩|得|达|约|还有)+$/, '减')

/** What words name; 后者比前者多: of the two told last. */
const oneNamed = (c: Case, words: string): FactEntry | null =>
  IS_ONE_OF_TWO.has(words) ? c.memory.oneOfTwo(words) : bestFor(c, words)
/** What that is compared with: its counterpart, the same of a wider region, or what the words name. */
const thanNamed = (c: Case, one: FactEntry, words: string): FactEntry | null =>
  counterpartOf(c.index, one, words) ?? inWiderRegion(c.index.facts, one, words) ?? oneNamed(c, words)
const IS_ONE_OF_TWO: ReadonlySet<string> = new Set(['前者', '后者'])
const ABOVE = new Clue(
  `([^，；。：、\\s]{2,20})?[比较]([^，；。：、\\s]{2,20}?)${BESIDE_MORE}(高|多|低|少)(?:出|了|于|(?<=[多少])[一-龥])?(?:了|约|近)?$`,
  '高多低少',
)
