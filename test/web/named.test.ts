import { describe, expect, it } from 'vitest'
import { reportHead } from '../../src/pipeline/parse-facts/report-head.ts'
import { parseFacts } from '../../src/pipeline/parse-facts.ts'
import { type DeskState, deskAfter, openDesk } from '../../src/web/islands/desk/desk-state.ts'
import type { Settings } from '../../src/web/islands/desk/sheet.ts'

const FRESH: Settings = {
  reportType: 'township-quarterly',
  organisation: '',
  recipient: '',
  title: '',
  issuedOn: '',
  year: 2026,
  part: 'q3',
}
const fresh = openDesk({ settings: FRESH, rows: [], notes: '' })
const tableOf = (title: string) => `${title}\t\t\n指标\t数值\t单位\n出动巡查人员\t1204\t人次`
const take = (state: DeskState, paste: string): DeskState =>
  deskAfter(state, { do: 'take', parsed: parseFacts(paste), head: reportHead(paste) })
const chosen = (state: DeskState, change: Partial<Settings>): DeskState => deskAfter(state, { do: 'settings', change })
const cleared = (state: DeskState): DeskState =>
  deskAfter(state, { do: 'load', sheet: { ...state.sheet, rows: [], notes: '' } })
const said = ({ sheet: { settings } }: DeskState) => [settings.organisation, settings.year, settings.part]
const offers = ({ headSaid }: DeskState) => headSaid?.offered.map(({ words }) => words) ?? []

describe('the head of a paste', () => {
  it('fills in whose report it is and of when, and says so', () => {
    const state = take(fresh, tableOf('青柏镇2026年二季度工作主要指标'))
    expect(said(state)).toEqual(['青柏镇人民政府', 2026, 'q2'])
    expect(state.headSaid?.filled.map(({ words }) => words)).toEqual(['青柏镇人民政府', '2026年第二季度'])
    expect(offers(state)).toEqual([])
  })

  it('leaves what a person chose, and offers the other', () => {
    const state = take(
      chosen(chosen(fresh, { organisation: '云溪镇人民政府' }), { part: 'q1' }),
      tableOf('青柏镇2026年二季度指标'),
    )
    expect(said(state)).toEqual(['云溪镇人民政府', 2026, 'q1'])
    expect(offers(state)).toEqual(['青柏镇人民政府', '2026年第二季度'])
    const settled = chosen(state, { organisation: '青柏镇人民政府' })
    expect(offers(settled)).toEqual(['2026年第二季度'])
    expect(chosen(settled, { part: 'q2' }).headSaid).toBe(null)
  })

  it('says nothing of what is so already, and leaves the year where only the quarter is named', () => {
    const state = take(chosen(fresh, { organisation: '青柏镇人民政府' }), tableOf('青柏镇2026年三季度工作主要指标'))
    expect(state.headSaid).toBe(null)
    expect(said(take(fresh, tableOf('二季度工作主要指标')))).toEqual(['', 2026, 'q2'])
  })

  it('does not change by a second paste what the first has named, while its rows are there', () => {
    const first = take(fresh, tableOf('青柏镇2026年二季度工作主要指标'))
    const second = take(first, tableOf('青柏镇2026年一季度工作主要指标'))
    expect(said(second)).toEqual(['青柏镇人民政府', 2026, 'q2'])
    expect(offers(second)).toEqual(['2026年第一季度'])
    expect(said(take(cleared(first), tableOf('柳林乡2025年度工作总结')))).toEqual(['柳林乡人民政府', 2025, 'y'])
  })

  it('is undone with its rows, and nothing else that was filled in since', () => {
    const pasted = take(fresh, tableOf('青柏镇2026年二季度工作主要指标'))
    const undone = deskAfter(chosen(pasted, { recipient: '青川县人民政府' }), { do: 'undo' })
    expect(said(undone)).toEqual(['', 2026, 'q3'])
    expect(undone.sheet.settings.recipient).toBe('青川县人民政府')
    expect(said(deskAfter(undone, { do: 'redo' }))).toEqual(['青柏镇人民政府', 2026, 'q2'])
  })
})
