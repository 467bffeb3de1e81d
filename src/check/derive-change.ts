import type { DerivationRule } from '../domain/finding.ts'
import { fitNumber } from './fit.ts'
import type { Base, Frame } from './frame.ts'
import type { DerivedClaim, Fit, Shown } from './judged.ts'
import { type Reading, scaled, type Written } from './reading.ts'
import type { FactEntry, Field } from './sheet-index.ts'

type Form = 'rate' | 'pp' | 'diff' | 'times'

/** What a fact can be compared with. */
export type Against = Exclude<Base, 'other'>
export const FIELD_OF: Readonly<Record<Against, Field>> = { yoy: 'lastYear', qoq: 'lastPeriod', target: 'target' }
const EPSILON = 1e-9

/** A magnitude with that many decimals, 四舍五入. */
export const shown = (value: number, decimals: number): string => (Math.abs(value) + EPSILON).toFixed(decimals)
export const placesOf = (digits: string): number => (digits.includes('.') ? digits.length - digits.indexOf('.') - 1 : 0)
/** A derived outcome is rounded by nature: a correct rounding needs no word. */
export const settle = (fit: Fit): Fit => (fit === 'rounded' ? 'covered' : fit)
/** 万 in 万元 as a factor; 1 for a unit without. */
export const scaleOf = (unitText: string): number =>
  unitText.length < 2 ? 1 : unitText[0] === '万' ? 1e4 : unitText[0] === '亿' ? 1e8 : 1

const formOf = (reading: Reading): Form =>
  reading.mention.kind === 'percentage-point' ? 'pp' : reading.isTimes ? 'times' : reading.percent ? 'rate' : 'diff'

/** Labels of which 改善 and 优化 surely mean a rise. Of others they say nothing certain. */
const MORE_IS_BETTER = /率|比例|占比|比重|优良|满意|达标|覆盖|收入|产值|增加值|总额|天数|得分|评分|效益|好评/

/** The sign that a direction word gives the change of this fact's number; 0 where no word gives one. */
function signFor({ direction, ofFall }: Frame, fact: FactEntry): number {
  if (direction === 0) return 0
  if (ofFall && fact.growth < 0) return -direction
  if (Math.abs(direction) === 2) {
    if (!fact.lessIsBetter && !MORE_IS_BETTER.test(fact.label)) return 0
    return direction > 0 !== fact.lessIsBetter ? 1 : -1
  }
  return fact.isRank ? -direction : direction
}

/** Whether 增长 or 下降 agrees with the sign of a fact that is itself a growth. */
export function growthHolds(frame: Frame, stated: number, fact: FactEntry): boolean {
  const value = fact.values.value?.n ?? 0
  const said = Math.sign(frame.direction) * (stated < 0 ? -1 : 1)
  return fact.growth === 0 || said === 0 || value === 0 || Math.sign(value) * fact.growth === said
}

/** Compares the stated change with the change of the fact: 同比, 环比 or against the target. Null where it cannot be meant. */
export function changeOf(reading: Reading, frame: Frame, fact: FactEntry, base: Against): DerivedClaim | null {
  const current = fact.values.value
  const former = fact.values[FIELD_OF[base]]
  const form = formOf(reading)
  if (!current || (form === 'diff' && !sameMeasure(reading, fact))) return null
  if (!former) return form === 'pp' && !fact.isRate ? null : undefinedChange(fact, ruleOf(base, form))
  const change = current.n - former.n
  const rate = former.n === 0 ? null : (change / Math.abs(former.n)) * 100
  const by = new Comparison(reading, frame, fact, base, form)
  switch (form) {
    case 'pp':
      if (fact.isRate) return by.points(reading.plain, change, false)
      return rate === null ? null : by.ifMisread(by.rate(reading.plain, rate, true))
    case 'times':
      return rate === null ? null : by.times(reading.plain, rate / 100)
    case 'rate': {
      const relative = rate === null ? null : by.rate(reading.percent!, rate, false)
      if (!fact.isRate) return relative
      const misread = by.points(reading.percent!, change, true)
      return misread.fit !== 'unit' && relative && relative.fit !== 'none' && relative.fit !== 'qualifier'
        ? relative
        : misread
    }
    case 'diff':
      return by.difference(change)
  }
}

const undefinedChange = (fact: FactEntry, rule: DerivationRule): DerivedClaim => ({
  of: 'derived',
  rule,
  fact,
  facts: [fact],
  outcome: null,
  show: () => ({ expression: '', result: '' }),
  fit: 'none',
  directionHolds: true,
})

