import { unitOf } from '../domain/unit.ts'
import type { Fit } from './judged.ts'
import type { Mention, Stated } from './mention.ts'
import type { Cell, FactEntry } from './sheet-index.ts'
import { gate } from './unit-gate.ts'

/** A written number as doubles in the unit in which it is compared. */
export interface Written {
  readonly lo: number
  /** Equal to `lo` for a plain number, Infinity where there is no upper end. */
  readonly hi: number
  /** One unit of the last digit written. */
  readonly step: number
  readonly approx: string | null
  /** 成, 一半, 三分之一: words that round by nature. */
  readonly coarse: boolean
}

type Hedge = 'over' | 'more' | 'least' | 'under' | 'most' | 'about'
const HEDGES: readonly (readonly [RegExp, Hedge])[] = [
  [/以上|不少于|不低于|不小于|至少|≥|^上$|及以上/, 'least'],
  [/以下|以内|不超过|不高于|不多于|至多|最多|≤/, 'most'],
  [/超|逾|突破|多于|大于|高于|过|>/, 'over'],
  [/余|多|几/, 'more'],
  [/近|不足|不到|未到|未达|不满|低于|少于|小于|接近|</, 'under'],
  [/约|左右|上下|大概|大致|许|前后|将/, 'about'],
]
const hedgeOf = (approx: string): Hedge => HEDGES.find(([form]) => form.test(approx))?.[1] ?? 'about'

const EPSILON = 1e-9
const same = (a: number, b: number): boolean => Math.abs(a - b) <= EPSILON * Math.max(1e-6, Math.abs(a), Math.abs(b))

/** One unit of the last digit that is not zero: 550 → 10, 1000 → 1000, 2.15 → 0.01. */
function lastDigitUnit(value: number, step: number): number {
  let unit = step
  for (let i = 0; i < 12 && value !== 0 && same(value / (unit * 10), Math.round(value / (unit * 10))); i++) unit *= 10
  return unit
}

/** How a written number stands to the exact value `actual`, both in the same unit. */
export function fitNumber(written: Written, actual: number): Fit {
  const { lo, hi, step, approx } = written
  if (hi !== lo) return fitInterval(lo, hi, actual)
  if (approx !== null) return fitHedged(hedgeOf(approx), approx, lo, step, actual)
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

function fitHedged(hedge: Hedge, approx: string, lo: number, step: number, actual: number): Fit {
  const equal = same(lo, actual)
  const size = Math.abs(lo)
  const unit = lastDigitUnit(lo, step)
  const above = actual - lo
  const close = Math.abs(above) <= 0.15 * size || Math.abs(above) <= step / 2
  switch (hedge) {
    case 'over':
      if (above > 0 && !equal && above <= Math.max(0.2 * size, unit)) return 'covered'
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

/** Percent that 成, 倍 and fractions stand for; null for other numbers. */
export function percentOf(mention: Mention): Written | null {
  const stated = mention.stated
  if (!stated) return null
  const lo = Number(stated.lo)
  const hi = stated.hi === null ? Infinity : Number(stated.hi)
  const step = Number(stated.step)
  const approx = stated.approx
  if (stated.unitText === '成')
    return { lo: lo * 10, hi: hi * 10, step: Math.min(10, step * 10) || 10, approx, coarse: true }
  if (mention.kind === 'fraction') return { lo: lo * 100, hi: hi * 100, step: 4, approx, coarse: true }
  if (stated.unitText === '‰') return { lo: lo / 10, hi: hi / 10, step: step / 10, approx, coarse: false }
  if (mention.kind === 'percentage' || stated.unitText === '%') return { lo, hi, step, approx, coarse: false }
  return null
}

/** The number as written, in base units of its dimension. */
export function writtenOf(stated: Stated, factor = Number(stated.unit?.factor ?? 1)): Written {
  return {
    lo: Number(stated.lo) * factor,
    hi: stated.hi === null ? Infinity : Number(stated.hi) * factor,
    step: Number(stated.step) * factor,
    approx: stated.approx,
    coarse: false,
  }
}

/** How a mention stands to one cell of a fact: value, hedge and unit together. */
export function fitCell(mention: Mention, fact: FactEntry, cell: Cell): Fit {
  const stated = mention.stated
  if (!stated || mention.kind === 'percentage-point' || mention.kind === 'ratio') return 'none'
  if (mention.kind === 'rank' || fact.isRank)
    return mention.kind === 'rank' && fact.isRank && same(Number(stated.lo), cell.n) ? 'exact' : 'none'
  if (fact.isRate) {
    const percent = percentOf(mention)
    if (percent) return fitAgainst(percent, cell, cell.n)
  }
  if (stated.unitText === '成' || stated.unitText === '倍' || stated.unitText === '番') return 'none'
  const factor = Number(fact.unit?.factor ?? 1)
  const numerator = numeratorFactor(stated, fact)
  if (numerator !== null)
    return fitAgainst(writtenOf(stated), { ...cell, n: Number(cell.lo) * numerator }, Number(cell.lo) * numerator)
  if (gate(stated, fact) === 'shut') return sameDigits(stated, cell) ? 'unit' : 'none'
  const written = writtenOf(stated, stated.unit ? undefined : factor)
  const fit = fitAgainst(written, cell, cell.n)
  if (fit !== 'none' && fit !== 'qualifier') return fit
  return sameDigits(stated, cell) && !same(written.lo, cell.n) ? 'unit' : fit
}

/** 亩产八百零五斤 for 公斤/亩, 92微克 for 微克/立方米: the denominator stands in the label. Null where the units are not so. */
function numeratorFactor(stated: Stated, fact: FactEntry): number | null {
  const slash = fact.unitText.search(/[/每]/)
  if (slash <= 0 || !stated.unit || stated.unitText.includes('/') || stated.unitText.includes('每')) return null
  const unit = unitOf(fact.unitText.slice(0, slash))
  return unit && unit.dimension === stated.unit.dimension ? Number(unit.factor) : null
}

function fitAgainst(written: Written, cell: Cell, actual: number): Fit {
  const scale = cell.n === 0 ? 1 : cell.n / Number(cell.lo)
  const cellHi = cell.hi === null ? Infinity : Number(cell.hi) * scale
  if (!same(cellHi, actual) && cellHi !== actual) {
    if (same(written.lo, actual) && (same(written.hi, cellHi) || written.hi === cellHi)) return 'exact'
    return written.lo >= actual && written.hi <= cellHi ? 'qualifier' : 'none'
  }
  if (cell.approx !== null && same(written.lo, actual)) {
    if (written.approx === null) return written.hi === written.lo ? 'qualifier' : 'none'
    return hedgeSide(written.approx) === hedgeSide(cell.approx) ? 'exact' : 'qualifier'
  }
  return fitNumber(written, actual)
}

const hedgeSide = (approx: string): string => {
  const hedge = hedgeOf(approx)
  return hedge === 'over' || hedge === 'more' || hedge === 'least' ? 'above' : hedge === 'about' ? 'about' : 'below'
}

const SCALES = [1, 1e3, 1e4, 1e8, 1e-3, 1e-4, 1e-8]
/** 2360兆瓦 for 2360千瓦, 0.42万元 for 0.42亿元: the digits are the sheet's, the unit or magnitude is not. */
const sameDigits = (stated: Stated, cell: Cell): boolean => {
  if (stated.hi === null || cell.hi === null || !stated.hi.eq(stated.lo)) return false
  const a = Number(stated.lo)
  const b = Number(cell.lo)
  return a !== 0 && SCALES.some((scale) => same(a, b * scale))
}
