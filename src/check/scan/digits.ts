/** Moves the decimal point `n` places to the right without arithmetic: `shift('6.30', 4)` → `63000`. */
export function shift(digits: string, n: number): string {
  if (n === 0) return digits
  const sign = digits[0] === '-' ? '-' : ''
  const [whole, fraction = ''] = (sign ? digits.slice(1) : digits).split('.') as [string, string?]
  if (fraction.length <= n) {
    const moved = (whole + fraction + '0'.repeat(n - fraction.length)).replace(/^0+(?=\d)/, '')
    return sign + moved
  }
  const moved = (whole + fraction.slice(0, n)).replace(/^0+(?=\d)/, '')
  return `${sign}${moved}.${fraction.slice(n)}`
}

/** How many digits stand after the point. */
export const places = (digits: string): number => {
  const point = digits.indexOf('.')
  return point < 0 ? 0 : digits.length - point - 1
}
