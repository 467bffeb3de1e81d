import { describe, expect, it } from 'vitest'
import { check } from '../../src/check/check.ts'
import { bondOf } from '../../src/domain/bond.ts'
import { FactSheet } from '../../src/domain/fact-sheet.ts'
import { honour } from '../../src/pipeline/judge.ts'

const sheetOf = (value: string, cars = '359') =>
  FactSheet.parse({
    reportType: 'township-quarterly',
    organisation: '云溪镇人民政府',
    period: { year: 2026, quarter: 2 },
    facts: [
      { id: 'inspectors', label: '出动巡查人员', value, unit: '人次' },
      { id: 'cars', label: '出动车辆', value: cars, unit: '车次' },
    ],
  })
const TEXT = '二季度，我镇出动车辆359车次。出动巡查人员1240人次。'

/** Findings that stay open over this sheet and text after 1240人次 was dismissed in TEXT over the first sheet. */
function openAfter(sheet: FactSheet, text: string): string[] {
  const first = sheetOf('1204')
  const [finding] = check(first, TEXT).findings.filter((each) => each.text.includes('1240'))
  const dismissal = { ...bondOf(finding!, TEXT, first), reason: '口径不同', by: '李审', at: '2026-07-07T09:00:00Z' }
  return honour(check(sheet, text), { text, sheet }, [dismissal]).check.findings.map((each) => each.text)
}

describe('a dismissal', () => {
  it('survives a new check, and changes elsewhere in text and facts', () => {
    expect(openAfter(sheetOf('1204'), TEXT)).toEqual([])
    expect(openAfter(sheetOf('1204'), TEXT.replace('二季度，', '二季度以来，'))).toEqual([])
    expect(openAfter(sheetOf('1204', '360'), TEXT.replace('359', '360'))).toEqual([])
  })

  it('lapses when its sentence changes', () => {
    expect(openAfter(sheetOf('1204'), TEXT.replace('出动巡查人员', '共出动巡查人员'))).toEqual(['1240人次'])
  })

  it('lapses when its fact changes', () => {
    expect(openAfter(sheetOf('1205'), TEXT)).toEqual(['1240人次'])
  })
})
