import { BEYOND } from '../lexicon/beyond.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import type { Gate } from '../sheet/unit-gate.ts'
import { Clue } from '../text/clue.ts'

/* 婚姻家庭和土地承包两类却在降：前者由102件降到96件，后者由61件降到54件: the two were named, and no number told of them. */

const EITHER = new Clue(/前者/, '者')
/** 婚姻家庭少于土地山林, 投诉反超举报: the one and the other, as 婚姻家庭和土地山林 names them. */
const AND = `(?:[和与、及比]|[已又再]?(?:${BEYOND}|反超|赶上|追平|取代))`
const LEADS = '(?:但|而|其中|又|虽然|尽管|则|把|对|，|[上去今本]年(?:同期)?|[本当]期|[本当上]季度?|目前|如今)*'
const PAIR = new RegExp(
  `(?:^|[，：；])${LEADS}([\u4e00-\u9fff“”]{2,10}?)${AND}([\u4e00-\u9fff“”]{2,12}?)(?:[两二]|这|都|均|却|则|也|双|齐|同|分别|[^\u4e00-\u9fff]|$)`,
)
const SENTENCE = 64

/** The names of the two, the former first; null where a number stands between them and 前者, or none are named. */
export function pairNamed(text: string, at: number): readonly [string, string] | null {
  const from = Math.max(0, at - SENTENCE, text.lastIndexOf('。', at) + 1, text.lastIndexOf('\n', at) + 1)
  const found = EITHER.within(text, from, at)
  if (!found) return null
  const before = text.slice(from, from + found.index)
  if (TOLD_IN_CLAUSE.test(before)) return null
  const pair = PAIR.exec(before.slice(lastNumber(before)))
  return pair && [named(pair[1]!), named(pair[2]!)]
}
/** 图书馆接待118万人次，｜: a number stands in the clause before. */
const TOLD_IN_CLAUSE = /\d[^，；：]*.?$/
/** 案件量升、罚款额降：前者; 城区低、乡镇高：前者: the names without how they moved, or stand to each other. */
const named = (words: string): string =>
  words.replace(/(?<=..)(?:(?:同比|环比|双)?(?:增长|下降|上升|增加|减少|升|降|增|减|涨|跌|高|低|多|少))$/, '')
function lastNumber(before: string): number {
  let at = before.length
  while (at > 0 && !(before[at - 1]! >= '0' && before[at - 1]! <= '9')) at--
  return at
}

/** What may be said of the two: what was done to both, and in which units it is counted. */
export interface SaidOfTwo {
  readonly deed: string | undefined
  readonly gates: readonly Gate[] | undefined
  /** It is a value, and tells no change or share. */
  readonly isLevel: boolean
}

/** The two facts with these names; of several, 图书馆接待读者 and 图书馆分馆, those that are counted alike. */
export function bearing(facts: readonly FactEntry[], names: readonly string[], said: SaidOfTwo): readonly FactEntry[] {
  const [former, latter] = names.map((name) => narrowed(called(counted(facts, name, said), name, names), said))
  const pairs = former!.flatMap((one) =>
    latter!
      .filter((other) => other !== one && (alone(former!, latter!) || alike(one, other)))
      .map((other) => [one, other]),
  )
  return pairs.length === 1 ? pairs[0]! : []
}
const alone = (former: readonly FactEntry[], latter: readonly FactEntry[]): boolean =>
  former.length * latter.length === 1
const alike = (one: FactEntry, other: FactEntry): boolean =>
  one.unitText === other.unitText && one.parent === other.parent

/** 城区与乡镇管网漏损率，前者｜9.4%: of what is named by no measure, what can be told in that unit. */
function counted(facts: readonly FactEntry[], name: string, { gates, isLevel }: SaidOfTwo): readonly FactEntry[] {
  if (!gates || !isLevel || NAMES_MEASURE.test(name)) return facts
  const same = facts.filter(({ place, label }) => gates[place] === 'same' && label.includes(name))
  return same.length > 0 ? same : facts
}
const NAMES_MEASURE = /[率度量数额比]$/

/** Whose label begins so, or holds it. 博物馆人气最旺: as much of it as names something. */
function called(facts: readonly FactEntry[], words: string, names: readonly string[]): readonly FactEntry[] {
  const ofRate = names.some((name) => NAMES_RATE.test(name))
  for (let name = words; name.length >= SHORTEST; name = name.slice(0, -1)) {
    const rates = NAMES_RATE.test(name) || (ofRate && facts.every(({ isRate }) => isRate))
    const starting = facts.filter(({ label, isRate }) => isRate === rates && label.startsWith(name))
    if (starting.length > 0) return starting
    const holding = facts.filter(({ label, isRate }) => isRate === rates && label.includes(name))
    if (holding.length > 0) return holding
  }
  return []
}
const SHORTEST = 2
const NAMES_RATE = /(?:[率度]|比[例重]|占比)$/

/** 前者接待｜118.3万人次: of such a deed. */
function narrowed(facts: readonly FactEntry[], { deed }: SaidOfTwo): readonly FactEntry[] {
  const done = deed ? facts.filter(({ label }) => label.includes(deed)) : []
  return done.length > 0 ? done : facts
}
