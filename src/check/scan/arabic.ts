import { digitAt, hanDigit, hanScale, isHan, isOneOf } from '../text/character-class.ts'
import { endOfDigits, readDigits } from './arabic-digits.ts'
import { places, shift, withoutZeros } from './digits.ts'
import type { Numeral } from './numeral.ts'
import { readScale } from './scale.ts'
import { matchAt } from './sticky.ts'
import { unitAt } from './unit-at.ts'

const MORE = '余多来'
/** Reads Arabic digits with separators, 余 and the scales after them: `1，300多万`, `3万5千`, `1亿零800万`. */
export function readArabic(text: string, i: number): Numeral | null {
  const whole = plainInteger(text, i) ?? readSeveral(text, i)
  if (whole !== null) return whole
  const { digits, end, broken } = readDigits(text, i)
  const hasty = readHasty(text, i, end, digits)
  if (hasty !== null) return hasty
  const inside = moreAt(text, end)
  const { scale, end: scaled } = readScale(text, end + inside.length)
  const head: Parts = {
    value: shift(digits, scale),
    exp: scale - places(digits),
    scale,
    end: scaled,
    mixed: false,
    approx: inside || null,
  }
  const parts = withClosing(text, digits.includes('.') ? head : withTails(text, head), head)
  const behind = parts.approx === null ? moreAt(text, parts.end) : ''
  const at = parts.end + behind.length
  const approx = parts.approx ?? (behind || null)
  // 2千80万: digits would run into those behind
  const closed = (approx === null || text[at - 1] === approx) && !digitAt(text, at)
  // 3百户, 1.2百万元
  const small = scale > 0 && hanScale(text[end + inside.length]) < 4
  const mixed = parts.mixed || small ? mixedFault(parts.value, closed ? (approx ?? '') : null) : null
  return numeralOf(i, at, parts.value, parts.exp, parts.scale, approx, broken ?? mixed)
}

/** A number as far as it is read. */
interface Parts {
  /** Plain digits, the scales folded in. */
  readonly value: string
  readonly exp: number
  /** Power of ten of the scale that was read last. */
  readonly scale: number
  readonly end: number
  /** Whether 十, 百 or 千 stands behind digits that 万 or 亿 does not close. */
  readonly mixed: boolean
  readonly approx: string | null
}

/** 3万｜5千, 1亿｜零800万: part after part, each smaller than the one before. */
function withTails(text: string, head: Parts): Parts {
  let parts = head
  while (parts.scale > 0 && parts.approx === null) {
    const next = readTail(text, parts.end, parts.scale)
    if (next === null) break
    const value = String(Number(parts.value) + Number(next.digits))
    const { exp, end, approx } = next
    parts = { value, exp, scale: exp, end, mixed: parts.mixed || next.small, approx }
  }
  return parts
}

/** 2千3百｜万: the 万 closes all that was mixed before it; of 3亿8千6百万 what stands behind the 亿. */
function withClosing(text: string, parts: Parts, head: Parts): Parts {
  const closing = parts.mixed ? hanScale(text[parts.end]) : 0
  if (closing < 4) return parts
  const above = closing < head.scale ? Number(head.value) : 0
  const value = String(above + Number(shift(String(Number(parts.value) - above), closing)))
  return { ...parts, value, exp: parts.exp + closing, scale: parts.scale + closing, end: parts.end + 1 }
}

/** 余, 多 or 来 where it belongs to the number. */
const moreAt = (text: string, at: number): string =>
  isOneOf(text[at], MORE) && followsMore(text, at + 1) ? text[at]! : ''

const TENS = ['十', '二十', '三十', '四十', '五十', '六十', '七十', '八十', '九十']
const SEVERAL = /([1-9])0几/y
/** 10几个: the digits should be 十, 二十 …. */
function readSeveral(text: string, i: number): Numeral | null {
  if (text[i + 2] !== '几') return null
  const found = matchAt(SEVERAL, text, i)
  if (!found) return null
  const tens = found[1]!
  const fault = { rule: 'N12', message: '概数应用汉字', fix: `${TENS[Number(tens) - 1]}几` }
  return { ...numeralOf(i, i + 3, `${tens}1`, 0, 0, '几', fault), toDigits: `${tens}9` }
}

