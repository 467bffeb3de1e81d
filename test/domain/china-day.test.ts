import { expect, it } from 'vitest'
import { chinaDay, dayStart, secondsToMidnight } from '../../src/domain/china-day.ts'

it.each([
  ['2026-07-05T15:59:59.000Z', '2026-07-05', '2026-07-04T16:00:00.000Z', 1],
  ['2026-07-05T16:00:00.000Z', '2026-07-06', '2026-07-05T16:00:00.000Z', 86_400],
  ['2026-12-31T20:30:00.500Z', '2027-01-01', '2026-12-31T16:00:00.000Z', 70_200],
])('%s is %s in China, begun at %s, with %d seconds to come', (moment, day, began, left) => {
  const at = new Date(moment)
  expect(chinaDay(at)).toBe(day)
  expect(dayStart(at).toISOString()).toBe(began)
  expect(secondsToMidnight(at)).toBe(left)
})
