import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { FactSheet } from '../../src/domain/fact-sheet.ts'
import { reportTypeOf } from '../../src/domain/report-type.ts'
import { parseFacts } from '../../src/pipeline/parse-facts.ts'
import { deskAfter, openDesk } from '../../src/web/islands/desk/desk-state.ts'
import { faultsOf } from '../../src/web/islands/desk/faults.ts'
import { nextSheet } from '../../src/web/islands/desk/next-sheet.ts'
import { factSheetOf, rowOf, type Settings, sheetOf } from '../../src/web/islands/desk/sheet.ts'

const NOTHING: Settings = {
  reportType: 'township-quarterly',
  organisation: '云溪镇人民政府',
  recipient: '',
  title: '',
  issuedOn: '',
  year: 2026,
  part: 'q2',
}
/** The desk after a table was pasted into an empty one. */
const pasted = (table: string) =>
  deskAfter(openDesk({ settings: NOTHING, rows: [], notes: '' }), { do: 'take', head: null, parsed: parseFacts(table) })
const FIXTURES = readdirSync('fixtures/facts').filter((name) => name.endsWith('.json'))

describe('the table of the page', () => {
  it.each(FIXTURES)('holds all that %s says', (name) => {
    const input = JSON.parse(readFileSync(`fixtures/facts/${name}`, 'utf8'))
    const sheet = factSheetOf(sheetOf(input, NOTHING))
    expect(sheet).toEqual(FactSheet.parse(sheet))
    expect(sheet).toEqual(FactSheet.parse(input))
  })

  it('takes no fact without an id for the whole of the others', () => {
    const facts = ['巡查水库山塘', '储备编织袋'].map((label) => ({ label, value: '812' }))
    const input = { reportType: 'township-quarterly', organisation: '柳林镇人民政府', period: { year: 2026 }, facts }
    expect(sheetOf(input, NOTHING).rows.map(({ cells }) => cells.partOf)).toEqual(['', ''])
  })

  it('shows what could not be read in its own cell until it is changed', () => {
    const desk = pasted('指标\t数值\t上年同期\n罚款（万元）\txx\t120\n检查\t115次\t不详')
    const { rows } = desk.sheet
    const faults = rows.map((row) => faultsOf(row, rows, reportTypeOf(NOTHING.reportType)))
    expect(rows.map((row) => [row.cells.value, row.cells.lastYear])).toEqual([
      ['xx', '120'],
      ['115', '不详'],
    ])
    expect(faults.map((each) => Object.entries(each).map(([field, fault]) => [field, fault.blocking]))).toEqual([
      [['value', true]],
      [['lastYear', true]],
    ])
    const mended = deskAfter(desk, { do: 'cell', row: 0, field: 'value', text: '36.5', goesOn: false })
    expect(faultsOf(mended.sheet.rows[0]!, mended.sheet.rows, undefined)).toEqual({})
    expect(deskAfter(mended, { do: 'undo' }).sheet.rows).toEqual(rows)
  })

  it('shows pasted numbers in digits of half width, and words as they are', () => {
    const { rows } = pasted('指标\t数值\t单位\t上年同期\n出动巡查人员（Ａ组）\t１，２０４\t人次\t１，０７５').sheet
    expect(rows.map(({ cells }) => [cells.label, cells.value, cells.lastYear])).toEqual([
      ['出动巡查人员（Ａ组）', '1,204', '1,075'],
    ])
  })

  it('keeps a figure of last year that the growth beside it contradicts, and says so twice where two do', () => {
    const { rows } = pasted('指标\t本期\t上年同期\t增减额\t同比\n办结诉求\t1190\t1060\t120\t15.3%').sheet
    expect(rows.map((row) => row.cells.lastYear)).toEqual(['1060'])
    expect(faultsOf(rows[0]!, rows, undefined).lastYear).toEqual({
      blocking: false,
      reason: '表中“增减额”写作 120，按数值算得 130，请核对原表；表中“同比”写作 15.3%，按数值算得 12.3%，请核对原表',
    })
  })

  it('binds parts by label, and says where no such label is', () => {
    const desk = pasted('指标\t数值\n环评审批\t26件\n其中：报告书\t5件')
    const { facts } = FactSheet.parse(factSheetOf(desk.sheet))
    expect(facts[1]!.partOf).toBe(facts[0]!.id)
    const renamed = deskAfter(desk, { do: 'cell', row: 0, field: 'label', text: '审批环评', goesOn: false })
    expect(renamed.sheet.rows[1]!.cells.partOf).toBe('审批环评')
    const orphaned = deskAfter(desk, { do: 'remove', from: 0, to: 0 })
    expect(faultsOf(orphaned.sheet.rows[0]!, orphaned.sheet.rows, undefined).partOf?.reason).toBe('表里没有这项指标')
  })
})

describe("last period's sheet", () => {
  const rows = [
    { value: '1204', unit: '人次', lastYear: '1075', lastPeriod: '990', target: '1000' },
    { value: '66%', unit: '', lastYear: '60%', lastPeriod: '', target: '' },
  ].map((cells, i) => ({ ...rowOf({ label: `甲${i}`, ...cells }, []), id: `f${i + 1}` }))
  const turned = (part: string) => nextSheet({ settings: { ...NOTHING, part }, rows, notes: '旧事' })
  const cells = (part: string) =>
    turned(part).rows.map(({ cells }) => [cells.value, cells.lastYear, cells.lastPeriod, cells.target])

  it('becomes what the next is compared with', () => {
    expect(turned('q2').settings).toMatchObject({ year: 2026, part: 'q3' })
    expect(turned('q2').notes).toBe('')
    expect(cells('q2')).toEqual([
      ['', '', '1204', '1000'],
      ['', '', '66%', ''],
    ])
    expect(turned('q4').settings).toMatchObject({ year: 2027, part: 'q1' })
    expect(turned('m12').settings).toMatchObject({ year: 2027, part: 'm1' })
    expect(cells('q4')[0]).toEqual(['', '', '1204', ''])
  })

  it("becomes last year's where the period is a year", () => {
    expect(turned('y').settings).toMatchObject({ year: 2027, part: 'y' })
    expect(cells('y')).toEqual([
      ['', '1204', '', ''],
      ['', '66%', '', ''],
    ])
  })

  it('comes back whole by undo', () => {
    const desk = openDesk({ settings: NOTHING, rows, notes: '旧事' })
    const moved = deskAfter(desk, { do: 'load', sheet: nextSheet(desk.sheet) })
    expect(moved.sheet.settings.part).toBe('q3')
    const back = deskAfter(moved, { do: 'undo' })
    expect(back.sheet).toEqual(desk.sheet)
    expect(deskAfter(back, { do: 'redo' }).sheet).toEqual(moved.sheet)
  })
})

it('keeps the section of a note that stays as it is', () => {
  const input = {
    reportType: 'township-quarterly',
    organisation: '云溪镇人民政府',
    period: { year: 2026, quarter: 2 },
    facts: [{ id: 'f1', label: '巡查', value: '44' }],
    notes: [
      { section: 'problems', text: '__proto__' },
      { section: 'plans', text: '补足人手\n年内完成' },
      { text: '召开推进会' },
    ],
  }
  const sheet = sheetOf(input, NOTHING)
  expect(factSheetOf(sheet).notes.map(({ section }) => section)).toEqual(['problems', 'plans', null])
  const edited = { ...sheet, notes: sheet.notes.replace('年内', '月内') }
  expect(factSheetOf(edited).notes.map(({ section }) => section)).toEqual(['problems', null, null])
})