const ruleOf = (base: Against, form: Form): DerivationRule => {
  if (base === 'target') return 'target-diff'
  return form === 'pp' ? `${base}-pp` : form === 'diff' ? `${base}-diff` : `${base}-rate`
}

/** A difference is in the unit of its fact, in 位 for a rank; a wrong unit of another kind speaks of another fact. */
const sameMeasure = ({ stated, gates }: Reading, fact: FactEntry): boolean =>
  fact.isRank
    ? /^[位名个]?(?:位次)?$/.test(stated.unitText)
    : !fact.isRate && (gates[fact.place] !== 'shut' || stated.unitText === '')

/** One comparison of a fact with one of its other values, in the form that the text chose. */
class Comparison {
  readonly #reading: Reading
  readonly #frame: Frame
  readonly #fact: FactEntry
  readonly #base: Against
  readonly #form: Form
  constructor(reading: Reading, frame: Frame, fact: FactEntry, base: Against, form: Form) {
    this.#reading = reading
    this.#frame = frame
    this.#fact = fact
    this.#base = base
    this.#form = form
  }

  get #digits(): readonly [string, string] {
    const { values } = this.#fact
    return [values.value!.digits, values[FIELD_OF[this.#base]]!.digits]
  }

  points(written: Written, change: number, wrongUnit: boolean): DerivedClaim {
    return this.#conclude(written, change, wrongUnit, () => {
      const [a, b] = this.#digits
      const places = Math.max(this.#reading.places, placesOf(a), placesOf(b))
      return { expression: `${a}-${b}`, result: `${shown(change, places)}个百分点` }
    })
  }

  rate(written: Written, rate: number, wrongUnit: boolean): DerivedClaim {
    return this.#conclude(written, rate, wrongUnit, () => this.#relative(`${shown(rate, this.#decimals)}%`))
  }

  times(written: Written, rate: number): DerivedClaim {
    return this.#conclude(written, rate, false, () => this.#relative(`${shown(rate, this.#decimals)}倍`))
  }

  difference(change: number): DerivedClaim {
    const fact = this.#fact
    const factor = fact.isRank ? 1 : (this.#reading.factor ?? fact.factor)
    const written = scaled(this.#reading.plain, factor)
    const claim = this.#conclude(written, change, false, () => {
      const [a, b] = this.#digits
      const size = change / (fact.isRank ? 1 : fact.factor * scaleOf(fact.unitText))
      return {
        expression: `${a}-${b}`,
        result: shown(size, Math.max(placesOf(a), placesOf(b))) + (fact.isRank ? '位' : fact.unitText),
      }
    })
    return claim.fit === 'none' && misscaled(written.lo, change) ? { ...claim, fit: 'unit' } : claim
  }

  ifMisread(claim: DerivedClaim): DerivedClaim | null {
    return claim.fit === 'unit' ? claim : null
  }

  /** As many decimals as the text shows; one where it shows 成 or a fraction. */
  get #decimals(): number {
    return this.#reading.percent?.coarse ? 1 : this.#reading.places
  }

  #relative(result: string): Shown {
    const [a, b] = this.#digits
    return { expression: `(${a}-${b})/${b}`, result }
  }

  #conclude(written: Written, outcome: number, wrongUnit: boolean, show: () => Shown): DerivedClaim {
    const size = { ...written, lo: Math.abs(written.lo), hi: Math.abs(written.hi) }
    const magnitude = settle(fitNumber(size, Math.abs(outcome)))
    const said = signFor(this.#frame, this.#fact) * (written.lo < 0 ? -1 : 1)
    return {
      of: 'derived',
      rule: ruleOf(this.#base, this.#form),
      fact: this.#fact,
      facts: [this.#fact],
      outcome,
      show,
      fit: !wrongUnit ? magnitude : magnitude === 'exact' || magnitude === 'covered' ? 'unit' : 'none',
      directionHolds: said === 0 || Math.abs(outcome) < EPSILON || Math.sign(outcome) === said,
    }
  }
}

const misscaled = (written: number, change: number): boolean =>
  [1e4, 1e8, 1e-4, 1e-8, 1e3, 1e-3].some(
    (scale) => Math.abs(Math.abs(written * scale) - Math.abs(change)) < EPSILON * Math.abs(change),
  )
