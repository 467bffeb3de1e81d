import type Big from 'big.js'
import { decimal } from '../../../src/domain/decimal.ts'

/* How a number is written: in Han, hedged, in tenths and fractions. Every form is true of the number it is made from. */

const HAN = '零一二三四五六七八九'
const PLACES = ['', '十', '百', '千']

/** Han numeral of a whole number below ten thousand; null of any other. */
export function hanOf(value: Big): string | null {
  const text = value.toFixed()
  if (!/^[1-9]\d{0,3}$/.test(text)) return null
  let out = ''
  for (let i = 0; i < text.length; i++) {
    const digit = Number(text[i])
    if (digit > 0) out += HAN[digit]! + PLACES[text.length - 1 - i]!
    else if (/[1-9]/.test(text.slice(i)) && !out.endsWith('零')) out += '零'
  }
  return out.replace(/^一十/, '十')
}

const FRACTIONS: readonly (readonly [string, number])[] = [
  ['四分之一', 25],
  ['三分之一', 100 / 3],
  ['三分之二', 200 / 3],
  ['四分之三', 75],
]

/** The loose ways to tell a percentage below a hundred: 六成多, 近三分之一, 过半. None where none is near. */
export function looseShares(percent: Big): string[] {
  const p = percent.toNumber()
  const out: string[] = []
  const tenth = Math.floor(p / 10)
  const over = p - tenth * 10
  if (tenth >= 1 && over > 0.5 && over <= 4.5) out.push(`${HAN[tenth]}成多`, `超${HAN[tenth]}成`, `${HAN[tenth]}成以上`)
  if (tenth >= 1 && tenth < 9 && over >= 7) out.push(`近${HAN[tenth + 1]}成`, `将近${HAN[tenth + 1]}成`)
  if (tenth >= 1 && Math.abs(over - 5) < 0.5) out.push(`${HAN[tenth]}成半左右`)
  if (p > 50.5 && p < 58) out.push('过半', '一半以上', '一半多')
  if (p > 46 && p < 49.9) out.push('近一半', '近半')
  for (const [word, middle] of FRACTIONS) {
    if (p > middle - 2.5 && p < middle - 0.2) out.push(`近${word}`)
    if (p > middle + 0.2 && p < middle + 2.5) out.push(`超${word}`)
    if (Math.abs(p - middle) < 0.5) out.push(`约${word}`)
  }
  return out
}

/** The loose ways to tell a count in its own unit: 480余, 近500, 500左右; the unit goes where `□` stands. */
export function looseCounts(shown: Big): string[] {
  const n = shown.toNumber()
  if (!Number.isInteger(n) || n < 30) return []
  const out: string[] = []
  for (const step of [10, 100, 1000, 10000]) {
    if (n < step * 3) break
    const floor = Math.floor(n / step) * step
    const ceiling = floor + step
    if (n > floor && n <= floor * 1.04 && n - floor < step) out.push(`${floor}余□`, `超${floor}□`, `${floor}多□`)
    if (n < ceiling && n >= ceiling * 0.96) out.push(`近${ceiling}□`)
    if (Math.abs(n - Math.round(n / step) * step) <= n * 0.01) out.push(`约${Math.round(n / step) * step}□`)
  }
  return out
}

/** A count from ten thousand on in 万, where two places after the point hold it exactly. */
export function inWan(shown: Big, unit: string): string | null {
  if (shown.lt(10000) || /^[万亿]/.test(unit)) return null
  const wan = shown.div(10000)
  return wan.eq(wan.round(2)) ? `${wan.toFixed()}万${unit}` : null
}

export const percentOf = (part: Big, whole: Big, places: number): string =>
  `${part.div(whole).times(100).toFixed(places)}%`

/** 百分之八十一点八 */
export function percentInHan(percent: string): string | null {
  const [whole = '', fraction] = percent.slice(0, -1).split('.')
  const head = whole === '0' ? '零' : hanOf(decimal(whole))
  if (!head) return null
  return `百分之${head}${fraction ? `点${[...fraction].map((c) => HAN[Number(c)]).join('')}` : ''}`
}
