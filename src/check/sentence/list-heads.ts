import listing from '../lexicon/listing.json' with { type: 'json' }
import { TOGETHER } from '../lexicon/together.ts'
import { leftOf } from '../text/character-class.ts'
import { Clue } from '../text/clue.ts'
import type { Claimed } from './claimed.ts'

/* The noun phrases before a list of numbers, one for each: 化肥、农药用量分别为. */

/** What stands between the heads and the numbers; 环比来看，甲、乙分别下降 looks ahead, and cuts nothing. */
const CUT = new RegExp(
  `分别|各自|各(?=[为达有是])|依次|合(?=占)|(?:同比|环比)(?!来?看|情况|口径|方面|，)|之比|之差|差距|差额|相差|相距|占比(?![、和与及])|${TOGETHER}|(?<![人户亩车件场日月年次平起])均|[比较][上去](?![^，；。]{1,8}，)`,
)
const CLAUSE_START = /[，；。：（(\n]/
/** Not 参与率, 普及率, 和美乡村, 食品加工; but （小学加初中）. */
const JOINT =
  /[+＋]|加(?<=^[一-龥]{2,6}加)(?=[一-龥]{2,6}[）)])|以及|(?<![共饱])和(?![美谐平睦解])|及其|(?<![普涉触])及|(?<![参给授赠])与/

/** 两类合计, 上述三项共. */
const SUMMED_UP = /^(?:上述|以上|这)?[两二三四五六][类项者个种]$/

/** 增速, 降幅, 增减额: by how much something moved, as a name. */
export const RATE = '(?:增减|增|减|升|降|涨|跌|变动|变化)[速幅额量数值]'
/** 甲、乙双双增长，｜增幅分别为. */
const RATE_NAME = new RegExp(`^${RATE}$`)

/** The noun phrases before a list, one for each number, and the words behind them all. */
export interface Heads {
  readonly heads: readonly string[]
  readonly tail: string
}

/** The heads before a list, when there are as many as numbers; of a sum, two or more. One word for two heads needs numbers of one measure. */
export function headsBefore(text: string, first: Claimed, length: number | null, oneMeasure = true): Heads | null {
  const region = text.slice(Math.max(first.from, first.mention.start - 80), first.mention.start)
  const cut = CUT.exec(region)
  const before = cut ? region.slice(0, cut.index) : region
  const tail = cut ? region.slice(cut.index + cut[0].length) : ''
  const clauses = before.split(CLAUSE_START)
  const own = clauses.at(-1)!
  // 化肥、农药用量实现“双下降”，分别为; 集中在大气和噪声领域，两类合计: the heads stand in the clause before
  const earlier = own === '' || SUMMED_UP.test(own) || RATE_NAME.test(own) ? clauses.at(-2) : own
  const phrase = (earlier ?? own).replace(
    /^其中|一?共(?:有|为|是|达)?$|^[^、]{1,10}?[共现]有(?=[^、]{2,}、)|(?<=[\u4e00-\u9fff]{2})[两三四五六][类项者种]$/g,
    '',
  )
  const heads =
    industriesIn(phrase, length) ??
    townAndCountryIn(text, first, length) ??
    (oneMeasure ? (joinedIn(phrase, length) ?? monthsIn(before, phrase, length)) : null) ??
    partsOfYearIn(text, first, phrase, length) ??
    piecesOf(phrase, length) ??
    pairedIn(phrase, length)
  return heads ? { heads, tail } : null
}

const INDUSTRIES = /(?:三次产业|三大产业|一[、]?二[、]?三(?:次)?产业?)/
/** 三次产业占比分别为: one word for three heads. */
function industriesIn(phrase: string, length: number | null): string[] | null {
  const found = length === 3 ? INDUSTRIES.exec(phrase) : null
  if (!found) return null
  const rest = phrase.slice(found.index + found[0].length)
  return ['第一产业', '第二产业', '第三产业'].map((industry) => industry + rest)
}

const TOWN_AND_COUNTRY = /城乡([^，；。：0-9]{0,12}?)(?:之比|比|倍差|之差|差距|差额|相差)[^。；]{0,24}$/
const TOWN_REACH = 60
/** A plain number after 城乡居民收入比: the value of one head in terms of the other. */
export function comparesTownAndCountry(text: string, { mention }: Claimed): boolean {
  if (mention.stated?.unitText !== '') return false
  const before = leftOf(text, mention.start, TOWN_REACH)
  return /(?:比|倍差)[^，；。]{0,16}$/.test(before) && TOWN_AND_COUNTRY.test(before)
}

