import type { NamedPeriod } from '../mention.ts'
import type { Base, Frame } from '../roles/frame.ts'
import { readDate } from '../scan/date.ts'
import { readRelative } from '../scan/day.ts'
import { type Evidence, evidenceOf, heardLess } from '../sheet/evidence.ts'
import type { SheetIndex } from '../sheet/sheet-index.ts'
import { termsOf } from '../sheet/terms.ts'
import { gate } from '../sheet/unit-gate.ts'
import { wordsBefore } from '../text/own-clause.ts'
import type { Claimed } from './claimed.ts'
import { comparesAlone } from './compared-alone.ts'
import { BARE_NOW, headsAgain, headsOfEach, PERIOD } from './heads-again.ts'
import type { Sentence } from './layout.ts'
import { comparesTownAndCountry, comparesTwo, type Heads, headsBefore } from './list-heads.ts'
import { headNamed } from './measured.ts'
import { beyondOf } from './named-heads.ts'
import { addsUp, kindIn } from './summing-up.ts'

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
  /** What heads of the same list that hold this one say beyond it: 重点人群 beside 签约率、重点人群签约率. */
  readonly beyond: readonly string[]
  /** The comparison that belongs to this item: 同比、环比分别. */
  readonly base: Base | null
  /** The items answer to the facts stated last, in order. */
  readonly fromStated: boolean
  /** 前两项: they answer to the facts that the sentence stated first. */
  readonly fromFirst: boolean
  /** 其余分别: they answer to what was stated, without what was told last. */
  readonly others: boolean
  /** 两类图斑: they answer to the facts last told of that name. */
  readonly kind: string | null
  /** All heads of a sum or ratio: 大气和水合计. */
  readonly heads: readonly string[] | null
  /** The period that the head names: 一季度、二季度用水量分别为. */
  readonly period: NamedPeriod | null
}

const NONE: ListPlan = {
  place: 0,
  length: 1,
  own: null,
  shared: [],
  first: null,
  head: null,
  beyond: [],
  base: null,
  fromStated: false,
  fromFirst: false,
  others: false,
  kind: null,
  heads: null,
  period: null,
}

/** Finds the lists of numbers in a sentence (分别为11、24和59) and pairs each number with its head. */
export function planLists(index: SheetIndex, text: string, { claims }: Sentence): (ListPlan | null)[] {
  const plans: (ListPlan | null)[] = claims.map(() => null)
  let named: readonly string[] = []
  /** The heads of one number for each of them, right before. */
  let each: readonly string[] = []
  let compared: Compared = NOT_COMPARED
  for (let i = 0; i < claims.length; ) {
    const first = claims[i]!
    let end = i + 1
    while (end < claims.length && goesOn(claims[end]!) && sameKind(first, claims[end]!)) end++
    const length = end - i
    const together = countTogether(text, first)
    if (together !== undefined) {
      const heads = headsBefore(text, first, together)?.heads
      if (heads) plans[i] = { ...NONE, heads }
    } else if (length > 1) {
      const heads = headsBefore(text, first, length, isOneMeasure(claims.slice(i, end)))
      const found = heads && comparesAlone(first, heads.heads) ? null : heads
      named = found?.heads ?? named
      const again = headsAgain(text, first, named, each)
      const items = found
        ? headPlans(index, found, first, [])
        : again.length === length
          ? headPlans(index, { heads: again, tail: '' }, first, first.own)
          : plansWithoutHeads(text, first, length, comparedAgain(first, compared, i, length))
      plans.splice(i, items.length, ...items)
      if (first.frame.bases.length === length) compared = { bases: first.frame.bases, end }
    }
    each = length === 1 ? headsOfEach(text, first) : []
    i = end
  }
  return plans
}

/** Of how many heads together a number tells: 2 for 城乡居民收入比, null for as many as stand there; undefined for one of its own. */
function countTogether(text: string, first: Claimed): number | null | undefined {
  const terms = first.mention.stated?.terms?.length
  if (terms) return terms
  if (first.frame.role === 'sum') return null
  if (comparesTownAndCountry(text, first) || comparesTwo(text, first)) return 2
  return addsUp(text, first) ? null : undefined
}

/** 1264户、1938人 are no two of one kind, of which one word names both. */
function isOneMeasure(list: readonly Claimed[]): boolean {
  const [first, ...others] = list.flatMap(({ mention }) => mention.stated ?? [])
  return others.every((other) => gate(first!, other) !== 'shut')
}

/** 87件次206人次 are two measures of one thing: a list has something between its numbers. */
const goesOn = ({ listHead, before, mention }: Claimed): boolean =>
  listHead !== null && mention.start > before!.mention.end

