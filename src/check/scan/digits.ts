const ZERO = 48
/** 0327 → 327. */
export const withoutZeros = (digits: string): string =>
  digits.charCodeAt(0) === ZERO ? digits.replace(/^0+(?=\d)/, '') : digits

/** Moves the decimal point `n` places to the right without arithmetic: `shift('6.30', 4)` → `63000`. */
export function shift(digits: string, n: number): string {
  if (n === 0) return digits
  const sign = digits[0] === '-' ? '-' : ''
  const plain = sign ? digits.slice(1) : digits
  const point = plain.indexOf('.')
  const whole = point < 0 ? plain : plain.slice(0, point)
  const fraction = point < 0 ? '' : plain.slice(point + 1)
  if (fraction.length <= n) {
    return sign + withoutZeros(whole + fraction + '0'.repeat(n - fraction.length))
  }
  return `${sign}${withoutZeros(whole + fraction.slice(0, n))}.${fraction.slice(n)}`
}

/** How many digits stand after the point. */
export const places = (digits: string): number => {
  const point = digits.indexOf('.')
  return point < 0 ? 0 : digits.length - point - 1
}
