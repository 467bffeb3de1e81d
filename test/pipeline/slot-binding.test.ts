import { describe, expect, it } from 'vitest'
import { FactSheet } from '../../src/domain/fact-sheet.ts'
import { bindingFaults } from '../../src/pipeline/slot-binding.ts'

const sheet = FactSheet.parse({
  reportType: 'x',
  organisation: '云溪镇人民政府',
  period: { year: 2026, quarter: 2 },
  facts: [
    { id: 'patrols', label: '开展巡查', value: '186', unit: '次', lastYear: '150' },
    { id: 'night', label: '开展巡查夜查', value: '20', unit: '次', lastYear: '15' },
    { id: 'people', label: '出动巡查人员', value: '1204', unit: '人次', lastYear: '1075', aliases: ['派出检查人员'] },
    { id: 'cases', label: '审批环评', value: '26', unit: '件', lastYear: '31' },
    { id: 'books', label: '其中：报告书', value: '5', unit: '件', partOf: 'cases' },
  ],
})

describe('a slot stands with its own name', () => {
  it.each([
    '开展巡查{{patrols}}，{{patrols.yoy}}；出动巡查人员{{people}}。',
    '派出检查人员{{people}}（{{people.yoy}}），开展巡查{{patrols}}。',
    '开展巡查夜查{{night}}，{{night.yoy}}。',
    '审批环评{{cases}}，{{cases.parts}}，报告书{{books}}。',
    '巡查力度加大，共{{patrols}}，人员{{people}}。',
    '于{{note:1.1}}开展巡查{{patrols}}。',
  ])('%s', (sentence) => {
    expect(bindingFaults(sentence, sheet)).toEqual([])
  })
})

describe('a slot with another name', () => {
  it.each([
    ['开展巡查{{people}}，出动巡查人员{{patrols}}。', 2],
    ['开展巡查夜查{{patrols}}。', 1],
    ['开展巡查{{patrols}}，{{people.yoy}}。', 1],
    ['派出检查人员共计{{cases}}。', 1],
    ['报告书{{cases}}。', 1],
  ])('%s', (sentence, count) => {
    expect(bindingFaults(sentence, sheet)).toHaveLength(count)
  })
})
