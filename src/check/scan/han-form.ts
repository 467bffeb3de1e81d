import { hanDigit, hanScale } from '../text/character-class.ts'
import { isPair } from './han-value.ts'
import type { Numeral, NumeralFault } from './numeral.ts'
import type { UnitAt } from './unit-at.ts'

/*
 * Han numerals where no form of writing has them: before a symbol (九十九点八%), in the capitals of cheques (贰拾叁件), digit
 * by digit (七零家). In words (二十三件) they are left alone.
 */

const CAPITALS = '壹贰叁肆伍陆柒捌玖拾佰仟'
const PLAIN = '一二三四五六七八九十百千'
const CAPITAL = new RegExp(`[${CAPITALS}]`, 'g')
const SYMBOL = /^[^\u4e00-\u9fff]/
/** Sums of money are written in capitals where they are paid. */
const MONEY = new Set(['money', 'dollar', 'foreign-money'])

/** 伍家岗, 陆家嘴. */
const SURNAMES = new Set(['伍家', '陆家'])

/** What is wrong with the form of a Han numeral that counts in `unit`, or null. */
export function hanFault(text: string, numeral: Numeral, unit: UnitAt): NumeralFault | null {
  const written = text.slice(numeral.start, numeral.end)
  const symbol = SYMBOL.exec(unit.spelling)
  if (symbol !== null) return fault(`汉字数字不与符号“${unit.spelling}”连用`, inDigits(numeral, written))
  const message = wordsFault(written)
  if (message === CAPITALS_USED && (MONEY.has(unit.unit?.dimension ?? '') || SURNAMES.has(written + unit.spelling)))
    return null
  return message === null ? null : fault(message, inDigits(numeral, written) ?? inPlain(written))
}

/** What is wrong with it before any unit. */
export function wordsFault(written: string): string | null {
  if (written.search(CAPITAL) >= 0) return CAPITALS_USED
  return isSpeltOut(written) ? '统计数字应用阿拉伯数字，不逐位写成汉字' : null
}
const CAPITALS_USED = '统计数字应用阿拉伯数字，不用大写'

const fault = (message: string, fix: string | null): NumeralFault => ({ rule: 'N1', message, fix })

/** Digit by digit: 七零, 三四八〇, 一二点八万. 七八 is about so many, 七八十 and 零点八 are words. */
export function isSpeltOut(written: string): boolean {
  let digits = 0
  while (hanDigit(written[digits]) >= 0) digits++
  if (digits < 2 || hanDigit(written[0]) === 0 || hanScale(written[digits]) > 0) return false
  return written[digits] === '点' || !isPair(written.slice(0, digits))
}

/** The exact number in Arabic digits, before the 万 or 亿 that closes it. */
function inDigits({ digits, toDigits, approx, scale }: Numeral, written: string): string | null {
  if (toDigits !== null || approx !== null) return null
  let closing = written.length
  while (hanScale(written[closing - 1]) >= 4) closing--
  return movedDown(digits, scale) + written.slice(closing)
}

/** 126000 of 十二点六万 → 12.6. */
export function movedDown(digits: string, scale: number): string {
  if (scale === 0) return digits
  const [whole, fraction = ''] = digits.split('.') as [string, string?]
  const padded = whole.padStart(scale + 1, '0')
  const point = padded.length - scale
  const rest = (padded.slice(point) + fraction).replace(/0+$/, '')
  return rest === '' ? padded.slice(0, point) : `${padded.slice(0, point)}.${rest}`
}

/** 贰拾余 → 二十余: an approximate number stays in words. */
const inPlain = (written: string): string => written.replace(CAPITAL, (c) => PLAIN[CAPITALS.indexOf(c)]!)