const RATIO_OF_TWO = new Clue(/[与和同、][^，；。\d]{2,20}之比[为是约达]*$/, '比为是约达')
/** 民间投资与工业投资之比为｜1.23: the value of one head in terms of the other, as a plain number. */
export const comparesTwo = (text: string, { mention: { stated, start } }: Claimed): boolean =>
  stated?.unitText === '' && RATIO_OF_TWO.before(text, start, RATIO_REACH)
const RATIO_REACH = 28

/** 城乡居民收入比, 由1.91降至: one word for two heads, the larger first. */
function townAndCountryIn(text: string, { mention }: Claimed, length: number | null): string[] | null {
  const found = length === 2 ? TOWN_AND_COUNTRY.exec(leftOf(text, mention.start, TOWN_REACH)) : null
  return found ? [`城镇${found[1]}`, `农村${found[1]}`] : null
}

/** One word for two heads, the first named first: 城乡居民收入分别为, 存贷款余额各为. */
function joinedIn(phrase: string, length: number | null): string[] | null {
  if ((length ?? 2) !== 2 || phrase.includes('、')) return null
  for (const { joined, one, other } of listing.joinedHeads) {
    // 县镇两级合计
    if (length === null && !joined.endsWith('两级')) continue
    const at = phrase.lastIndexOf(joined)
    const rest = phrase.slice(at + joined.length)
    // 职工和城乡居民参保人数: one of two heads that are named as it is
    if (at >= 0 && !JOINT.test(rest) && !/[和与及]$/.test(phrase.slice(0, at))) return [one + rest, other + rest]
  }
  return null
}

const LONGEST_PAIR = 12
/** 来访来信合计, 镇级村级共: two heads of one length that share a word, without a mark between them. */
function pairedIn(phrase: string, length: number | null): string[] | null {
  if ((length ?? 2) !== 2) return null
  const twins = twinsIn(phrase)
  if (twins) return twins
  if (phrase.length % 2 !== 0 || phrase.length > LONGEST_PAIR) return null
  const half = phrase.length / 2
  const [one, other] = [phrase.slice(0, half), phrase.slice(half)]
  return one !== other && (one[0] === other[0] || one.at(-1) === other.at(-1)) ? [one, other] : null
}

/** 一季度来信来访: two words that share a character, whatever stands before them. */
export function twinsIn(phrase: string): string[] | null {
  const [one, other] = [phrase.slice(-4, -2), phrase.slice(-2)]
  return one.length === 2 && one !== other && (one[0] === other[0] || one[1] === other[1]) ? [one, other] : null
}

const MONTHS = /(\d{1,2})月?份?[至到—－\-～~](\d{1,2})月份?/
/** 4月至6月优良天数分别为: one head for each month. */
function monthsIn(before: string, phrase: string, length: number | null): string[] | null {
  const found = MONTHS.exec(before)
  if (!found) return null
  const [, from, to] = found
  if (Number(to) - Number(from) + 1 !== length) return null
  const rest = phrase.replace(MONTHS, '')
  return Array.from({ length }, (_, i) => `${Number(from) + i}月${rest}`)
}

const PARTS_OF_YEAR = /([一二三四](?:、[一二三四])+)(季度)|(上、下)(半年)/
/** 一、二季度社零额分别为…，投资额分别为: one head for each part of the year, said once for all lists of the sentence. */
function partsOfYearIn(text: string, { mention }: Claimed, phrase: string, length: number | null): string[] | null {
  const [sentence] = SENTENCE.exec(leftOf(text, mention.start, PARTS_REACH))!
  const found = PARTS_OF_YEAR.exec(sentence)
  if (!found) return null
  const [, quarters, quarter, halves, half] = found
  const parts = (quarters ?? halves)!.split('、')
  if (parts.length !== length || !/(?:分别|依次|各)/.test(sentence)) return null
  const rest = phrase.replace(PARTS_OF_YEAR, '')
  return parts.map((part) => part + (quarter ?? half) + rest)
}
const PARTS_REACH = 60
const SENTENCE = /[^。；\n]*$/

/** Splits at 、 and then, as far as needed, at 和, 与, 及: 社会民生及其他 stays whole where the count says so. */
function piecesOf(phrase: string, length: number | null): string[] | null {
  let pieces = phrase.split('、')
  const least = length ?? 2
  if (length === null || pieces.length < length) {
    const last = pieces.at(-1)!
    const joint = JOINT.exec(last)
    if (joint) pieces = [...pieces.slice(0, -1), last.slice(0, joint.index), last.slice(joint.index + joint[0].length)]
  }
  if (pieces.includes('')) return null
  return pieces.length === least || (length === null && pieces.length > least) ? pieces : null
}
