import { unitOf } from '../../domain/unit.ts'
import { digitAt, hanDigit, isOneOf } from '../text/character-class.ts'
import { places } from './digits.ts'
import { wordsFault } from './han-form.ts'
import { type Measured, measuredOf, NO_NOTES } from './measured.ts'
import { type Numeral, readNumeral } from './numeral.ts'
import type { TokenNote } from './token.ts'
import { unitAt } from './unit-at.ts'

/* Parts of a whole, in words: 百分之八十, 三分之一, 六成五. */

/** 百分之…, 千分之…, 三分之一, 百分百. */
export function readFraction(text: string, whole: Numeral): Measured | null {
  if (text[whole.end] !== '分') return null
  if (whole.digits === '100' && text.startsWith('分百', whole.end)) {
    return percent(whole, '100', 0, whole.end + 2, '%')
  }
  if (text[whole.end + 1] !== '之') return null
  const number = readNumeral(text, whole.end + 2)
  if (number === null) return null
  const isPercent = whole.bare && (whole.digits === '100' || whole.digits === '1000')
  const part = isPercent ? (withPoint(text, number) ?? number) : number
  if (isPercent) {
    return {
      ...percent(whole, part.digits, part.exp, part.end, whole.digits === '100' ? '%' : '‰'),
      approx: part.approx,
      toDigits: part.toDigits,
      notes: percentNotes(text, whole, part),
    }
  }
  if (Number(whole.digits) === 0 || whole.toDigits !== null || part.toDigits !== null) return null
  return ratioOf(whole, part, part.end)
}

/** 百分之五十八｜点3, 百分之94｜点7, 百分之九十四｜.七: digits of another kind behind the point. */
function withPoint(text: string, whole: Numeral): Numeral | null {
  if (!isOneOf(text[whole.end], '点.') || whole.approx !== null || whole.toDigits !== null) return null
  let end = whole.end + 1
  let digits = `${whole.digits}.`
  for (; digitAt(text, end) || hanDigit(text[end]) >= 0; end++)
    digits += digitAt(text, end) ? text[end] : hanDigit(text[end])
  // a second point, 百分之九十四点三十, or an item after a full stop: 百分之九十.三是
  if (end === whole.end + 1 || places(whole.digits) > 0 || isOneOf(text[end], '.点十是要、')) return null
  return { ...whole, digits, end, exp: -places(digits), han: false }
}

/** 百分之68.2: half in words, half in digits; 百分之玖拾: in capitals; 百分之九四点七: digit by digit. */
function percentNotes(text: string, whole: Numeral, part: Numeral): readonly TokenNote[] {
  if (!part.han) return [inSymbols(whole, part, '“百分之”与阿拉伯数字不能混写')]
  const fault = wordsFault(text.slice(part.start, part.end))
  return fault === null ? NO_NOTES : [inSymbols(whole, part, fault)]
}

const inSymbols = (whole: Numeral, part: Numeral, message: string): TokenNote => ({
  rule: 'N1',
  message,
  fix: part.toDigits === null && part.approx === null ? `${part.digits}${whole.digits === '100' ? '%' : '‰'}` : null,
  start: whole.start,
  end: part.end,
})

function percent(numeral: Numeral, digits: string, exp: number, end: number, spelling: string): Measured {
  const unit = { end, spelling, unit: unitOf(spelling) }
  return { ...measuredOf(numeral, 'percentage', end, unit), digits, toDigits: null, exp, scale: 0 }
}

/** part / whole with six digits, as contract.md writes fractions. */
function ratioOf(whole: Numeral, part: Numeral, end: number): Measured {
  const digits = String(Number((Number(part.digits) / Number(whole.digits)).toFixed(6)))
  return {
    ...measuredOf(whole, 'fraction', end, null),
    digits,
    exp: -places(digits),
    scale: 0,
    approx: part.approx,
    fraction: [part.digits, whole.digits],
  }
}

/** 六成五, 八成半, 9成5, 一成多; not 完成 or 成立. */
export function readTenths(text: string, numeral: Numeral): Measured | null {
  const unit = text[numeral.end] === '成' ? unitAt(text, numeral.end, numeral.han) : null
  if (unit === null) return null
  let { end } = unit
  let digits = numeral.digits
  const next = hanDigit(text[end])
  if (text[end] === '半' && !isOneOf(text[end + 1], '年月天')) {
    digits += '.5'
    end++
  } else if (numeral.han ? next > 0 : digitAt(text, end) && !digitAt(text, end + 1)) {
    if (unitAt(text, end + 1, true) === null) digits += `.${numeral.han ? next : text[end]}`
    if (digits !== numeral.digits) end++
  }
  return {
    ...measuredOf(numeral, 'multiple', end, { ...unit, end }),
    digits,
    exp: -places(digits),
  }
}
