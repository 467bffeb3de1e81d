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

/** The size of a number without its power of ten, 1 ≤ … < 10: equal digits have it in common. NaN for 0. */
export function significandOf(value: number): number {
  const size = Math.abs(value)
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
const TO_TWO_THIRDS = 200 / 3 - HALF

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
  const side = same(lo, actual) ? 0 : Math.sign(actual - lo)
  const off = Math.abs(actual - lo)
  const size = Math.abs(lo)
  const unit = lastDigitUnit(lo, step)
  const missed = off <= Math.max(0.15 * size, step / 2) ? 'qualifier' : 'none'
  if (size >= 100 * unit && ROUNDS.has(hedge))
    return fitRounded(hedge, side, off, endsInFive(size, unit) ? 5 * unit : unit)
  switch (hedge) {
    case 'reach':
      return side === 0
        ? 'covered'
        : fitAbove(side, off, coarse && lo === HALF ? TO_TWO_THIRDS : 0.2 * size, unit, size)
    case 'over':
      return fitAbove(side, off, coarse && lo === HALF ? TO_TWO_THIRDS : 0.2 * size, unit, size)
    case 'least':
      return side === 0 ? 'covered' : fitAbove(side, off, 0.5 * size, unit, size)
    case 'more': {
      if (side === 0) return 'covered'
      const digits = Math.round(size / unit)
      const room = digits < 10 && size >= 100 ? Math.min(unit, Math.max(0.35 * size, step)) : unit
      if (side > 0 && off < room) return 'covered'
      return approx.includes('约') && off <= 0.05 * size ? 'covered' : missed
    }
    case 'under': {
      const floor = /不足|不到|未|不满|低|少|小|</.test(approx) ? 0.5 : 0.85
      return side < 0 && actual >= floor * lo ? 'covered' : missed
    }
    case 'most':
      return side === 0 || (side < 0 && actual >= 0.5 * lo) ? 'covered' : missed
    case 'about':
      return off <= Math.max(0.05 * size, step / 2) ? 'covered' : missed
  }
}

/** 超, 以上: above by as much as one would still say so; a reader shrugs at twice the number, and not at more. */
function fitAbove(side: number, off: number, most: number, unit: number, size: number): Fit {
  if (side > 0 && off <= Math.max(most, unit)) return 'covered'
  return off <= (side > 0 ? size : 0.15 * size) ? 'qualifier' : 'none'
}

/** 逾1260万元, 约573公顷: whoever writes three digits has rounded the third, so the truth lies within one unit of it. */
function fitRounded(hedge: Hedge, side: number, off: number, unit: number): Fit {
  if (off > unit * (1 + 1e-7)) return 'none'
  if (hedge === 'about' || (side === 0 && hedge === 'reach')) return 'covered'
  return side === (hedge === 'under' ? -1 : 1) ? 'covered' : 'qualifier'
}
const ROUNDS: ReadonlySet<Hedge> = new Set(['over', 'reach', 'under', 'about'])
const endsInFive = (size: number, unit: number): boolean => Math.round(size / unit) % 10 === 5

/** Which side of the number a hedge puts the truth on. */
export const hedgeSide = (approx: string): 'above' | 'about' | 'below' => {
  const hedge = hedgeOf(approx)
  return hedge === 'over' || hedge === 'reach' || hedge === 'more' || hedge === 'least'
    ? 'above'
    : hedge === 'about'
      ? 'about'
      : 'below'
}
