import type { Period } from './fact-sheet.ts'

const WHOLE = { quarter: undefined, half: undefined, month: undefined }

/** The period of the same length just before: 2026 一季度 → 2025 四季度. */
export function periodBefore({ year, quarter, half, month }: Period): Period {
  const last = { ...WHOLE, year: year - 1 }
  if (quarter) return quarter > 1 ? { ...WHOLE, year, quarter: quarter - 1 } : { ...last, quarter: 4 }
  if (half) return half > 1 ? { ...WHOLE, year, half: 1 } : { ...last, half: 2 }
  if (month) return month > 1 ? { ...WHOLE, year, month: month - 1 } : { ...last, month: 12 }
  return last
}

/** A period as an address writes it, and as two periods are compared: 2026q2, 2026h1, 2026m5, 2026. */
export const periodKey = ({ year, quarter, half, month }: Period): string =>
  `${year}${quarter ? `q${quarter}` : half ? `h${half}` : month ? `m${month}` : ''}`
