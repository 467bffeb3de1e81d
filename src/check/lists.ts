import type { Evidence } from './evidence.ts'
import type { Base } from './frame.ts'
import type { Claimed, Sentence } from './layout.ts'
import type { NamedPeriod } from './mention.ts'
import { leftOf } from './scan/character.ts'
import { heardLess, type SheetIndex } from './sheet-index.ts'
import { termsOf } from './terms.ts'

/** What a list of numbers tells of one of its items. */
export interface ListPlan {
  readonly place: number
  readonly length: number
  /** Words of the head that belongs to this item, and words that it shares with the others; null without heads. */
  readonly own: readonly Evidence[] | null
  readonly shared: readonly Evidence[]
  /** The first number of the list, where heads stand before it: the others inherit what it does. */
  readonly first: Claimed | null
  /** The head that belongs to this item, as it is written. */
  readonly head: string | null
  /** The comparison that belongs to this item: 同比、环比分别. */
  readonly base: Base | null
  /** The items answer to the facts stated last, in order. */
  readonly fromStated: boolean
  /** 前两项: they answer to the facts that the sentence stated first. */
  readonly fromFirst: boolean
  /** All heads of a sum or ratio: 大气和水合计. */
  readonly heads: readonly string[] | null
  /** The period that the head names: 一季度、二季度用水量分别为. */
  readonly period: NamedPeriod | null
}

