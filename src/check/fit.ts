import type { Fit } from './judged.ts'
import type { Written } from './reading.ts'

type Hedge = 'over' | 'reach' | 'more' | 'least' | 'under' | 'most' | 'about'
const HEDGES: readonly (readonly [RegExp, Hedge])[] = [
  [/以上|不少于|不低于|不小于|至少|≥|^上$|及以上/, 'least'],
  [/以下|以内|不超过|不高于|不多于|至多|最多|≤/, 'most'],
  [/破|[迈跨站登跃]上|[越跨迈跃]过|跨越|站稳/, 'reach'],
  [/超|逾|多于|大于|高于|过|>/, 'over'],
  [/余|多|几|来/, 'more'],
  [/近|不足|不到|未到|未达|不满|低于|少于|小于|接近|</, 'under'],
  [/约|左右|上下|大概|大致|许|前后|将/, 'about'],
]
const KNOWN_HEDGES = new Map<string, Hedge>()
const MOST_HEDGES = 1000
/** Hedges are few, and each number is compared with many facts. */
function hedgeOf(approx: string): Hedge {
  let hedge = KNOWN_HEDGES.get(approx)
  if (hedge === undefined) {
    hedge = HEDGES.find(([form]) => form.test(approx))?.[1] ?? 'about'
    if (KNOWN_HEDGES.size < MOST_HEDGES) KNOWN_HEDGES.set(approx, hedge)
  }
  return hedge
}

const EPSILON = 1e-9
export const same = (a: number, b: number): boolean =>
  Math.abs(a - b) <= EPSILON * Math.max(1e-6, Math.abs(a), Math.abs(b))

/** The size of a number without its power of ten, 1 ≤ … < 10: equal digits have it in common. 0 for 0. */
export function significandOf(value: number): number {
  const size = Math.abs(value)
  if (size === 0 || size === Number.POSITIVE_INFINITY) return 0
  const significand = size / 10 ** Math.floor(Math.log10(size))
  return significand > 9.9999999 ? significand / 10 : significand
}

/** One unit of the last digit that is not zero: 550 → 10, 1000 → 1000, 2.15 → 0.01. */
function lastDigitUnit(value: number, step: number): number {
  let unit = step
  for (let i = 0; i < 12 && value !== 0 && same(value / (unit * 10), Math.round(value / (unit * 10))); i++) unit *= 10
  return unit
}

/** 过半 goes up to where one would say 三分之二. */
const HALF = 50
const TWO_THIRDS = 200 / 3

/** How a written number stands to the exact value `actual`, both in the same unit. */
export function fitNumber(written: Written, actual: number): Fit {
  const { lo, hi, step, approx } = written
  if (hi !== lo) return fitInterval(lo, hi, actual)
  if (approx !== null) return fitHedged(hedgeOf(approx), approx, written, actual)
  if (same(lo, actual)) return 'exact'
  const off = Math.abs(lo - actual)
  if (written.coarse) return off <= step / 2 + EPSILON ? 'covered' : 'none'
  return off <= (step / 2) * (1 + 1e-7) ? 'rounded' : 'none'
}

function fitInterval(lo: number, hi: number, actual: number): Fit {
  if (actual >= lo - EPSILON && actual <= hi + EPSILON)
    return hi === Infinity && actual >= lo * 10 ? 'qualifier' : 'covered'
  const slack = 0.3 * lo
  return actual >= lo - slack && actual <= (hi === Infinity ? lo : hi) + slack ? 'qualifier' : 'none'
}

function fitHedged(hedge: Hedge, approx: string, { lo, step, coarse }: Written, actual: number): Fit {
  const equal = same(lo, actual)
  const size = Math.abs(lo)
  const unit = lastDigitUnit(lo, step)
  const above = actual - lo
  const close = Math.abs(above) <= 0.15 * size || Math.abs(above) <= step / 2
  switch (hedge) {
    case 'reach':
    case 'over':
      if (equal && hedge === 'reach') return 'covered'
      if (above > 0 && !equal && above <= (coarse && lo === HALF ? TWO_THIRDS - HALF : Math.max(0.2 * size, unit)))
        return 'covered'
      return close || (above > 0 && above <= size) ? 'qualifier' : 'none'
    case 'more': {
      if (equal) return 'covered'
      const room =
        same(size, unit * Math.round(size / unit)) && size / unit < 9.5
          ? Math.min(unit, Math.max(0.35 * size, step))
          : unit
      if (above > 0 && above < room) return 'covered'
      if (approx.includes('约') && Math.abs(above) <= 0.05 * size) return 'covered'
      return close ? 'qualifier' : 'none'
    }
    case 'least':
      if (equal || (above > 0 && above <= Math.max(0.5 * size, unit))) return 'covered'
      return close || (above > 0 && above <= size) ? 'qualifier' : 'none'
    case 'under': {
      const floor = /不足|不到|未|不满|低|少|小|</.test(approx) ? 0.5 : 0.85
      if (above < 0 && !equal && actual >= floor * lo) return 'covered'
      return close ? 'qualifier' : 'none'
    }
    case 'most':
      if (equal || (above < 0 && actual >= 0.5 * lo)) return 'covered'
      return close ? 'qualifier' : 'none'
    case 'about':
      if (equal || Math.abs(above) <= Math.max(0.05 * size, step / 2)) return 'covered'
      return close ? 'qualifier' : 'none'
  }
}

/** Which side of the number a hedge puts the truth on. */
export const hedgeSide = (approx: string): 'above' | 'about' | 'below' => {
  const hedge = hedgeOf(approx)
  return hedge === 'over' || hedge === 'reach' || hedge === 'more' || hedge === 'least'
    ? 'above'
    : hedge === 'about'
      ? 'about'
      : 'below'
}
