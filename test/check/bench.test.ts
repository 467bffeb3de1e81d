import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { mendings } from '../bench/mended.ts'
import { oneSided } from '../bench/one-sided.ts'
import { type Row, scoreTable } from '../bench/score.ts'
import { verifyFolder } from '../bench/verify-marks.ts'

/**
 * Least percentage per metric and folder. A floor only ever rises: set it a little under what is reached, never bend a
 * case or the checker to it. Misses are shown by `node test/bench/score.ts fixtures/trial --show 40 --only wrong`.
 */
const FLOORS: Record<string, readonly [bench: number, trial: number]> = {
  'faithful: no error on a true figure': [99.9, 99.9],
  'faithful: no warning on a true figure': [99.8, 99.8],
  'faithful: right fact named': [99.9, 99.9],
  'faithful: derived figure recognised': [99.4, 99.7],
  'wrong: error found': [99.4, 99.6],
  'wrong: right code': [99, 99.2],
  'wrong: right fact named': [99, 98.5],
  'wrong: nothing else accused': [99, 99],
  'exempt: not accused': [99.6, 99.6],
  'exempt: claim beside it still seen': [99, 99],
  'quantity: seen': [99.6, 99.6],
  'quantity: value read': [99.6, 99.2],
  'quantity: kind': [99.6, 99.2],
  'attribution: right fact': [98.8, 99.3],
  'attribution: not accused': [98.8, 99.3],
}
/** Least percentage of the machine's mutants caught, on two cases to stay quick; `score.ts` runs those of all. */
const MUTANT_FLOORS = { 'mutant: digit caught': 99.5, 'mutant: unit caught': 99.5, 'mutant: swap caught': 98 }
const MUTATED = ['township/02.json', 'district/06.json']
const ALL_BUT_MUTANTS = ['--only', 'faithful,wrong,exempt,quantities,attribution']
const FOLDERS = ['bench', 'trial'] as const
/** Sets that were measured at first sight and then guard what was mended. */
const OTHERS = ['trial2', 'trial3', 'unseen2', 'unseen3'] as const
const OTHER_FLOORS: Record<string, number> = {
  'faithful: no error on a true figure': 99.8,
  'faithful: no warning on a true figure': 99.8,
  'faithful: right fact named': 99.4,
  'faithful: derived figure recognised': 99.5,
  'wrong: error found': 99.4,
  'wrong: right code': 98.9,
  'wrong: right fact named': 97,
  'exempt: not accused': 99.6,
}
/** Sets whose first sight is recent. */
const FRESH = ['unseen4', 'unseen5'] as const
const FRESH_FLOORS: Record<string, number> = {
  'faithful: no error on a true figure': 99.2,
  'faithful: no warning on a true figure': 99.8,
  'faithful: right fact named': 99.4,
  'wrong: error found': 98.9,
  'wrong: right code': 98.9,
  'exempt: not accused': 99.6,
}
/** The latest sets, each by writers who never read the checker: what they reach of these, in this order. */
const LATEST_METRICS = [
  'faithful: no error on a true figure',
  'faithful: no warning on a true figure',
  'faithful: right fact named',
  'faithful: derived figure recognised',
  'wrong: error found',
  'wrong: right code',
  'wrong: right fact named',
  'wrong: nothing else accused',
  'exempt: not accused',
  'exempt: claim beside it still seen',
  'quantity: value read',
  'attribution: right fact',
]
const LATEST_FLOORS: Record<string, readonly number[]> = {
  trial4: [99.4, 99.9, 98.9, 98.6, 99.9, 99, 98.2, 99.9, 99.9, 99.9, 99.9, 99.4],
  trial5: [99.7, 99.9, 99.6, 99.2, 99.4, 98.6, 99, 99.9, 99.9, 99.9, 99.9, 99.2],
  unseen6: [99.9, 99.9, 99.6, 99, 99.9, 98.6, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9],
  unseen7: [99.8, 99.9, 99.3, 99, 99.9, 98, 99.4, 99.9, 99.9, 99.9, 99.9, 99.2],
  unseen8: [99.7, 99.9, 99, 99, 99.9, 98.4, 98, 98.4, 99.9, 99.9, 99.9, 99.9],
  unseen9: [99.9, 99.9, 99.8, 99.8, 99.4, 97.6, 98.5, 99.9, 99.9, 99.9, 99.9, 99.9],
  unseen10: [99.9, 99.9, 99.8, 99.7, 98.8, 97, 97.7, 98.2, 99.9, 99.9, 99.9, 99.2],
  unseen11: [99.9, 99.9, 99.8, 99.8, 99.9, 99.4, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9],
  unseen12: [99.9, 99.9, 99.9, 99.7, 99.9, 98.8, 99.9, 99.9, 99.3, 99.9, 99.9, 98.5],
  unseen13: [99.8, 99.9, 99.7, 98.8, 99.9, 98.8, 98.4, 99.9, 99.9, 99.9, 99.9, 99.5],
  unseen14: [99.7, 99.9, 99.2, 99, 99.9, 97.3, 97.3, 99.9, 99.9, 99.9, 99.9, 98.4],
  unseen15: [99.9, 99.9, 99.8, 99.9, 99.9, 99.4, 99.2, 99.9, 99.9, 99.9, 99.9, 99.6],
  unseen16: [99.9, 99.9, 99.7, 99.7, 98.8, 98.8, 99.9, 99.4, 99.9, 99.9, 99.9, 99.2],
  unseen17: [99.9, 99.9, 99.7, 99.4, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.5, 98.2],
  unseen18: [99.7, 99.9, 99.4, 99.2, 99.9, 99.4, 99, 99.9, 99.9, 98.5, 99.9, 99.9],
  // the next three, unseen23 and unseen25 are reports alone, without sentences
  unseen19: [99.7, 99.9, 99.2, 99.3, 99.9, 99.9, 98.5, 99.3],
  unseen20: [99.4, 99.9, 99.3, 98.9, 99.9, 99.9, 99.9, 99.9],
  unseen21: [99.5, 99.9, 99.4, 99.1, 99.9, 99.9, 99.9, 99.9],
  unseen22: [99.9, 99.9, 99.9, 99.3, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9],
  unseen23: [99.9, 99.9, 99.9, 99.6, 99.9, 99.9, 99.9, 99.9],
  unseen24: [99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 98.9, 99.9, 99.9, 99.9, 99.9, 99.9],
  unseen25: [99.9, 99.9, 99.9, 99.8, 99.9, 99.9, 98.8, 99.9],
  unseen26: [99.9, 99.9, 99.9, 99.8, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 92.9],
  unseen27: [99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9],
  unseen28: [99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9],
  unseen29: [99.9, 99.9, 99.8, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9],
  unseen30: [99.9, 99.9, 99.9, 99.6, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 98.3, 98.8],
  unseen31: [99.9, 99.9, 99.9, 99.8, 99.1, 99.1, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9],
  unseen32: [99.9, 99.9, 99.8, 99.9, 99.9, 99.9, 99.9, 99.9, 98.8, 99.9, 99.9, 96.7],
  unseen33: [99.7, 99.9, 99.5, 99.8, 99.9, 99.9, 98.8, 99.9, 99.9, 99.9, 99.9, 98.6],
  unseen34: [99.9, 99.9, 99.7, 99.8, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.6],
  unseen36: [99.9, 99.9, 99.8, 99.4, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.3],
  unseen35: [99.9, 99.9, 99.9, 99.5, 98.2, 98.2, 98.7, 99.9, 99.9, 99.9, 99.9, 99.9],
  unseen37: [99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 97.9],
  unseen38: [99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 98.7],
  unseen39: [99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9],
  unseen40: [99.8, 99.9, 99.7, 99.9, 99.9, 96.4, 97.7, 99.9, 99.9, 94.7, 99.9, 97.0],
  unseen41: [99.8, 99.9, 99.7, 99.9, 99.9, 98.2, 99.9, 99.9, 99.9, 99.9, 99.9, 96.4],
  unseen42: [99.2, 99.8, 99.5, 99.1, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9],
  unseen43: [99.9, 99.9, 99.9, 99.7, 99.9, 98.2, 99.9, 99.9, 99.9, 99.9, 99.9, 90.4],
  unseen45: [99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9],
  unseen47: [99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9],
  unseen48: [99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9],
  unseen46: [99.8, 99.9, 99.7, 99.9, 99.9, 99.9, 99.9, 98.2, 99.9, 99.9, 99.9, 95.8],
  unseen44: [99.9, 99.9, 99.9, 99.7, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9],
  unseen49: [99.6, 99.9, 99.5, 98.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9],
  unseen50: [99.7, 99.7, 99.7, 98.9, 99.9, 98.2, 97.8, 99.9, 99.9, 99.9, 99.9, 96.2],
  unseen51: [99.5, 99.9, 99.7, 99.2, 99.9, 98.2, 95.4, 99.9, 99.9, 99.9, 99.9, 97.2],
  unseen52: [99.7, 99.9, 99.7, 99.4, 96.4, 96.4, 97.9, 99.9, 99.9, 99.9, 99.9, 94],
  unseen55: [99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9],
  unseen56: [99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9],
  unseen53: [99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9],
  unseen54: [99.9, 99.9, 99.9, 99.6, 98.2, 98.2, 99.9, 98.2, 99.9, 99.9, 99.9, 99.9],
  unseen59: [99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9],
  unseen60: [99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9],
  unseen57: [99.9, 99.9, 99.9, 99.6, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9],
  unseen58: [99.9, 99.9, 99.7, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 98.8],
  unseen61: [99.9, 99.9, 99.9, 99.5, 99.9, 99.9, 97.7, 99.9, 99.9, 99.9, 99.9, 99.9],
  unseen62: [99.9, 99.9, 99.9, 99.9, 99.9, 98.2, 99.9, 99.9, 99.9, 99.9, 99.9, 98.7],
  unseen63: [99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 98.3, 98.4],
  unseen64: [99.6, 99.9, 99.3, 99, 99.9, 98.2, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9],
  unseen65: [99.4, 99.9, 99.3, 99, 98.2, 98.2, 99.9, 99.9, 99.9, 99.9, 98.3, 98.6],
  unseen66: [99.6, 99.9, 99.4, 99.6, 99.9, 98.2, 97.7, 96.4, 99.9, 99.9, 99.9, 99.9],
  unseen67: [99.7, 99.9, 99.7, 99.6, 99.9, 98.2, 97.6, 99.9, 99.9, 99.9, 99.9, 99.9],
  unseen68: [99.4, 99.9, 99.4, 99.2, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9],
  unseen69: [99.8, 99.9, 99.7, 99.5, 99.9, 94.6, 95.8, 99.9, 99.9, 99.9, 99.9, 99.9],
  unseen70: [98.9, 99.7, 98.5, 98.7, 99.9, 99.9, 99.9, 98.2, 98.5, 99.9, 98.3, 99.9],
}
/** Sentences alone: numbers that claim nothing and their near neighbours that do, written to be hard. */
const SENTENCE_FLOORS = [
  ['trial6', 98.8],
  ['trial8', 99],
  ['trial9', 97.7],
] as const
/** Sets of which a number with a wrong digit is mended to what was meant, by the fix that is offered. */
const MENDED = ['bench', 'unseen11', 'unseen13', 'unseen15']
/** A true value replaced by that of the nearest fact of its unit, one at a time. */
const ONE_SIDED_FLOORS = { bench: 98.2, unseen8: 97.4, unseen9: 96.6 }
const folderOf = (name: string) => join(import.meta.dirname, '../../fixtures', name)