const CUT = /分别|各自|各(?=[为达有是])|依次|同比|环比|之比|占比(?![、和与及])|合计|共计|总计|均|比上|较上|比去|较去/
const CLAUSE_START = /[，；。：（(\n]/
/** Not 参与率, 普及率, 和美乡村. */
const JOINT = /以及|(?<![共饱])和(?![美谐平睦解])|及其|(?<![普涉触])及|(?<![参给授赠])与/

const NONE: ListPlan = {
  place: 0,
  length: 1,
  own: null,
  shared: [],
  first: null,
  head: null,
  base: null,
  fromStated: false,
  fromFirst: false,
  heads: null,
  period: null,
}

/** Finds the lists of numbers in a sentence (分别为11、24和59) and pairs each number with its head. */
export function planLists(index: SheetIndex, text: string, { claims }: Sentence): (ListPlan | null)[] {
  const plans: (ListPlan | null)[] = claims.map(() => null)
  let heads: readonly string[] = []
  for (let i = 0; i < claims.length; ) {
    const first = claims[i]!
    let end = i + 1
    while (end < claims.length && goesOn(claims[end]!) && sameKind(first, claims[end]!)) end++
    const length = end - i
    const terms = first.mention.stated?.terms?.length
    const compares = first.frame.role !== 'sum' && comparesTownAndCountry(text, first)
    if (terms || compares || first.frame.role === 'sum') {
      const found = headsBefore(text, first, terms ?? (compares ? 2 : null))
      if (found) plans[i] = { ...NONE, heads: found.heads }
    } else if (length > 1) {
      const found = headsBefore(text, first, length)
      if (found) heads = found.heads
      const repeats =
        first.frame.respectively && heads.length === length && (first.frame.role === 'level' || namesRate(text, first))
      for (let place = 0; place < length; place++)
        plans[i + place] = found
          ? headPlan(index, found.heads, found.tail, place, first, [])
          : repeats
            ? headPlan(index, heads, '', place, first, first.own)
            : first.frame.bases.length === length
              ? { ...NONE, place, length, base: first.frame.bases[place]! }
              : first.frame.role !== 'level' && (first.frame.role !== 'prior' || first.frame.respectively)
                ? { ...NONE, place, length, fromStated: true, fromFirst: namesFirst(text, first) }
                : null
    }
    i = end
  }
  return plans
}

/** 87件次206人次 are two measures of one thing: a list has something between its numbers. */
const goesOn = ({ continuesList, before, mention }: Claimed): boolean =>
  continuesList && mention.start > before!.mention.end

/** 占比分别为…，增速分别为: what is told of each of the heads is named anew. */
const RATE_NAME = /^(?:同比)?(?:增速|增幅|降幅|涨幅)/
const namesRate = (text: string, { ownStart, mention }: Claimed): boolean =>
  RATE_NAME.test(text.slice(ownStart, mention.start))

const FIRST_ONES = /前(?:[两二三四五2-5][项者类个]|者)[^，；。]*$/
const namesFirst = (text: string, { ownStart, mention }: Claimed): boolean =>
  FIRST_ONES.test(text.slice(ownStart, mention.start))

const PERCENT_LIKE = new Set(['percentage', 'percentage-point', 'multiple', 'fraction'])
const isPercent = ({ mention }: Claimed): boolean => PERCENT_LIKE.has(mention.kind)
const sameKind = (a: Claimed, b: Claimed): boolean =>
  a.mention.kind === b.mention.kind ||
  a.mention.stated?.unitText === b.mention.stated?.unitText ||
  isPercent(a) === isPercent(b)

/** 两类合计, 上述三项共. */
const SUMMED_UP = /^(?:上述|以上|这)?[两二三四五六][类项者个种]$/

/** The noun phrases before a list, when there are as many as numbers; of a sum, two or more. */
function headsBefore(text: string, first: Claimed, length: number | null): { heads: string[]; tail: string } | null {
  const region = text.slice(Math.max(first.from, first.mention.start - 80), first.mention.start)
  const cut = CUT.exec(region)
  const before = cut ? region.slice(0, cut.index) : region
  const tail = cut ? region.slice(cut.index + cut[0].length) : ''
  const clauses = before.split(CLAUSE_START)
  const own = clauses.at(-1)!
  // 化肥、农药用量实现“双下降”，分别为; 集中在大气和噪声领域，两类合计: the heads stand in the clause before
  const earlier = own === '' || SUMMED_UP.test(own) ? clauses.at(-2) : own
  const phrase = (earlier ?? own).replace(/^其中/, '')
  const pieces =
    industriesIn(phrase, length) ??
    townAndCountryIn(text, first, length) ??
    joinedIn(phrase, length) ??
    monthsIn(before, phrase, length) ??
    piecesOf(phrase, length) ??
    pairedIn(phrase, length)
  return pieces ? { heads: pieces, tail } : null
}

const INDUSTRIES = /(?:三次产业|三大产业|一[、]?二[、]?三(?:次)?产业?)/
/** 三次产业占比分别为: one word for three heads. */
function industriesIn(phrase: string, length: number | null): string[] | null {
  const found = length === 3 ? INDUSTRIES.exec(phrase) : null
  if (!found) return null
  const rest = phrase.slice(found.index + found[0].length)
  return ['第一产业', '第二产业', '第三产业'].map((industry) => industry + rest)
}

const TOWN_AND_COUNTRY = /城乡([^，；。：0-9]{0,12}?)(?:之比|比|倍差|差距)[^。；]{0,24}$/
const TOWN_REACH = 60
/** A plain number after 城乡居民收入比: the value of one head in terms of the other. */
function comparesTownAndCountry(text: string, { mention }: Claimed): boolean {
  if (mention.kind !== 'quantity' || mention.stated?.unitText !== '') return false
  const before = leftOf(text, mention.start, TOWN_REACH)
  return /(?:比|倍差)[^，；。]{0,16}$/.test(before) && TOWN_AND_COUNTRY.test(before)
}

/** 城乡居民收入比, 由1.91降至: one word for two heads, the larger first. */
function townAndCountryIn(text: string, { mention }: Claimed, length: number | null): string[] | null {
  const found = length === 2 ? TOWN_AND_COUNTRY.exec(leftOf(text, mention.start, TOWN_REACH)) : null
  return found ? [`城镇${found[1]}`, `农村${found[1]}`] : null
}

/** One word for two heads: what it stands for, the first named first. */
const JOINED: readonly (readonly [joined: string, one: string, other: string])[] = [
  ['城乡', '城镇', '农村'],
  ['存贷', '存', '贷'],
  ['进出口', '进口', '出口'],
  ['新改建', '新建', '改建'],
  ['改扩建', '改建', '扩建'],
]
/** 城乡居民收入分别为, 存贷款余额各为. */
function joinedIn(phrase: string, length: number | null): string[] | null {
  if (length !== 2 || phrase.includes('、')) return null
  for (const [joined, one, other] of JOINED) {
    const at = phrase.lastIndexOf(joined)
    const rest = phrase.slice(at + joined.length)
    if (at >= 0 && !JOINT.test(rest)) return [one + rest, other + rest]
  }
  return null
}

const LONGEST_PAIR = 8
/** 来访来信合计, 镇级村级共: two heads of one length that share a word, without a mark between them. */
function pairedIn(phrase: string, length: number | null): string[] | null {
  if ((length ?? 2) !== 2 || phrase.length % 2 !== 0 || phrase.length > LONGEST_PAIR) return null
  const half = phrase.length / 2
  const [one, other] = [phrase.slice(0, half), phrase.slice(half)]
  return one !== other && (one[0] === other[0] || one.at(-1) === other.at(-1)) ? [one, other] : null
}

const MONTHS = /(\d{1,2})月?份?[至到—－\-～~](\d{1,2})月份?/
/** 4月至6月优良天数分别为: one head for each month. */
function monthsIn(before: string, phrase: string, length: number | null): string[] | null {
  const [, from, to] = MONTHS.exec(before) ?? []
  if (Number(to) - Number(from) + 1 !== length) return null
  const rest = phrase.replace(MONTHS, '')
  return Array.from({ length }, (_, i) => `${Number(from) + i}月${rest}`)
}

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

/** The words of a phrase as evidence of that weight. */
export const evidenceOf = (index: SheetIndex, text: string, weight: number): Evidence[] =>
  termsOf(text, 0, text.length).map(({ word }) => heardLess(index, word, weight))

function headPlan(
  index: SheetIndex,
  heads: readonly string[],
  tail: string,
  place: number,
  first: Claimed,
  own: readonly Evidence[],
): ListPlan {
  const last = heads.length - 1
  const shared = [...evidenceOf(index, heads[last]!, 0.7), ...evidenceOf(index, heads[0]!, 0.6)]
  const head = heads[place]!
  return {
    ...NONE,
    place,
    length: heads.length,
    period: periodIn(head),
    own: [
      ...evidenceOf(index, head, 1),
      ...completed(index, head, heads[last]!),
      ...evidenceOf(index, tail, 0.6),
      ...own,
    ],
    shared,
    first,
    head,
  }
}

/** 农、林、服务业产值: a short head is completed from the last one to a word of the vocabulary, 农业. */
function completed(index: SheetIndex, head: string, last: string): Evidence[] {
  if (head.length > 2) return []
  for (let from = 1; from < last.length; from++) {
    const [term] = termsOf(head + last.slice(from), 0, head.length + last.length - from)
    const word = term?.word
    if (word && term.start === 0 && term.end > head.length && word.class !== 'char' && word.class !== 'cue')
      return [heardLess(index, word, 0.95)]
  }
  return []
}

const PERIOD = /([一二三四])季度|([上下])半年|(\d{1,2})月/
function periodIn(head: string): NamedPeriod | null {
  const [found, quarter, half, month] = PERIOD.exec(head) ?? []
  if (found === undefined) return null
  return {
    year: null,
    quarter: quarter ? '一二三四'.indexOf(quarter) + 1 : null,
    half: half ? (half === '上' ? 1 : 2) : null,
    month: month ? Number(month) : null,
    toMonth: null,
    day: null,
    relative: null,
  }
}
