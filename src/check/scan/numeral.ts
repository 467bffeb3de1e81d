import { digitAt } from '../text/character-class.ts'
import { readArabic } from './arabic.ts'
import { readHan } from './han.ts'

/** The fault stands in `[start of the numeral, end)`; `end` is left out where it is the whole numeral. */
export interface NumeralFault {
  readonly rule: string
  readonly message: string
  readonly fix: string | null
  readonly end?: number
}

/** A bare numeral, scale folded in, before any unit. */
export interface Numeral {
  readonly start: number
  readonly end: number
  /** Plain digits, trailing zeros kept. */
  readonly digits: string
  /** Upper end of an approximate form (七八十, 十余), else null. */
  readonly toDigits: string | null
  /** True for 上百: no upper end. */
  readonly open: boolean
  /** Power of ten of the last digit written. */
  readonly exp: number
  /** Power of ten of the 万 or 亿 that closes it. */
  readonly scale: number
  /** 余, 多, 来, 几, 数, 上, 近 inside the numeral. */
  readonly approx: string | null
  readonly han: boolean
  /** A pair of neighbouring digits (三五, 七八十). */
  readonly pair: boolean
  /** 百, 千, 万 without a digit before: no number unless a hedge makes it one (近百, 百余). */
  readonly bare: boolean
  /** A rule of official-style.md that this form breaks, with the official form where known. */
  readonly fault: NumeralFault | null
}

/** Reads the numeral that begins at `i`, Arabic or Han, or refuses. */
export const readNumeral = (text: string, i: number): Numeral | null =>
  digitAt(text, i) ? readArabic(text, i) : readHan(text, i)
