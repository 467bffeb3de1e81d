import { digitAt, hanDigit, hanScale, isHanNumeral, isOneOf, rightOf, startsClause } from '../text/character-class.ts'
import { shift } from './digits.ts'
import { LIMIT, type Parsed, parseRun, spelt } from './han-value.ts'
import type { Numeral, NumeralFault } from './numeral.ts'
import { isDivisibleAt } from './unit-at.ts'

/** No number that anybody writes has more characters. */
const LONGEST = 20

/** Reads a Han numeral: 一千二百零四, 三万五千, 八百五, 七八十, 十一点八, 贰拾捌万, 四十6 (faulty), 几十, 数百, 十余万. */
export function readHan(text: string, i: number): Numeral | null {
  const first = text[i]
  if (first === '几' || first === '数') return readVague(text, i, first)
  let end = i
  while (end - i < LONGEST && isHanNumeral(text[end])) end++
  if (text[end - 1] === '千' && isOneOf(text[end], '瓦克米伏帕焦卡字赫兆安')) end--
  if (end === i) return null
  let fault: Numeral['fault'] = null
  const mixed = mixedRun(text, i, end)
  if (mixed) end = mixed.end
  const run = mixed?.run ?? text.slice(i, end)
  let parsed = parseRun(run) ?? spelt(run)
  if (parsed === null) return null
  if (mixed) fault = mixedFault(parsed.lo)
  if (digitAt(text, end) && hanScale(text[end - 1]) > 0 && hanScale(text[end - 1]) < 4) {
    let k = end
    while (digitAt(text, k)) k++
    const tail = Number(text.slice(end, k))
    if (tail < 10 ** hanScale(text[end - 1])) {
      parsed = { ...parsed, lo: parsed.lo + tail, hi: parsed.hi + tail }
      fault = mixedFault(parsed.lo)
      end = k
    }
  }
  const decimal = decimalTail(text, end, i, parsed.lo)
  if (decimal) {
    let at = decimal.end
    let scale = 0
    for (; hanScale(text[at]) > 2; at++) scale += hanScale(text[at])
    // 一二点八 is twelve and more, whatever 一二 is
    const { lo } = spelt(run) ?? parsed
    const digits = shift(`${lo}.${decimal.digits}`, scale)
    if (decimal.arabic) fault = { ...mixedFault(`${lo}.${decimal.digits}`), end: decimal.end }
    return numeral(
      i,
      at,
      { ...parsed, lo, hi: lo, pair: false, scale },
      { digits, exp: scale - decimal.digits.length, fault },
    )
  }
  return withMore(text, i, end, parsed, fault)
}

const mixedFault = (value: number | string): NumeralFault => ({
  rule: 'N14',
  message: '一个数不能汉字与阿拉伯数字混写',
  fix: String(value),
})

/** 一百2十, 三万2千: single Arabic digits before a scale stand for Han ones, as the 0 of 二百0四 does; the 二 of 科目二3万人次 is a name. */
function mixedRun(text: string, start: number, from: number): { run: string; end: number } | null {
  if (hanScale(text[from - 1]) === 0) return null
  let run = text.slice(start, from)
  let end = from
  while (end - start < LONGEST && digitAt(text, end) && (hanScale(text[end + 1]) > 0 || isZeroAt(text, end))) {
    run += '〇一二三四五六七八九'[Number(text[end++])]
    while (isHanNumeral(text[end])) run += text[end++]
  }
  return end === from ? null : { run, end }
}

/** 二百｜0四. */
const isZeroAt = (text: string, at: number): boolean =>
  text[at] === '0' && hanScale(text[at - 1]) > 1 && hanDigit(text[at + 1]) > 0

const numeral = (start: number, end: number, parsed: Parsed, rest: Partial<Numeral> = {}): Numeral => ({
  start,
  end,
  digits: String(parsed.lo),
  toDigits: parsed.hi === parsed.lo ? null : String(parsed.hi),
  open: false,
  exp: parsed.exp,
  scale: parsed.scale,
  approx: null,
  han: true,
  pair: parsed.pair,
  bare: parsed.bare,
  fault: null,
  ...rest,
})

