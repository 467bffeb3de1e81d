import { describe, expect, it } from 'vitest'
import { check } from '../../src/check/check.ts'
import { FactSheet } from '../../src/domain/fact-sheet.ts'

const sheet = FactSheet.parse({
  reportType: 'district-quarterly',
  organisation: '青石区应急管理局',
  period: { year: 2026, quarter: 3 },
  facts: [
    { id: 'training', label: '消防培训', value: 12, unit: '场' },
    { id: 'trained', label: '消防培训人数', value: 1046, unit: '人' },
    { id: 'paid', label: '发放养老补贴', value: 1286, unit: '人次' },
    { id: 'money', label: '发放养老补贴资金', value: '64.3', unit: '万元' },
    { id: 'meals', label: '老年助餐点', value: 18, unit: '个', lastPeriod: 15, target: 20 },
    { id: 'mended', label: '整改火灾隐患', value: 209, unit: '处' },
    { id: 'forest', label: '森林覆盖率', value: '46.8', unit: '%', lastYear: '46.2', target: 47 },
    { id: 'bus', label: '公交日均客运量', value: '2.36', unit: '万人次' },
  ],
})
const said = (text: string) => {
  const { figures, findings } = check(sheet, text)
  const faults = findings.filter(({ severity, code }) => severity === 'error' || code === 'rounded')
  return [
    ...figures.flatMap(({ derivation }) => (derivation ? [`${derivation.expression}=${derivation.result}`] : [])),
    ...faults.map(({ code, start, end, factId }) => `${code} ${text.slice(start, end)} ${factId}`),
  ].join(' ')
}

describe('means of what a sentence has just stated', () => {
  it.each([
    ['组织消防培训12场，参训1046人，平均每场87人。', '1046人/12场=87人'],
    ['消防培训12场、1046人，每场平均87人。', '1046人/12场=87人'],
    ['发放养老补贴1286人次、资金64.3万元，人均500元。', '64.3万元/1286人次=500元'],
    ['组织消防培训12场，参训1046人，平均每场97人。', 'unsupported 97人 null'],
    ['发放养老补贴1286人次、资金64.3万元，人均50元。', 'unsupported 50元 null'],
    ['整改火灾隐患209处，平均每天整改2.3处。', 'unsupported 2.3处 null'],
    ['公交日均客运量2.36万人次。', ''],
    ['公交日均客运量2.63万人次。', 'value-mismatch 2.63万人次 bus'],
  ])('%s', (text, expected) => expect(said(text)).toBe(expected))
})

describe('parts that the sheet does not tell', () => {
  it.each([
    ['整改火灾隐患209处，其中立即整改180处、限期整改29处。', 'unsupported 180处 null unsupported 29处 null'],
    ['立即整改火灾隐患180处、限期整改29处。', 'unsupported 180处 null unsupported 29处 null'],
    ['共整改火灾隐患180处。', 'value-mismatch 180处 mended'],
  ])('%s', (text, expected) => expect(said(text)).toBe(expected))
})

describe('the one comparison that the sheet has, and the target in a plan', () => {
  it.each([
    ['老年助餐点新增3个，总数达到18个。', '18-15=3个'],
    ['老年助餐点新增4个，总数达到18个。', 'derivation 4个 meals'],
    ['四季度，确保全年森林覆盖率达到47%。', ''],
    ['森林覆盖率达到47%。', 'rounded 47% forest'],
  ])('%s', (text, expected) => expect(said(text)).toBe(expected))
})
