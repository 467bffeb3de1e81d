import { expect, it } from 'vitest'
import { Period } from '../../src/domain/fact-sheet.ts'
import { periodBefore, periodKey } from '../../src/domain/period.ts'

it.each([
  [{ year: 2026, quarter: 1 }, '2026q1', '2025q4'],
  [{ year: 2026, quarter: 3 }, '2026q3', '2026q2'],
  [{ year: 2026, half: 1 }, '2026h1', '2025h2'],
  [{ year: 2026, half: 2 }, '2026h2', '2026h1'],
  [{ year: 2026, month: 1 }, '2026m1', '2025m12'],
  [{ year: 2026, month: 10 }, '2026m10', '2026m9'],
  [{ year: 2026 }, '2026', '2025'],
])('the period before %j', (written, key, before) => {
  const period = Period.parse(written)
  expect(periodKey(period)).toBe(key)
  expect(periodKey(periodBefore(period))).toBe(before)
})
