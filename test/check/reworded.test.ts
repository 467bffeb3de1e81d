import { join } from 'node:path'
import { expect, it } from 'vitest'
import { rewordedIn } from '../bench/reworded.ts'

/** Of the rewordings one in so many, another part of them for each set. */
const ONE_IN = 12

it.each(['bench', 'unseen28', 'unseen36'].entries().toArray())(
  'other words for the same accuse nothing and hide nothing: %i %s',
  (part, set) => {
    const rows = rewordedIn(join(import.meta.dirname, '../../fixtures', set), ONE_IN, part * 4)
    const changed = rows.reduce((sum, row) => sum + row.changed, 0)
    const faulty = rows.reduce((sum, row) => sum + row.faulty, 0)
    const accused = rows.flatMap((row) => row.accused)
    const lost = rows.flatMap((row) => row.lost)
    expect(changed).toBeGreaterThan(100)
    expect(accused.length / changed, accused.join('\n')).toBeLessThanOrEqual(0.002)
    expect(lost.length / faulty, lost.join('\n')).toBeLessThanOrEqual(0.005)
  },
)
