import { type Decimal, decimal, pow10 } from '../domain/decimal.ts'
import type { Stated } from './mention.ts'
import type { Amount } from './scan/token.ts'

/** The exact numbers behind what was written. One third stays one third, whatever its six digits say. */
export function statedOf(amount: Amount): Stated {
  const { digits, toDigits, fraction, open } = amount
  const lo = fraction === null || toDigits !== null ? decimal(digits) : decimal(fraction[0]).div(decimal(fraction[1]))
  return {
    lo,
    hi: open ? null : toDigits === null ? lo : decimal(toDigits),
    step: stepOf(amount.exp),
    digits,
    toDigits,
    terms: amount.terms,
    unitText: amount.unitText,
    unit: amount.unit,
    approx: amount.approx,
  }
}

const STEPS = new Map<number, Decimal>()
/** Powers of ten are few and asked for with every number. */
function stepOf(exp: number): Decimal {
  let step = STEPS.get(exp)
  if (step === undefined) {
    step = pow10(exp)
    STEPS.set(exp, step)
  }
  return step
}
