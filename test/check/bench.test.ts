import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Row, scoreTable } from '../bench/score.ts'
import { verifyFolder } from '../bench/verify-marks.ts'

/**
 * Least percentage per metric and folder. A floor only ever rises: set it a little under what is reached, never bend a
 * case or the checker to it. Misses are shown by `node test/bench/score.ts fixtures/trial --show 40 --only wrong`.
 */
const FLOORS: Record<string, readonly [bench: number, trial: number]> = {
  'faithful: no error on a true figure': [97, 97],
  'faithful: no warning on a true figure': [99, 99],
  'faithful: right fact named': [98, 96],
  'faithful: derived figure recognised': [94, 93],
  'wrong: error found': [78, 74],
  'wrong: right code': [76, 70],
  'wrong: right fact named': [98, 94],
  'wrong: nothing else accused': [98, 98],
  'mutant: digit caught': [99.5, 99.5],
  'mutant: unit caught': [99.5, 99.5],
  'mutant: swap caught': [91, 85],
  'exempt: not accused': [97, 92],
  'exempt: claim beside it still seen': [98, 98],
  'quantity: seen': [99, 99],
  'quantity: value read': [99, 97],
  'quantity: kind': [99, 97],
  'attribution: right fact': [97, 96],
  'attribution: not accused': [98, 97],
}
const FOLDERS = ['bench', 'trial'] as const
const folderOf = (name: string) => join(import.meta.dirname, '../../fixtures', name)

/** The metrics that lie under their floor, with what was reached. */
const under = (table: ReadonlyMap<string, Row>, column: 0 | 1): string[] =>
  Object.entries(FLOORS).flatMap(([metric, floors]) => {
    const row = table.get(metric)
    if (!row) return [`${metric}: not measured`]
    if (row.percent >= floors[column]) return []
    return [`${metric}: ${row.percent} % (${row.ok}/${row.all}), floor ${floors[column]} %`]
  })

describe('the marked cases', () => {
  it.each(FOLDERS)('are true by an arithmetic of their own: %s', (name) => {
    expect(verifyFolder(folderOf(name))).toEqual([])
  })

  it.each(FOLDERS)('keep every metric of %s at its floor', { timeout: 120_000 }, async (name) => {
    const table = await scoreTable(folderOf(name))
    expect(under(table, name === 'bench' ? 0 : 1)).toEqual([])
  })
})
