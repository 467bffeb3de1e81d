import { type Decimal, decimal, pow10 } from '../../domain/decimal.ts'
import type { Unit } from '../../domain/unit.ts'
import type { Stated } from '../mention.ts'
import type { Amount } from './token.ts'

/** The exact numbers behind what was written. */
export const statedOf = (amount: Amount): Stated => new Exact(amount)

/** The same number in a unit that the table does not have: 836校次. */
export const inOwnUnit = (stated: Stated, unitText: string): Stated => (stated as Exact).inOwnUnit(unitText)

/** Makes exact decimals only when they are asked for: most numbers are compared as doubles and settled there. */
class Exact implements Stated {
  readonly digits: string
  readonly toDigits: string | null
  readonly terms: readonly string[] | null
  readonly unitText: string
  readonly unit: Unit | null
  readonly approx: string | null
  readonly near: { readonly lo: number; readonly hi: number; readonly step: number }
  readonly #amount: Amount
  readonly #open: boolean
  readonly #exp: number
  readonly #fraction: Amount['fraction']
  #lo: Decimal | null = null

  constructor(amount: Amount) {
    const { digits, toDigits, open, exp, fraction } = amount
    this.#amount = amount
    this.digits = digits
    this.toDigits = toDigits
    this.terms = amount.terms
    this.unitText = amount.unitText
    this.unit = amount.unit
    this.approx = amount.approx
    this.#open = open
    this.#exp = exp
    this.#fraction = toDigits === null ? fraction : null
    const [part, whole] = this.#fraction ?? [digits, '1']
    const lo = Number(part) / Number(whole)
    const hi = open ? Number.POSITIVE_INFINITY : toDigits === null ? lo : Number(toDigits)
    this.near = { lo, hi, step: stepOf(exp).near }
  }

  inOwnUnit(unitText: string): Exact {
    return new Exact({ ...this.#amount, unitText, unit: null })
  }

  /** One third stays one third, whatever its six digits say. */
  get lo(): Decimal {
    if (this.#lo === null) {
      const fraction = this.#fraction
      this.#lo = fraction === null ? decimal(this.digits) : decimal(fraction[0]).div(decimal(fraction[1]))
    }
    return this.#lo
  }

  get hi(): Decimal | null {
    return this.#open ? null : this.toDigits === null ? this.lo : decimal(this.toDigits)
  }

  get step(): Decimal {
    return stepOf(this.#exp).exact
  }
}

interface Step {
  readonly exact: Decimal
  readonly near: number
}
const STEPS = new Map<number, Step>()
/** Powers of ten are few and asked for with every number. */
function stepOf(exp: number): Step {
  let step = STEPS.get(exp)
  if (step === undefined) {
    const exact = pow10(exp)
    step = { exact, near: Number(exact) }
    STEPS.set(exp, step)
  }
  return step
}