/** 842.5w元, 1200+只, 50多余处: written in haste, for 842.5万元, 1200余只, 50余处. 5W灯 has a watt, 2+26城市 is a name. */
function readHasty(text: string, i: number, end: number, digits: string): Numeral | null {
  const sign = text[end]
  if (TWICE_MORE.has(text.slice(end, end + 2)) && unitAt(text, end + 2) !== null)
    return numeralOf(i, end + 2, digits, -places(digits), 0, '余', {
      rule: 'T8',
      message: '“多”与“余”不能并用',
      fix: `${digits}余`,
    })
  if (!isOneOf(sign, 'wW+') || !isHan(text.charCodeAt(end + 1)) || unitAt(text, end + 1) === null) return null
  if (sign === '+')
    return numeralOf(i, end + 1, digits, -places(digits), 0, '余', {
      rule: 'T8',
      message: '概数用“余”，不用符号“+”',
      fix: `${digits}余`,
    })
  const fault = { rule: 'N7', message: '“万”不写作字母“w”', fix: `${digits}万` }
  return numeralOf(i, end + 1, shift(digits, TEN_THOUSAND), TEN_THOUSAND - places(digits), TEN_THOUSAND, null, fault)
}
const TEN_THOUSAND = 4
const TWICE_MORE: ReadonlySet<string> = new Set(['多余', '余多'])

/** What may follow digits that are more than a plain integer: separators, points, 余 and the scales. */
const GOES_ON = new Set([...',， .。·．点余多来几零十百千万亿wW+'].map((c) => c.charCodeAt(0)))

/** The common case without regular expressions: an integer with nothing after it that could belong to it. */
function plainInteger(text: string, i: number): Numeral | null {
  const end = endOfDigits(text, i)
  if (GOES_ON.has(text.charCodeAt(end))) return null
  return numeralOf(i, end, withoutZeros(text.slice(i, end)), 0, 0, null, null)
}

const numeralOf = (
  start: number,
  end: number,
  digits: string,
  exp: number,
  scale: number,
  approx: string | null,
  fault: Numeral['fault'],
): Numeral => ({
  start,
  end,
  digits,
  toDigits: null,
  open: false,
  exp,
  scale,
  approx,
  han: false,
  pair: false,
  bare: false,
  fault,
})

/** 余 and 多 belong to the number only before a scale or a word that can be counted. */
const followsMore = (text: string, at: number): boolean =>
  !isOneOf(text[at], '种元化方边次') || unitAt(text, at) !== null

/** The next part of 3万5千, 3万2000, 3万零50 or 1亿零800万: smaller than what stands before. */
function readTail(text: string, at: number, above: number) {
  const afterZero = text[at] === '零'
  const from = afterZero ? at + 1 : at
  let k = endOfDigits(text, from)
  let digits = text.slice(from, k)
  if (digits === '') {
    if (hanDigit(text[k]) < 0) return null
    digits = String(hanDigit(text[k++]))
  }
  if (text[k] === '.') return null
  let approx: string | null = null
  if (isOneOf(text[k], MORE)) approx = text[k++]!
  const { scale, end } = readScaleBelow(text, k, above)
  // 2千8百｜40万: the 万 closes the whole
  if (scale >= above)
    return above < 4 && digits.length === above ? { digits, exp: 0, end: k, approx, small: true } : null
  if (scale > 0) return { digits: shift(digits, scale), exp: scale, end, approx, small: hanScale(text[k]) < 4 }
  // all the digits that are left, or a 零 for those that are not; 3万2025年 begins a year
  if (afterZero ? digits.length < above : digits.length === above)
    return text[k] === '年' ? null : { digits, exp: 0, end: k, approx, small: above < 8 }
  // 3万5: the last unit is left out
  return digits.length === 1 && !afterZero
    ? { digits: shift(digits, above - 1), exp: above - 1, end: k, approx, small: true }
    : null
}

/** 3百 of 2千3百万 ends before the 万 that closes the whole. */
function readScaleBelow(text: string, at: number, above: number): { scale: number; end: number } {
  const whole = readScale(text, at)
  return whole.scale >= above ? { scale: hanScale(text[at]), end: at + 1 } : whole
}

const mixedFault = (value: string, approx: string | null) => ({
  rule: 'N7',
  message: '阿拉伯数字只与“万”“亿”连用，不与“十”“百”“千”混写',
  fix: approx === null ? null : inTenThousands(value) + approx,
})

/** 23500 → 2.35万; small numbers in plain digits. */
function inTenThousands(value: string): string {
  const n = Number(value)
  return n >= 1e8 ? `${n / 1e8}亿` : n >= 1e4 ? `${n / 1e4}万` : value
}