/** The metrics that lie under their floor, with what was reached. */
const under = (table: ReadonlyMap<string, Row>, floors: readonly (readonly [string, number])[]): string[] =>
  floors.flatMap(([metric, floor]) => {
    const row = table.get(metric)
    if (!row) return [`${metric}: not measured`]
    return row.percent < floor ? [`${metric}: ${row.percent} % (${row.ok}/${row.all}), floor ${floor} %`] : []
  })

describe('the marked cases', () => {
  it.each([...FOLDERS, ...OTHERS, ...FRESH, ...Object.keys(LATEST_FLOORS)])(
    'are true by an arithmetic of their own: %s',
    (name) => expect(verifyFolder(folderOf(name))).toEqual([]),
  )

  it.concurrent.each(FOLDERS)('keep every metric of %s at its floor', { timeout: 300_000 }, async (name) => {
    const floors = Object.entries(FLOORS).map(([metric, both]) => [metric, both[FOLDERS.indexOf(name)]!] as const)
    expect(under(await scoreTable(folderOf(name), ALL_BUT_MUTANTS), floors)).toEqual([])
  })

  it.concurrent.each(OTHERS)(
    'are seldom accused in the reports of other bureaux: %s',
    { timeout: 300_000 },
    async (name) => {
      const table = await scoreTable(folderOf(name), ['--only', 'faithful,wrong,exempt'])
      const floors = Object.entries(OTHER_FLOORS).filter(([metric]) => table.has(metric))
      expect(under(table, floors)).toEqual([])
    },
  )

  it.concurrent.each(FRESH)('keep what was mended since their first sight: %s', { timeout: 300_000 }, async (name) => {
    const table = await scoreTable(folderOf(name), ['--only', 'faithful,wrong,exempt'])
    expect(under(table, Object.entries(FRESH_FLOORS))).toEqual([])
  })

  it.concurrent.each(Object.entries(LATEST_FLOORS))(
    'keep what was reached in the latest sets: %s',
    { timeout: 300_000 },
    async (name, floors) => {
      const table = await scoreTable(folderOf(name), ALL_BUT_MUTANTS)
      const each = floors.map((floor, i) => [LATEST_METRICS[i]!, floor] as const)
      expect(under(table, each)).toEqual([])
    },
  )

  it.each(SENTENCE_FLOORS)(
    'are seldom accused where they claim nothing: %s',
    { timeout: 300_000 },
    async (name, exempt) => {
      const table = await scoreTable(folderOf(name), ['--only', 'exempt,quantities'])
      const floors = [
        ['exempt: not accused', exempt],
        ['exempt: claim beside it still seen', 99.2],
        ['quantity: value read', 99.2],
      ] as const
      expect(under(table, floors)).toEqual([])
    },
  )

  it.concurrent('leave plain drafts alone', { timeout: 300_000 }, async () => {
    const table = await scoreTable(folderOf('trial7'), ['--only', 'faithful'])
    expect(under(table, [['faithful: whole draft clean', 95.2]])).toEqual([])
  })

  it.each(Object.entries(ONE_SIDED_FLOORS))('find one value in the place of another: %s', (name, floor) => {
    const all = oneSided(folderOf(name))
    expect((100 * all.filter(({ caught }) => caught).length) / all.length).toBeGreaterThanOrEqual(floor)
  })

  it.each(MENDED)('are mended to what was meant: %s', (name) => {
    const all = mendings(folderOf(name), 4)
    const wrong = all.filter(({ outcome }) => outcome === 'wrong')
    expect(wrong.length / all.length, wrong.map(({ at, said }) => `${at} ${said}`).join('\n')).toBeLessThan(0.015)
    expect(all.filter(({ beside }) => beside.length > 0).length / all.length).toBeLessThan(0.02)
  })

  it.concurrent('catch the mutants of two cases', { timeout: 300_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mutants-'))
    for (const file of MUTATED) cpSync(join(folderOf('bench'), file), join(folder, file))
    const table = await scoreTable(folder, ['--only', 'mutants'])
    rmSync(folder, { recursive: true })
    expect(under(table, Object.entries(MUTANT_FLOORS))).toEqual([])
  })
})
