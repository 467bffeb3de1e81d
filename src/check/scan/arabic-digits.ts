import { digitAt, hanDigit, isOneOf, leftOf, startsItem } from '../text/character-class.ts'
import { withoutZeros } from './digits.ts'
import type { Numeral } from './numeral.ts'
import { readScale } from './scale.ts'
import { matchAt } from './sticky.ts'
import { isDivisible, isDivisibleAt, unitAt } from './unit-at.ts'

/* Arabic digits with their separators and their point, whatever the input method made of them. */

const GROUPED = /[1-9]\d{0,2}(?:(?:,\d{3})+|(?:，\d{3})+|(?: \d{3})+)(?!\d)(?:\.\d+)?/y
/** 1。5公里, 0·46吨, 7点5公里, 1，5公里: a point that the input method turned into something else. */
const BROKEN_POINT = /(\d{1,3})(?:[。·．]\s?(\d+)|[点，](\d{1,2}))(?!\d|[、.，])/y

/** Where the digits end that begin at `i`. */
export const endOfDigits = (text: string, i: number): number => {
  let end = i
  while (digitAt(text, end)) end++
  return end
}

/** Digits as they are written, and what is wrong with it. */
interface Written {
  readonly digits: string
  readonly end: number
  readonly broken: Numeral['fault']
}

/** Reads the digits that begin at `i`. */
export function readDigits(text: string, i: number): Written {
  let end = endOfDigits(text, i)
  const separated =
    (isOneOf(text[end], ',， ') ? readGroups(text, i) : null) ??
    (isOneOf(text[end], '。·．点，') ? readBrokenPoint(text, i) : null) ??
    (isOneOf(text[end], '.点') && hanDigit(text[end + 1]) >= 0 ? readHanFraction(text, i, end) : null)
  if (separated) return separated
  if (text[end] === '.' && digitAt(text, end + 1)) {
    const fraction = endOfDigits(text, end + 1)
    // 2026.7.6 is no decimal
    if (text[fraction] !== '.' || !digitAt(text, fraction + 1)) end = fraction
  }
  return { digits: withoutZeros(text.slice(i, end)), end, broken: null }
}

function readGroups(text: string, i: number): Written | null {
  const [grouped] = matchAt(GROUPED, text, i) ?? []
  if (grouped === undefined) return null
  const end = i + grouped.length
  if (/[， ]/.test(grouped) && !belongsTogether(text, end)) return null
  const broken = grouped.includes('，')
    ? { rule: 'N11', message: '千分位不能用全角逗号', fix: grouped.replace(/，/g, ''), end }
    : null
  return { digits: grouped.replace(/[,， ]/g, ''), end, broken }
}

/** A list (得分92，5公里绿道) or a time of day (下午3点5公里越野赛), not a point that was lost. */
const NO_POINT_AFTER = /[，、第午晨晚早上]$|(?:分别|得分|评分|指数|PM|热线)[^，。；]{0,4}$/

function readBrokenPoint(text: string, i: number): Written | null {
  const [whole, left, right, afterWord] = matchAt(BROKEN_POINT, text, i) ?? []
  if (whole === undefined) return null
  const end = i + whole.length
  const scaled = readScale(text, end).end
  const unit = unitAt(text, scaled)
  // 5·64万张: what is counted in 万 may have a fraction, whatever it is
  if (unit === null || !(isDivisible(unit) || (scaled > end && isOneOf(text[i + left!.length], '·．')))) return null
  if (afterWord !== undefined && NO_POINT_AFTER.test(leftOf(text, i, 8))) return null
  const digits = `${left}.${right ?? afterWord}`
  return { digits, end, broken: { rule: 'N9', message: '小数点应写作“.”', fix: digits, end } }
}

/** 91.七%, 94点七%: Han digits behind the point; 2.五公里 at the head of an item is none. */
function readHanFraction(text: string, i: number, point: number): Written | null {
  let digits = `${text.slice(i, point)}.`
  let end = point + 1
  for (; hanDigit(text[end]) >= 0; end++) digits += hanDigit(text[end])
  if (startsItem(text, i) || NO_POINT_AFTER.test(leftOf(text, i, 8)) || !isDivisibleAt(text, readScale(text, end).end))
    return null
  return { digits, end, broken: { rule: 'N14', message: '一个数不能汉字与阿拉伯数字混写', fix: digits, end } }
}

/** After soft separators only a unit, a scale or 余 proves that the groups are one number. */
const belongsTogether = (text: string, end: number): boolean =>
  isOneOf(text[end], '万亿余多%‰') || unitAt(text, end) !== null
