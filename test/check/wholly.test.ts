import { describe, expect, it } from 'vitest'
import { check } from '../../src/check/check.ts'
import { FactSheet } from '../../src/domain/fact-sheet.ts'

const sheet = FactSheet.parse({
  reportType: 'township-quarterly',
  organisation: '云溪镇人民政府',
  period: { year: 2026, quarter: 2 },
  facts: [
    { id: 'received', label: '受理信访事项', value: 48, unit: '件' },
    { id: 'settled', label: '办结信访事项', value: 45, unit: '件', partOf: 'received' },
    { id: 'complaints', label: '异味投诉', value: 3, unit: '件' },
    { id: 'accidents', label: '生产安全事故', value: 1, unit: '起' },
    { id: 'found', label: '排查隐患', value: 96, unit: '处' },
    { id: 'mended', label: '完成整改隐患', value: 90, unit: '处', partOf: 'found' },
    { id: 'cover', label: '生活垃圾收运覆盖率', value: '97.6', unit: '%' },
    { id: 'road', label: '硬化道路', value: '8.2', unit: '公里', target: 10 },
    { id: 'trees', label: '植树', value: 1240, unit: '株', target: 1200 },
    { id: 'dust', label: 'PM2.5平均浓度', value: '33.8', unit: '微克/立方米', target: 35 },
  ],
})
const errors = (text: string) =>
  check(sheet, text)
    .findings.filter(({ severity }) => severity === 'error')
    .map(({ code, factId }) => `${code} ${factId}`)

describe('all and none in words, against the exact fact', () => {
  it.each([
    ['受理信访事项48件，全部办结。', 'value-mismatch settled'],
    ['48件信访事项全部办结。', 'value-mismatch settled'],
    ['信访事项全部办结。', 'value-mismatch settled'],
    ['信访办结率100%。', 'derivation settled'],
    ['排查隐患96处，无一遗漏整改到位。', 'value-mismatch mended'],
    ['排查出的96处安全隐患全部整改到位。', 'value-mismatch mended'],
    ['生活垃圾收运实现全覆盖。', 'value-mismatch cover'],
    ['未接到异味投诉。', 'value-mismatch complaints'],
    ['异味零投诉。', 'value-mismatch complaints'],
    ['全镇未发生生产安全事故。', 'value-mismatch accidents'],
    ['硬化道路8.2公里，全面完成10公里的年度任务。', 'value-mismatch road'],
    ['硬化道路8.2公里，超额完成年度任务。', 'direction road'],
    ['硬化道路8.2公里，超出建设任务1.8公里。', 'direction road'],
  ])('is false: %s', (text, error) => {
    expect(errors(text)).toEqual([error])
  })

  it.each([
    '力争年底前隐患全部整改到位。',
    '下一步，对隐患逐一整改，信访事项全部办结。',
    '排查隐患96处，能立即整改的全部整改到位。',
    '植树1240株，超额完成1200株的任务。',
    '植树1240株，全面完成年度任务。',
    '硬化道路8.2公里，离10公里的计划还欠1.8公里。',
    'PM2.5平均浓度33.8微克/立方米，距目标仅有1.2微克/立方米的余量。',
  ])('is not false: %s', (text) => {
    expect(errors(text)).toEqual([])
  })
})
