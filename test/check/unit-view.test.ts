import { describe, expect, it } from 'vitest'
import { indexOf } from '../../src/check/sheet/sheet-index.ts'
import { viewOf } from '../../src/check/sheet/unit-view.ts'
import { FactSheet } from '../../src/domain/fact-sheet.ts'
import { unitOf } from '../../src/domain/unit.ts'

/* How a sheet's facts stand to a unit is found out once; a text cannot make it remember without end. */

const sheet = FactSheet.parse({
  reportType: 'township-quarterly',
  organisation: '云溪镇人民政府',
  period: { year: 2026, quarter: 2 },
  facts: [{ id: 'a', label: '受理投诉', value: 208, unit: '件' }],
})
const measured = (unitText: string) => ({ unit: unitOf(unitText), unitText })

describe('the view of a unit', () => {
  it('is remembered', () => {
    const index = indexOf(sheet)
    expect(viewOf(index, measured('件'))).toBe(viewOf(index, measured('件')))
  })

  it('is no longer remembered where a text makes up units without end', () => {
    const index = indexOf(FactSheet.parse(sheet))
    for (let i = 0; i < 1000; i++) viewOf(index, measured(`件${i}`))
    expect(index.views.size).toBe(500)
  })
})