/** The comparisons of the list before, and where it ended. */
interface Compared {
  readonly bases: readonly Base[]
  readonly end: number
}
const NOT_COMPARED: Compared = { bases: [], end: -1 }
/** 甲2374起，同比、环比分别下降15.7%和3.5%；乙318块，分别增长｜20.0%和7.4%: one number on, the same comparisons. */
function comparedAgain({ frame }: Claimed, { bases, end }: Compared, at: number, length: number): readonly Base[] {
  const goesOn = frame.bases.length === 0 && frame.base === null && frame.role === 'change'
  // 同比、环比双增，分别增加2期、4期，增长｜14.3%、33.3%
  const follows = end === at || (frame.respectively && end + 1 === at)
  return goesOn && follows && bases.length === length ? bases : frame.bases
}

/** The items of a list that answers to the comparisons before it, or else to facts that were stated. */
function plansWithoutHeads(text: string, first: Claimed, length: number, bases: readonly Base[]): ListPlan[] {
  const { frame } = first
  if (bases.length === length) return bases.map((base, place) => ({ ...NONE, place, length, base }))
  const said = wordsBefore({ text, claimed: first })
  if (frame.role === 'level' && !isBareTotal(frame, said) && !(frame.respectively && BARE_NOW.test(said))) return []
  const fromFirst = FIRST_ONES.test(said)
  const others = OTHERS.test(said)
  const kind = kindIn(said)
  return Array.from({ length }, (_, place) => ({ ...NONE, place, length, fromStated: true, fromFirst, others, kind }))
}
/** 临时查封减少5处，其余分别增加｜108份、14起. */
const OTHERS = /^(?:其余|其他|其它|余下|另外)(?!.*总)/
const FIRST_ONES = /前(?:[两二三四五2-5][项者类个]|者)[^，；。]*$/

/** 甲增长10.9%、乙增长15.2%，总量分别为｜4.38万人次和12.74万人次; 由3个、46件降至｜1个、27件: the values of what was told. */
const isBareTotal = ({ turned, direction }: Frame, said: string): boolean =>
  BARE_TOTAL.test(said) || ((turned || direction !== 0) && LED.test(said))
const LED = /^[\u4e00-\u9fff]{0,4}[至到为成]$/
const BARE_TOTAL =
  /^(?:对应|总[量数额]|数量|规模)(?:分别|依次|各自)?(?:为|达到?|是)?$|^(?:分别|依次|各自)?(?:为|达到?|是)$/

const PERCENT_LIKE = new Set(['percentage', 'percentage-point', 'multiple', 'fraction'])
const isPercent = ({ mention }: Claimed): boolean => PERCENT_LIKE.has(mention.kind)
/** 分别增加180户、12个和｜1.4个百分点, 分别差3.6个百分点和7.64公里: a rate moves beside amounts. */
const movesAlong = ({ frame, mention: first }: Claimed, { mention }: Claimed): boolean =>
  (frame.role === 'change' || frame.role === 'gap') &&
  frame.respectively &&
  [first.kind, mention.kind].includes('percentage-point')
const sameKind = (a: Claimed, b: Claimed): boolean => isPercent(a) === isPercent(b) || movesAlong(a, b)

/** The items of a list with a head for each; `own` are words that all of them have beside their heads. */
function headPlans(index: SheetIndex, { heads, tail }: Heads, first: Claimed, own: readonly Evidence[]): ListPlan[] {
  const last = heads.at(-1)!
  const shared = [...evidenceOf(index, last, 0.7), ...evidenceOf(index, heads[0]!, 0.6)]
  const full = heads.map((head) => headNamed(head, heads[0]!))
  return full.map((head, place) => ({
    ...NONE,
    place,
    length: heads.length,
    period: periodIn(head),
    own: [...evidenceOf(index, head, 1), ...completed(index, head, last), ...evidenceOf(index, tail, 0.6), ...own],
    shared,
    first,
    head,
    beyond: beyondOf(head, heads),
  }))
}

/** 农、林、服务业产值: a short head is completed from the last one to a word of the vocabulary, 农业. */
function completed(index: SheetIndex, head: string, last: string): Evidence[] {
  if (head.length > 2) return []
  for (let from = 1; from < last.length; from++) {
    const whole = head + last.slice(from)
    const [first] = termsOf(whole, 0, whole.length)
    if (first && first.start === 0 && first.end > head.length && first.word.class !== 'char')
      return [heardLess(index, first.word, 0.95)]
  }
  return []
}

const PERIOD_BEFORE = /^[上前]/
/** 一季度, 上季度: the period that a head names. */
function periodIn(head: string): NamedPeriod | null {
  const at = head.search(PERIOD)
  const named = at >= 0 ? readDate(head, at) : PERIOD_BEFORE.test(head) ? readRelative(head, 0) : null
  return named?.period ?? null
}
