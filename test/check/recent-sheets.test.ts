import { describe, expect, it } from 'vitest'
import { check } from '../../src/check/check.ts'
import { indexOf } from '../../src/check/sheet/sheet-index.ts'
import { FactSheet } from '../../src/domain/fact-sheet.ts'

const sheetOf = (value: string, facts = 1): FactSheet =>
  FactSheet.parse({
    reportType: 'environment',
    organisation: '云岭镇人民政府',
    period: { year: 2026, quarter: 2 },
    facts: Array.from({ length: facts }, (_, i) => ({ id: `f${i}`, label: `检查企业${i || ''}`, value, unit: '家' })),
  })

describe('the last few sheets', () => {
  it('are prepared once, whatever object holds them', () => {
    expect(indexOf(sheetOf('120'))).toBe(indexOf(sheetOf('120')))
  })

  it('are told apart by any value', () => {
    const text = '二季度检查企业120家。'
    expect(check(sheetOf('120'), text).verdict).toBe('clean')
    expect(check(sheetOf('121'), text).verdict).toBe('flagged')
    expect(check(sheetOf('120'), text).verdict).toBe('clean')
  })

  it('are let go when many facts came after them', () => {
    const first = indexOf(sheetOf('7'))
    for (let value = 0; value < 6; value++) indexOf(sheetOf(String(1000 + value), 200))
    expect(indexOf(sheetOf('7'))).not.toBe(first)
  })
})
