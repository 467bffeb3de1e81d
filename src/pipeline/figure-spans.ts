import type { Span } from '../domain/span.ts'
import { UNIT_SPELLINGS } from '../domain/unit.ts'
import allowed from './allowed-numbers.json' with { type: 'json' }

/*
 * Where a text holds figures: every Arabic digit, and every Han numeral that counts something. It only has to find
 * them, not read them: what it finds in a note becomes a slot, what it finds in a model's answer is refused.
 */

const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
const longestFirst = (list: readonly string[]) =>
  [...new Set(list)]
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join('|')

const CLASSIFIERS =
  '个件起宗例次人名位户家处座条份张块台套辆艘项批场轮遍期天日周月年组支队所间栋幢亩棵株吨升米元倍番成种类级层口头只羽笔篇字村社镇县区点站段公顷度时分秒'
const UNIT = `(?:${longestFirst(UNIT_SPELLINGS)}|车次|人次|台次|台套|件次|户次|家次|公里|千米|平方米|立方米|公斤|千克|公顷|微克/立方米|毫克/升|万元|亿元|个百分点|百分点|小时|分钟|季度|[${CLASSIFIERS}])`
const DIGITS = '[0-9０-９]+(?:[.．,，·:：/][0-9０-９]+)*'
/** Bounded: a long run of numerals is no number, and must not cost time. */
const HAN = '[〇零一二两三四五六七八九十百千万亿]{1,20}(?:点[〇零一二三四五六七八九]{1,8})?'
const TAIL = '[余多几]?[千万亿]*[余多]?(?:%|％|‰)?'
const JOIN = '\\s*[~～〜—–－\\-至到]+\\s*'
const ARABIC = `${DIGITS}${TAIL}(?:${JOIN}${DIGITS}${TAIL})?(?:${UNIT})?(?:${DIGITS}(?:${UNIT})?)*`
const HAN_QUANTITY = [
  `百分之${HAN}`,
  `${HAN}分之${HAN}`,
  `(?:近|超|过)半(?:数)?|一半|减半|翻(?:了)?[一两二三四几数]?番`,
  `(?:${HAN}|[数几半近上][十百千万亿]{1,4}|[几数半])[余多来几]?(?:[万亿])?(?:${UNIT})`,
  `第${HAN}(?:位|名)`,
  `[十百千万][余多]`,
  `排名${HAN}`,
].join('|')

/** 一村一策, 一月一考评: a pattern of words, not a count. */
const ONE_BY_ONE = '一[^\\s\\d，。；、一]{1,2}一[^\\s\\d，。；、一]{1,2}'
const ALLOWED = new RegExp(
  `${ONE_BY_ONE}|${longestFirst([...allowed.names, ...allowed.words, ...allowed.openers])}`,
  'y',
)
const FIGURE = new RegExp(`${ARABIC}|${HAN_QUANTITY}`, 'y')

/** The figures of a text, in order and without overlap; names such as PM2.5, “十四五” and 一是 are none. */
export function figureSpans(text: string, names: readonly string[] = []): Span[] {
  const own = names.length === 0 ? null : new RegExp(longestFirst(names), 'y')
  const spans: Span[] = []
  let at = 0
  while (at < text.length) {
    const skip = own ? matchAt(own, text, at) : 0
    if (skip > 0) {
      at += skip
      continue
    }
    const name = matchAt(ALLOWED, text, at)
    const figure = matchAt(FIGURE, text, at)
    if (figure > name) spans.push({ start: at, end: at + figure })
    at += Math.max(name, figure, 1)
  }
  return spans
}

function matchAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0].length ?? 0
}
