import { expect, it } from 'vitest'
import { MOST_TRIES, waitAfter } from '../../src/pipeline/retry-schedule.ts'

const waits = (chance: number): number[] =>
  Array.from({ length: MOST_TRIES - 1 }, (_, index) => waitAfter(index + 1, chance)!)
const hours = (chance: number): number => waits(chance).reduce((sum, wait) => sum + wait, 0) / 3_600_000

it('tries ten times over about 76 hours, each wait longer than the one before', () => {
  expect(MOST_TRIES).toBe(10)
  expect(hours(0.5)).toBeCloseTo(75.6, 1)
  expect(waits(0.5)).toEqual(waits(0.5).toSorted((a, b) => a - b))
  expect(waits(0.5)[0]).toBe(5000)
  expect(waitAfter(MOST_TRIES, 0.5)).toBeNull()
})

it('lets chance move each wait by a tenth, no more', () => {
  for (const [index, wait] of waits(0.5).entries()) {
    expect(waits(0)[index]).toBeCloseTo(wait * 0.9, -1)
    expect(waits(1)[index]).toBeCloseTo(wait * 1.1, -1)
  }
})
