import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Row, scoreTable } from '../bench/score.ts'
import { verifyFolder } from '../bench/verify-marks.ts'

/**
 * Least percentage per metric and folder. A floor only ever rises: set it a little under what is reached, never bend a
 * case or the checker to it. Misses are shown by `node test/bench/score.ts fixtures/trial --show 40 --only wrong`.
 */
const FLOORS: Record<string, readonly [bench: number, trial: number | null]> = {
  'faithful: no error on a true figure': [98.8, 99],
  'faithful: no warning on a true figure': [99.8, 99.8],
  'faithful: right fact named': [99.7, 99.2],
  'faithful: derived figure recognised': [97, 98.9],
  'wrong: error found': [99, 98.8],
  'wrong: right code': [98.5, 97.3],
  'wrong: right fact named': [99, 98.5],
  'wrong: nothing else accused': [99, 99],
  'mutant: digit caught': [99.7, null],
  'mutant: unit caught': [99.5, null],
  'mutant: swap caught': [99.4, null],
  'exempt: not accused': [99.5, 91.8],
  'exempt: claim beside it still seen': [99, 99],
  'quantity: seen': [99.6, 99.6],
  'quantity: value read': [99.6, 99.2],
  'quantity: kind': [99.6, 99.2],
  'attribution: right fact': [98.8, 99.3],
  'attribution: not accused': [98.8, 99.3],
}
/** The machine's mutants run on one folder only, to stay quick; `score.ts fixtures/trial` runs them on the other. */
const PARTS = { bench: [], trial: ['--only', 'faithful,wrong,exempt,quantities,attribution'] } as const
const FOLDERS = ['bench', 'trial'] as const
const folderOf = (name: string) => join(import.meta.dirname, '../../fixtures', name)

/** The metrics that lie under their floor, with what was reached. */
const under = (table: ReadonlyMap<string, Row>, column: 0 | 1): string[] =>
  Object.entries(FLOORS).flatMap(([metric, floors]) => {
    const floor = floors[column]
    const row = table.get(metric)
    if (floor === null) return []
    if (!row) return [`${metric}: not measured`]
    if (row.percent >= floor) return []
    return [`${metric}: ${row.percent} % (${row.ok}/${row.all}), floor ${floor} %`]
  })

describe('the marked cases', () => {
  it.each(FOLDERS)('are true by an arithmetic of their own: %s', (name) => {
    expect(verifyFolder(folderOf(name))).toEqual([])
  })

  it.concurrent.each(FOLDERS)('keep every metric of %s at its floor', { timeout: 300_000 }, async (name) => {
    const table = await scoreTable(folderOf(name), PARTS[name])
    expect(under(table, name === 'bench' ? 0 : 1)).toEqual([])
  })
})
