import type { FactEntry } from '../sheet/sheet-index.ts'
import { Clue } from '../text/clue.ts'

/* 婚姻家庭和土地承包两类却在降：前者由102件降到96件，后者由61件降到54件: the two were named, and no number told of them. */

const EITHER = new Clue(/前者/, '者')
const PAIR =
  /(?:^|[，：；])(?:但|而|其中|又|虽然|尽管|则|把|对|，)*([\u4e00-\u9fff“”]{2,10}?)[和与、及]([\u4e00-\u9fff“”]{2,12}?)(?:[两二]|这|都|均|却|则|也|双|齐|同|分别|[^\u4e00-\u9fff])/
const SENTENCE = 64

/** The names of the two, the former first; null where a number stands between them and 前者, or none are named. */
export function pairNamed(text: string, at: number): readonly [string, string] | null {
  const from = Math.max(0, at - SENTENCE, text.lastIndexOf('。', at) + 1, text.lastIndexOf('\n', at) + 1)
  const found = EITHER.within(text, from, at)
  if (!found) return null
  const before = text.slice(from, from + found.index)
  if (/\d/.test(before.slice(before.lastIndexOf('，', before.length - 2) + 1))) return null
  const pair = PAIR.exec(before.slice(lastNumber(before)))
  return pair && [named(pair[1]!), named(pair[2]!)]
}
/** 案件量升、罚款额降：前者: the names without how they moved. */
const named = (words: string): string =>
  words.replace(/(?<=..)(?:(?:同比|环比|双)?(?:增长|下降|上升|增加|减少|升|降|增|减|涨|跌))$/, '')
function lastNumber(before: string): number {
  let at = before.length
  while (at > 0 && !(before[at - 1]! >= '0' && before[at - 1]! <= '9')) at--
  return at
}

/** The fact with that name: its label begins so, or holds it and no other does. */
export function bearing(facts: readonly FactEntry[], name: string): FactEntry | null {
  const starting = facts.filter(({ label, isRate }) => !isRate && label.startsWith(name))
  const holding =
    starting.length === 1 ? starting : facts.filter(({ label, isRate }) => !isRate && label.includes(name))
  return holding.length === 1 ? holding[0]! : null
}
