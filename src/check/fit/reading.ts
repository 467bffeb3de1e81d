import type { Mention, Stated } from '../mention.ts'
import type { Cell, FactEntry, SheetIndex } from '../sheet/sheet-index.ts'
import type { Gate } from '../sheet/unit-gate.ts'
import { viewOf } from '../sheet/unit-view.ts'
import { significandOf } from '../shown.ts'
import { writtenDigits } from './slip.ts'

/** A written number as doubles, in the unit in which it is compared. */
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

/** A claim made ready to be compared with many facts: digits turned to doubles once. */
export interface Reading {
  readonly mention: Mention
  readonly stated: Stated
  /** In the unit as written. */
  readonly plain: Written
  /** In base units of its dimension; null where `factor` is. */
  readonly based: Written | null
  /** The digits as they stand, without what 万 and 亿 fold in. */
  readonly digits: string
  /** The digits without their magnitude: 1204 and 0.1204 → 1.204. */
  readonly significand: number
  /** As a percentage, where it can be one: %, ‰, 成, 一半. */
  readonly percent: Written | null
  /** Base units per unit as written; null for a classifier that the table of units does not know. */
  readonly factor: number | null
  /** Digits after the point. */
  readonly places: number
  /** 倍 or 番. */
  readonly isTimes: boolean
  /** For each fact of the sheet by place, whether its unit goes with this one. */
  readonly gates: readonly Gate[]
  /** By place, 1 for a fact of which no such amount can be told but by its digits; null for what is no plain amount. */
  readonly foreign: Uint8Array | null
}

/** Null for a mention that states nothing. */
export function readingOf(mention: Mention, index: SheetIndex): Reading | null {
  const { stated } = mention
  if (!stated) return null
  const { lo, hi, step } = stated.near
  const plain = { lo, hi, step, approx: stated.approx, coarse: false }
  const point = stated.digits.indexOf('.')
  const { factor, gates, foreign } = viewOf(index, stated)
  const isTimes = stated.unitText === '倍' || stated.unitText === '番'
  const percent = percentOf(mention, plain)
  return {
    mention,
    stated,
    plain,
    based: factor === null ? null : scaled(plain, factor),
    digits: writtenDigits(mention),
    significand: significandOf(lo),
    percent,
    factor,
    places: point < 0 ? 0 : stated.digits.length - point - 1,
    isTimes,
    gates,
    foreign: mention.kind === 'quantity' && !isTimes ? foreign : null,
  }
}

/** 五成半 is said of 54% as of 56%. */
const HALF_A_TENTH = 5
function percentOf({ kind, stated, text }: Mention, plain: Written): Written | null {
  const { lo, hi, step, approx } = plain
  if (stated!.unitText === '成')
    return {
      lo: lo * 10,
      hi: hi * 10,
      step: text.includes('半') ? HALF_A_TENTH : Math.min(10, step * 10),
      approx,
      coarse: true,
    }
  if (kind === 'fraction') return { lo: lo * 100, hi: hi * 100, step: 4, approx, coarse: true }
  if (stated!.unitText === '‰') return { lo: lo / 10, hi: hi / 10, step: step / 10, approx, coarse: false }
  return kind === 'percentage' || stated!.unitText === '%' ? plain : null
}

/** The same number in another unit of its dimension. */
export const scaled = (written: Written, factor: number): Written =>
  factor === 1 ? written : { ...written, lo: written.lo * factor, hi: written.hi * factor, step: written.step * factor }

/**
 * A number as it is compared with a fact, in the fact's base units. A sheet that names no unit may mean 330天 by 330, and
 * 45万元 by 450000: the number is taken as it stands or in base units, whichever is nearer to the fact in size.
 */
export function comparedWith({ plain, based }: Reading, { unitText, factor, values }: FactEntry): Written {
  if (based === null) return scaled(plain, factor)
  if (unitText !== '') return based
  return distance(plain, values.value) <= distance(based, values.value) ? plain : based
}
/** What an amount of the fact, in base units, is in the unit that the text writes. */
export const asWritten = (reading: Reading, { factor }: FactEntry, amount: number): number =>
  amount / (reading.factor ?? factor)
const distance = ({ lo }: Written, { n }: Cell): number => Math.abs(Math.log((Math.abs(lo) + 1) / (Math.abs(n) + 1)))

/** 翻两番: four times as much. */
export const doubled = (turns: Written): Written => ({ ...turns, lo: 2 ** turns.lo, hi: 2 ** turns.hi, step: 0.2 })

/** The same number without its hedge: 高于94%的目标 compares, it does not hedge. */
export const unhedged = (reading: Reading): Reading => ({
  ...reading,
  plain: { ...reading.plain, approx: null },
  based: reading.based && { ...reading.based, approx: null },
  percent: reading.percent && { ...reading.percent, approx: null },
})
