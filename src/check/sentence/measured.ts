import measures from '../lexicon/measures.json' with { type: 'json' }
import { SPEAKS } from '../sheet/likeness.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { anyOf } from '../text/any-of.ts'
import { Clue } from '../text/clue.ts'
import { wordsBefore } from '../text/own-clause.ts'
import type { Case } from '../weigh/case.ts'

/* A clause may name no more than how something is measured: 户数、人数分别下降, 人次增长, 资金561.3万元. */

type Spoken = Pick<Case, 'text' | 'claimed' | 'plan' | 'memory' | 'index'>

const COUNTED = anyOf(measures.counted)
const TIMES_OF = anyOf(measures.times)
const PAID_IN = anyOf(measures.money)

/** 37户、118人，户数和｜人数分别下降: what is counted in it. */
const COUNT = new Clue(`(${COUNTED})次?数[^，；。]{0,12}$`, '数')
/** 1326人次、268.4万元，人次下降｜10.5%; 演出68场、观众2.3万人次，场次增长｜19.3%. */
const TIMES = new Clue(`^[，、]?(${TIMES_OF}|${anyOf(measures.sessions)}(?=次))[^，；。、]{0,8}$`, '次')
/** 金额下降｜5.5%; 残疾人两项补贴7258人，资金｜561.3万元. */
const MONEY = new Clue(`^[，、；]?${PAID_IN}[^，；。、]{0,8}$`, '金款')

/** What was measured so, of that which was told last, and how surely the words mean it. */
export interface Measured {
  readonly fact: FactEntry
  /** Whether nothing stands before the word. */
  readonly bare: boolean
}
export function measuredSo(c: Spoken): Measured | null {
  const words = c.plan?.head ?? wordsBefore(c)
  const found = COUNT.within(words, 0, words.length) ?? TIMES.within(words, 0, words.length)
  const fact = found ? lastToldIn(c, found[1]!) : MONEY.within(words, 0, words.length) && moneyOf(c)
  return fact ? { fact, bare: found === null || found.index === 0 } : null
}

const COUNT_NAMED = new RegExp(`(?:${COUNTED})次?数$`)
/** 威胁132户｜413人: nothing stands between the two, so 受威胁人数 after 受威胁户数; null where the sheet names none so. */
export function countedBeside({ claimed: { before, mention }, memory: { last }, index }: Spoken): FactEntry | null {
  if (!last || before?.mention.end !== mention.start || !COUNT_NAMED.test(last.label)) return null
  const thing = last.label.replace(COUNT_NAMED, '')
  return index.facts.find((fact) => fact !== last && fact.label.replace(COUNT_NAMED, '') === thing) ?? null
}

/**
 * 贷款：368万元、｜23人: with nothing between but a mark, and counted otherwise, it is a second measure of what was told right before:
 * the neighbour of 发放妇女创业担保贷款 in the sheet that shares a name with it, 获贷妇女. Null where both neighbours are such, or
 * another fact shares more.
 */
export function measuredAlong(c: Spoken & { readonly reading?: Case['reading'] }): FactEntry | null {
  const { claimed, memory, index, reading, text } = c
  const { before, mention, frame } = claimed
  const { last } = memory
  if (!last || !before || !reading || mention.start - before.mention.end > 1) return null
  if (frame.role !== 'level' || before.frame.role !== 'level' || reading.gates[last.place] !== 'shut') return null
  if (!ALONG.test(text.slice(before.mention.end, mention.start)) || !memory.hasTold(last, 'value')) return null
  const shared = (fact: FactEntry | undefined): number =>
    fact?.isAmount === true && reading.gates[fact.place] === 'same' ? nameShared(fact.label, last.label) : 0
  const [along, another] = [index.facts[last.place + 1], index.facts[last.place - 1]].filter((fact) => shared(fact) > 0)
  if (!along || another) return null
  // 河道36段、136公里: 河道长度 rather than its neighbour 沟渠长度
  return index.facts.some((fact) => shared(fact) > shared(along)) ? null : along
}
const ALONG = /^[、，／/]?$/
/** How long a name stands in both labels; 0 where it has one character alone. */
function nameShared(one: string, other: string): number {
  let longest = NAME - 1
  for (let at = 0; at + longest < one.length; at++)
    while (at + longest < one.length && other.includes(one.slice(at, at + longest + 1))) longest++
  return longest < NAME ? 0 : longest
}
const NAME = 2

/** The amount told last in that unit: of a change, before this sentence as well. */
const lastToldIn = ({ memory, claimed }: Spoken, measure: string): FactEntry | undefined =>
  [...(claimed.frame.role === 'change' ? [...memory.earlier, ...memory.before] : []), ...memory.stated].findLast(
    (fact) => !fact.isRate && (fact.unitText.includes(measure) || isCountOf(fact, measure)),
  )
/** 人数 counts 名 as well. */
const isCountOf = ({ unit }: FactEntry, measure: string): boolean =>
  unit?.dimension === 'person' && PERSONS.has(measure)
const PERSONS: ReadonlySet<string> = new Set(['人', '名'])

const isMoney = ({ unit }: FactEntry): boolean => unit?.dimension === 'money'

/** Of a change, the sum of money that was told last; of a sum, what was paid for what was told last. */
function moneyOf({ memory: { stated, last }, index, claimed }: Spoken): FactEntry | undefined {
  if (claimed.frame.role !== 'level') return stated.findLast(isMoney)
  return last && index.facts.find((fact) => isMoney(fact) && last.label.includes(paidFor(fact.label)))
}

/** 发放残疾人两项补贴, 临时救助资金: what it is paid for. */
const paidFor = (label: string): string => label.replace(PAID, '') || label
const PAID = new RegExp(`^(?:发放|拨付|兑现|支付|下达|落实|投入|支出)|(?:${PAID_IN}|款)$`, 'g')

const HEAD = new RegExp(`(?:(${TIMES_OF})|(${COUNTED})数|(${PAID_IN})|(${anyOf(measures.area)}))$`)
/** 低保户数、｜人数: a head that is nothing but its measure is of what the first head names. */
export const headNamed = (head: string, first: string): string =>
  HEAD.exec(head)?.index === 0 ? first.replace(HEAD, '') + head : head
/** 临时救助人次和金额分别增长: a head that says how it is counted speaks of no fact that is counted otherwise. */
export function keepToMeasure(facts: readonly FactEntry[], head: string, subjects: Float64Array): void {
  const [, times, count, money, area] = HEAD.exec(head) ?? []
  if ((times ?? count ?? money ?? area) === undefined) return
  const isSo = (fact: FactEntry) => {
    const { unitText, unit } = fact
    return money
      ? unit?.dimension === 'money'
      : area
        ? unit?.dimension === 'area'
        : unitText.replace(/^[万亿]/, '') === (times ?? count) || isCountOf(fact, times ?? count ?? '')
  }
  const most = Math.max(0, ...facts.filter(isSo).map(({ place }) => subjects[place]!))
  if (most < SPEAKS) return
  for (const fact of facts) if (!isSo(fact)) subjects[fact.place] = Math.min(subjects[fact.place]!, most - OTHERWISE)
}
const OTHERWISE = 0.6
