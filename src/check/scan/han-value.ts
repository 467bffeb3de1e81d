import { hanDigit, hanScale } from './character.ts'

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

/** The value of a run of Han numerals, or null where the run is not one number. */
export function parseRun(written: string): Parsed | null {
  const run = written.replace('廿', '二十').replace('卅', '三十')
  return run.length === 1 ? parseOne(run) : /[十百千万亿拾佰仟廿卅]/.test(run) ? parseScaled(run) : parseDigits(run)
}

function parseOne(c: string): Parsed | null {
  const digit = hanDigit(c)
  if (digit >= 0) return { lo: digit, hi: digit, exp: 0, scale: 0, pair: false, bare: false }
  const scale = hanScale(c)
  const value = 10 ** scale
  return {
    lo: value,
    hi: value,
    exp: scale >= 4 ? scale : 0,
    scale: scale >= 4 ? scale : 0,
    pair: false,
    bare: scale > 1,
  }
}

/** Digits without a scale: two neighbours are an approximation (三五, 七八), with a 〇 they are a number in digits. */
function parseDigits(run: string): Parsed | null {
  const digits = [...run].map(hanDigit)
  if (run.length === 2 && isPair(digits[0]!, digits[1]!))
    return { lo: digits[0]!, hi: digits[1]!, exp: 0, scale: 0, pair: true, bare: false }
  if (!/[〇零]/.test(run) || run.length > 15) return null
  const value = Number(digits.join(''))
  return { lo: value, hi: value, exp: 0, scale: 0, pair: false, bare: false }
}

const isPair = (a: number, b: number): boolean => a > 0 && (b === a + 1 || (a === 3 && b === 5))

function parseScaled(run: string): Parsed | null {
  let total: [number, number] = [0, 0]
  let section: [number, number] = [0, 0]
  let digit: [number, number] | null = null
  let lastScale = 0
  let ceiling = 9
  let afterZero = false
  let pair = false
  let bare = false
  for (let k = 0; k < run.length; k++) {
    const d = hanDigit(run[k])
    if (d >= 0) {
      if (d === 0) {
        if (digit) return null
        afterZero = true
      } else if (digit) {
        if (digit[0] !== digit[1] || !isPair(digit[0], d)) return null
        digit = [digit[0], d]
        pair = true
      } else digit = [d, d]
      continue
    }
    const scale = hanScale(run[k])
    if (scale < 4) {
      if (scale >= ceiling || scale < 0) return null
      if (!digit && scale > 1 && k > 0) return null
      bare ||= !digit && scale > 1
      const [lo, hi]: [number, number] = digit ?? [1, 1]
      section = [section[0] + lo * 10 ** scale, section[1] + hi * 10 ** scale]
      ceiling = scale
    } else {
      if (!digit && section[0] === 0 && total[0] === 0 && k > 0) return null
      bare ||= k === 0
      const [lo, hi]: [number, number] = k === 0 ? [1, 1] : (digit ?? [0, 0])
      const base: [number, number] = [section[0] + lo, section[1] + hi]
      total =
        scale === 8
          ? [(total[0] + base[0]) * 1e8, (total[1] + base[1]) * 1e8]
          : base[0] === 0
            ? [total[0] * 1e4, total[1] * 1e4]
            : [total[0] + base[0] * 1e4, total[1] + base[1] * 1e4]
      section = [0, 0]
      ceiling = 9
    }
    lastScale = scale
    digit = null
    afterZero = false
  }
  const [lo, hi] = digit ?? [0, 0]
  // 八百五, 三亿二: the last unit is left out
  const colloquial = digit !== null && !afterZero && lastScale > 1 && !pair
  const unit = colloquial ? 10 ** (lastScale - 1) : 1
  const from = total[0] + section[0] + lo * unit
  const to = total[1] + section[1] + hi * unit
  if (from > LIMIT || to > LIMIT) return null
  const big = /[万亿]/.test(run)
  const exp = !big || (digit && !colloquial) ? 0 : colloquial ? lastScale - 1 : closingScale(run)
  return {
    lo: from,
    hi: to,
    exp,
    scale: digit ? 0 : trailingScale(run),
    pair,
    bare: bare && run.length === countScales(run),
  }
}

const countScales = (run: string): number => [...run].filter((c) => hanScale(c) > 0).length
const trailingScale = (run: string): number => {
  let scale = 0
  for (let k = run.length - 1; k >= 0 && hanScale(run[k]) >= 4; k--) scale += hanScale(run[k])
  return scale
}
const closingScale = (run: string): number => {
  let scale = 0
  for (let k = run.length - 1; k >= 0 && hanScale(run[k]) > 0; k--) scale += hanScale(run[k])
  return scale
}
