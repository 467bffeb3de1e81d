import { describe, expect, test } from 'vitest'
import { sources, statements } from '../bench/several/corpus.ts'
import { alarmOf, found, paragraphs, spoilings } from '../bench/several/measure.ts'

/* Statements about several facts, filled from every marked sheet: what is true is not accused, what is spoilt is found. */

const EACH = 3
const all = statements(sources(), EACH)
const told = (of: readonly (typeof all)[number][]) => of.reduce((sum, { told }) => sum + told.length, 0)
const accused = (of: readonly (typeof all)[number][]) => of.reduce((sum, one) => sum + (alarmOf(one)?.numbers ?? 0), 0)

describe('statements about several facts', () => {
  test('are many', () => expect(all.length).toBeGreaterThan(1200))

  // the first to meet every sheet indexes them all
  test('are not accused alone', { timeout: 120_000 }, () => expect(accused(all) / told(all)).toBeLessThan(0.0055))

  test('are not accused in paragraphs', () => {
    const together = paragraphs(all)
    expect(accused(together) / told(together)).toBeLessThan(0.0055)
  })

  test.each([
    ['digit', 0.98],
    ['exchanged', 0.985],
    ['other part', 0.93],
    ['wrong whole', 0.97],
    ['other base', 0.9],
  ])('spoilt by %s they are found', (kind, least) => {
    let spoilt = 0
    let caught = 0
    for (const statement of all.filter((_, i) => i % 6 === 0))
      for (const spoiling of spoilings(statement)) {
        if (spoiling.kind !== kind) continue
        spoilt++
        if (found(statement, spoiling) > 0) caught++
      }
    expect(spoilt).toBeGreaterThan(5)
    expect(caught / spoilt).toBeGreaterThan(least)
  })
})