/** 余, 多, 来, 几 after the run, and the scale that may follow: 二十余万, 十几亿, 百多. */
function withMore(text: string, start: number, end: number, parsed: Parsed, fault: Numeral['fault']): Numeral {
  const more = text[end]!
  const last = hanScale(text[end - 1])
  if (!isOneOf(more, last === 4 ? '余多来' : '余多来几') || last < 1) return numeral(start, end, parsed, { fault })
  let at = end + 1
  let factor = 1
  let scale = parsed.scale
  while (text[at] === '万' || text[at] === '亿') {
    factor *= 10 ** hanScale(text[at])
    scale += hanScale(text[at])
    at++
  }
  // 十来 is about ten, 十余 and 十几 are more
  const round = more !== '来' && (parsed.bare || parsed.lo === 10)
  const lo = parsed.lo * factor
  const shifted: Parsed = { ...parsed, lo, hi: lo, scale, exp: scale, bare: false }
  if (!round) return numeral(start, at, shifted, { approx: more, fault })
  const from = more === '几' ? 11 * (lo / 10) : lo + 1
  return numeral(start, at, shifted, { approx: more, digits: String(from), toDigits: String(lo * 2 - 1), fault })
}

/** 八点五分 is a time of the day; 八点五分钟, 八点五分贝 and 九十三点六分 are none. */
const isClockPart = (text: string, at: number, hours: number): boolean =>
  isOneOf(text[at], '钟半') || (text[at] === '分' && hours <= HOURS && !isOneOf(text[at + 1], '钟贝米'))
const HOURS = 24

/** 点 and digits: 十一点八, 四十六点5%. Only digits may follow, so that 九点五十分 and 三点建议 stay out. 九.86 has a point; 一.86 is an item. */
function decimalTail(
  text: string,
  at: number,
  start: number,
  whole: number,
): { digits: string; end: number; arabic: boolean } | null {
  const point = text[at] === '.' && (digitAt(text, at - 1) || !startsClause(text, start))
  if (text[at] !== '点' && !point) return null
  let k = at + 1
  while (digitAt(text, k)) k++
  if (k > at + 1) {
    const digits = text.slice(at + 1, k)
    return digitAt(text, at - 1) || hanScale(text[k]) >= 4 || isDivisibleAt(text, k)
      ? { digits, end: k, arabic: true }
      : null
  }
  let digits = ''
  for (; hanDigit(text[k]) >= 0; k++) digits += hanDigit(text[k])
  // 九十一.七%; 九.三是 begins an item
  if (point) return digits !== '' && isDivisibleAt(text, k) ? { digits, end: k, arabic: true } : null
  if (k === at + 1 || hanScale(text[k]) === 1 || isClockPart(text, k, whole)) return null
  return { digits, end: k, arabic: false }
}

/** 几, 几十, 数百, 几千万. */
function readVague(text: string, i: number, first: string): Numeral | null {
  let at = i + 1
  let factor = 1
  let scale = 0
  while (hanScale(text[at]) > 0) {
    factor *= 10 ** hanScale(text[at])
    if (hanScale(text[at]) >= 4) scale += hanScale(text[at])
    at++
  }
  // 几10户: Arabic tens after 几
  const arabic = first === '几' && factor === 1 ? /^10{1,3}(?![\d.])/.exec(rightOf(text, at, 5))?.[0] : undefined
  if (arabic !== undefined) {
    factor = Number(arabic)
    at += arabic.length
  }
  // 村总数｜十九个: the number goes on, so 数 is no part of it
  if (factor > LIMIT || (first === '数' && (factor === 1 || hanDigit(text[at]) > 0))) return null
  const tail = text[at] === '余' || text[at] === '多' ? 1 : 0
  const lo = 2 * factor
  const hi = 10 * factor - 1
  const parsed: Parsed = { lo, hi, exp: scale, scale, pair: false, bare: false }
  const fault =
    arabic !== undefined
      ? { rule: 'N12', message: '概数应用汉字', fix: `几${'十百千'[arabic.length - 2]}` }
      : tail > 0
        ? { rule: 'T8', message: `“${first}”与“${text[at]}”不能并用`, fix: text.slice(i, at) }
        : null
  return numeral(i, at + tail, parsed, { approx: first, fault })
}
