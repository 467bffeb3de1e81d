import { unitOf } from '../../domain/unit.ts'
import { digitAt, hanDigit, isOneOf } from '../text/character-class.ts'
import { places } from './digits.ts'
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
  const part = readNumeral(text, whole.end + 2)
  if (part === null) return null
  if (whole.bare && (whole.digits === '100' || whole.digits === '1000')) {
    return {
      ...percent(whole, part.digits, part.exp, part.end, whole.digits === '100' ? '%' : '‰'),
      approx: part.approx,
      toDigits: part.toDigits,
      notes: !part.han ? [mixedPercent(whole, part)] : NO_NOTES,
    }
  }
  if (Number(whole.digits) === 0 || whole.toDigits !== null || part.toDigits !== null) return null
  return ratioOf(whole, part, part.end)
}

/** 百分之68.2: half in words, half in digits. */
const mixedPercent = (whole: Numeral, part: Numeral): TokenNote => ({
  rule: 'N1',
  message: '“百分之”与阿拉伯数字不能混写',
  fix: `${part.digits}${whole.digits === '100' ? '%' : '‰'}`,
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
