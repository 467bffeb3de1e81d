import { hanDigit, hanScale } from '../text/character-class.ts'

/** The value of a run of Han numerals, both ends of an approximate one. */
export interface Parsed {
  lo: number
  hi: number
  /** Power of ten of the last digit, 0 without 万 or 亿. */
  exp: number
  /** Power of ten of the closing 万 or 亿. */
  scale: number
  pair: boolean
  bare: boolean
}

/** Beyond it integers are no longer exact. */
export const LIMIT = 9e15

/** 百, 千万: scales alone. */
const BARE = /^[百千万亿佰仟][十百千万亿拾佰仟]*$/

/** The value of a run of Han numerals, or null where the run is not one number. */
export function parseRun(written: string): Parsed | null {
  for (let k = 0; k < written.length; k++)
    if (hanScale(written[k]) > 0) return parseScaled(written.replace('廿', '二十').replace('卅', '三十'))
  return parseDigits(written)
}

/** Digits without a scale: two neighbours are an approximation (三五, 七八), with a 〇 they are a number in digits. */
function parseDigits(run: string): Parsed | null {
  if (isPair(run)) return { lo: hanDigit(run[0]), hi: hanDigit(run[1]), exp: 0, scale: 0, pair: true, bare: false }
  return run.length === 1 || /[〇零]/.test(run) ? spelt(run) : null
}

/** 三四八〇: digits and no scale; null where there is one, or too many of them. */
export function spelt(run: string): Parsed | null {
  let value = 0
  for (let k = 0; k < run.length; k++) {
    if (hanDigit(run[k]) < 0) return null
    value = value * 10 + hanDigit(run[k])
  }
  return value > LIMIT ? null : { lo: value, hi: value, exp: 0, scale: 0, pair: false, bare: false }
}

/** 七八, 三五: about so many. */
export const isPair = (run: string): boolean => run.length === 2 && areNeighbours(hanDigit(run[0]), hanDigit(run[1]))
const areNeighbours = (a: number, b: number): boolean => a > 0 && (b === a + 1 || (a === 3 && b === 5))

/** Both ends of a value. */
type Ends = readonly [number, number]
const NOTHING: Ends = [0, 0]
const ONE: Ends = [1, 1]
const plus = (a: Ends, b: Ends, times = 1): Ends => [a[0] + b[0] * times, a[1] + b[1] * times]

function parseScaled(run: string): Parsed | null {
  let total = NOTHING
  let section = NOTHING
  let digit: Ends | null = null
  let lastScale = 0
  let ceiling = 9
  let afterZero = false
  let pair = false
  for (let k = 0; k < run.length; k++) {
    const d = hanDigit(run[k])
    if (d >= 0) {
      if (d === 0) {
        if (digit) return null
        afterZero = true
      } else if (digit) {
        if (pair || !areNeighbours(digit[0], d)) return null
        digit = [digit[0], d]
        pair = true
      } else digit = [d, d]
      continue
    }
    const scale = hanScale(run[k])
    if (scale < 4) {
      if (scale >= ceiling || (!digit && scale > 1 && k > 0)) return null
      section = plus(section, digit ?? ONE, 10 ** scale)
      ceiling = scale
    } else {
      const base = plus(section, k === 0 ? ONE : (digit ?? NOTHING))
      total = scale === 8 ? plus(NOTHING, plus(total, base), 1e8) : plus(total, base, 1e4)
      section = NOTHING
      ceiling = 9
    }
    lastScale = scale
    digit = null
    afterZero = false
  }
  // 八百五, 三亿二: the last unit is left out
  const colloquial = digit !== null && !afterZero && !pair
  const [lo, hi] = plus(plus(total, section), digit ?? NOTHING, colloquial ? 10 ** (lastScale - 1) : 1)
  if (hi > LIMIT) return null
  const exp = !/[万亿]/.test(run) ? 0 : colloquial ? lastScale - 1 : closing(run, 1)
  return { lo, hi, exp, scale: closing(run, 4), pair, bare: BARE.test(run) }
}

/** The power of ten of the scales of at least `least` that end the run. */
function closing(run: string, least: number): number {
  let scale = 0
  for (let k = run.length - 1; hanScale(run[k]) >= least; k--) scale += hanScale(run[k])
  return scale
}
