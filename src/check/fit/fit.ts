import type { Fit } from '../judged.ts'
import type { Written } from './reading.ts'

type Hedge = 'least' | 'most' | 'reach' | 'over' | 'more' | 'short' | 'near' | 'about'
const HEDGES: readonly (readonly [RegExp, Hedge])[] = [
  [/以上|不少于|不低于|不小于|至少|≥|^上$|[未有]低于/, 'least'],
  [/以下|以内|不超过|不高于|不多于|至多|最多|≤|[未没有](?:超过|突破)/, 'most'],
  [/破|[迈跨站登跃]上|[越跨迈跃]过|跨越|站稳/, 'reach'],
  [/超|逾|多于|大于|高于|过|>/, 'over'],
  [/余|多|几|来|出头/, 'more'],
  [/不足|不到|未|不满|低于|少于|小于|</, 'short'],
  [/近|直逼/, 'near'],
]
/** By hedge as it is written; texts have few. */
const KNOWN = new Map<string, Hedge>()
const MOST_KNOWN = 500
function hedgeOf(approx: string): Hedge {
  let hedge = KNOWN.get(approx)
  if (hedge === undefined) {
    hedge = HEDGES.find(([form]) => form.test(approx))?.[1] ?? 'about'
    if (KNOWN.size < MOST_KNOWN) KNOWN.set(approx, hedge)
  }
  return hedge
}

/** Which side of the number each puts the truth on. */
const SIDE: Readonly<Record<Hedge, number>> = {
  least: 1,
  most: -1,
  reach: 1,
  over: 1,
  more: 1,
  short: -1,
  near: -1,
  about: 0,
}
export const hedgeSide = (approx: string): number => SIDE[hedgeOf(approx)]
/** Those that leave open how far. */
const OPEN: ReadonlySet<Hedge> = new Set(['least', 'reach', 'over'])
/** Those that the number itself does not meet. */
const BEYOND: ReadonlySet<Hedge> = new Set(['over', 'short', 'near'])
/** Those by which whoever writes three digits has rounded the third. */
const ROUNDS: ReadonlySet<Hedge> = new Set(['over', 'reach', 'short', 'near', 'about'])

/** 1.00%以内, 不低于90%: of a target the very number. */
export const isBound = (approx: string): boolean => BOUNDS.has(hedgeOf(approx))
const BOUNDS: ReadonlySet<Hedge> = new Set(['least', 'most'])

/** 超, 超过, 超出: as the hedge of a number, or by how much it exceeds another. */
export const EXCEEDS = /^超[过出]?$/

const EPSILON = 1e-9
export const same = (a: number, b: number): boolean =>
  Math.abs(a - b) <= EPSILON * Math.max(1e-6, Math.abs(a), Math.abs(b))

/** One unit of the last digit that is not zero: 550 → 10, 1000 → 1000, 2.15 → 0.01. */
function lastDigitUnit(value: number, step: number): number {
  let unit = step
  for (let i = 0; i < 12 && same(value / (unit * 10), Math.round(value / (unit * 10))); i++) unit *= 10
  return unit
}

/** 近五成 is said from four and a half on, 不足八成 from seven. */
const TENTHS = 10

/** 过半 goes up to where one would say 三分之二. */
const HALF = 50
const TO_TWO_THIRDS = 200 / 3 - HALF

/** How a written number stands to the exact value `actual`, both in the same unit; what was divided by nothing is no number. */
export function fitNumber(written: Written, actual: number): Fit {
  const { lo, hi, step, approx } = written
  if (!Number.isFinite(actual)) return 'none'
  if (hi !== lo) return fitInterval(lo, hi, actual)
  if (approx !== null) return fitHedged(approx, written, actual)
  if (same(lo, actual)) return 'exact'
  const off = Math.abs(lo - actual)
  if (off > (step / 2) * (1 + 1e-7)) return 'none'
  return written.coarse ? 'covered' : 'rounded'
}

/** How it stands to a calculated number, which is rounded by nature: a correct rounding needs no word. */
export function fitOutcome(written: Written, outcome: number): Fit {
  const fit = fitNumber(written, outcome)
  return fit === 'rounded' ? 'covered' : fit
}
/** How it stands to one that was calculated, or, where it does not hold, to what comes of the numbers as a text shows them. */
export function fitOutcomeOr(written: Written, exact: number, asShown: number): Fit {
  const fit = fitOutcome(written, exact)
  return fit === 'none' ? fitOutcome(written, asShown) : fit
}

function fitInterval(lo: number, hi: number, actual: number): Fit {
  if (actual >= lo - EPSILON && actual <= hi + EPSILON)
    return hi === Infinity && actual >= lo * 10 ? 'qualifier' : 'covered'
  const slack = 0.3 * lo
  return actual >= lo - slack && actual <= (hi === Infinity ? lo : hi) + slack ? 'qualifier' : 'none'
}

function fitHedged(approx: string, written: Written, actual: number): Fit {
  const hedge = hedgeOf(approx)
  const { lo, step } = written
  const off = same(lo, actual) ? 0 : actual - lo
  const size = Math.abs(lo)
  const unit = lastDigitUnit(lo, step)
  if (size >= 100 * unit && ROUNDS.has(hedge)) return fitRounded(hedge, off, endsInFive(size, unit) ? 5 * unit : unit)
  const [least, most] = roomOf(hedge, approx, written, unit)
  if (off === 0 ? !BEYOND.has(hedge) : least <= off && off <= most) return 'covered'
  // a reader shrugs at twice the number, and not at more
  const shrug = off > 0 && OPEN.has(hedge) ? size : Math.max(0.15 * size, step / 2)
  return Math.abs(off) <= shrug ? 'qualifier' : 'none'
}

/** How far from the number the truth may lie, by as much as one would still say so. */
function roomOf(hedge: Hedge, approx: string, { lo, step, coarse }: Written, unit: number): readonly [number, number] {
  const size = Math.abs(lo)
  switch (hedge) {
    case 'over':
    case 'reach':
      return [0, coarse && lo === HALF ? TO_TWO_THIRDS : Math.max(0.2 * size, unit)]
    case 'least':
      return [0, Math.max(0.5 * size, unit)]
    case 'more': {
      const most = (size < 100 ? unit : Math.min(unit, Math.max(0.35 * size, step))) * (1 - EPSILON)
      return approx.includes('约') ? [-0.05 * size, Math.max(most, 0.05 * size)] : [0, most]
    }
    case 'near':
      return [-Math.min(0.15 * size, coarse && step > TENTHS / 2 ? TENTHS / 2 : Infinity), 0]
    case 'short':
      return [-(coarse && step >= TENTHS / 2 ? Math.min(size, TENTHS) : 0.5 * size), 0]
    case 'most':
      return [-0.5 * size, 0]
    case 'about': {
      const most = Math.max(0.05 * size, step / 2)
      return [-most, most]
    }
  }
}

/** 逾1260万元, 约573公顷: whoever writes three digits has rounded the third, so the truth lies within one unit of it. */
function fitRounded(hedge: Hedge, off: number, unit: number): Fit {
  if (Math.abs(off) > unit * (1 + 1e-7)) return 'none'
  if (hedge === 'about' || (off === 0 && hedge === 'reach')) return 'covered'
  return Math.sign(off) === SIDE[hedge] ? 'covered' : 'qualifier'
}
const endsInFive = (size: number, unit: number): boolean => Math.round(size / unit) % 10 === 5
