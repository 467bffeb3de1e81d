import Big from 'big.js'

/** An exact decimal number. Never made from a JavaScript double that was computed, only from digits that were written. */
export type Decimal = Big

const Exact = Big()
Exact.DP = 24
Exact.RM = Exact.roundHalfUp
Exact.NE = -1e6
Exact.PE = 1e6

/** Reads plain digits (`"1204"`, `"-0.10"`). Throws on anything else: callers have matched the digits before. */
export const decimal = (digits: string | number | Decimal): Decimal => new Exact(digits)

export const ZERO = decimal(0)
export const ONE = decimal(1)
export const HUNDRED = decimal(100)

/** How many digits stand after the point as written: `"69.60"` → 2. */
export const decimalPlaces = (digits: string): number => {
  const point = digits.indexOf('.')
  return point < 0 ? 0 : digits.length - point - 1
}

/** Ten to the power of `n`, exact for negative `n` too. */
export const pow10 = (n: number): Decimal => decimal(`1e${n}`)

/** Rounds half away from zero to `places` digits after the point (四舍五入) and keeps trailing zeros. */
export const rounded = (value: Decimal, places: number): string =>
  value.round(places, Exact.roundHalfUp).toFixed(places)

/** The shortest plain digits of the value, never in exponent form: `120000000`. */
export const digitsOf = (value: Decimal): string => value.toFixed()
