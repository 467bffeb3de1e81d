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
    ['组织消防培训12场，参训1046人，平均每场97人。', 'derivation 97人 trained'],
    ['发放养老补贴1286人次、资金64.3万元，人均50元。', 'derivation 50元 money'],
    ['整改火灾隐患209处，平均每天整改2.3处。', '209处/92天=2.3处'],
    ['整改火灾隐患209处，平均每天整改3.2处。', 'unsupported 3.2处 null'],
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

describe('one fact as a multiple or a share of another', () => {
  const care = FactSheet.parse({
    ...sheet,
    facts: [
      { id: 'doctors', label: '执业医师', value: 1340, unit: '人', lastYear: 1300 },
      { id: 'nurses', label: '注册护士', value: 1612, unit: '人', lastYear: 1580 },
      { id: 'beds', label: '养老机构床位', value: 426, unit: '张' },
      { id: 'stays', label: '入住养老机构老年人', value: 318, unit: '人' },
      { id: 'found', label: '排查风险隐患', value: 46, unit: '处' },
      { id: 'mended', label: '完成隐患整改', value: 41, unit: '处' },
      { id: 'online', label: '网络零售额', value: '3.27', unit: '亿元' },
      { id: 'town', label: '桃源镇网络零售额', value: '0.86', unit: '亿元' },
      { id: 'signs', label: '增设标志标牌', value: 76, unit: '块', lastYear: 52 },
      { id: 'mirrors', label: '凸面镜', value: 35, unit: '面', lastYear: 30 },
    ],
  })
  const told = (text: string) =>
    check(care, text)
      .figures.filter(({ status }) => status !== 'exempt')
      .map(({ text: figure, status, derivation }) => (derivation ? derivation.expression : `${figure} ${status}`))
      .join(' ')
  it.each([
    ['执业医师1340人，注册护士1612人，是医师的1.2倍。', '1340人 matched 1612人 matched 1612/1340'],
    ['注册护士1612人，是医师的2.1倍。', '1612人 matched 2.1倍 flagged'],
    ['养老机构床位426张，入住老年人318人，入住率74.6%。', '426张 matched 318人 matched 318/426'],
    ['排查隐患：46处\n隐患整改：41处，整改率89.1%', '46处 matched 41处 matched 41/46'],
    ['网络零售额：3.27亿元\n桃源镇：0.86亿元，占26.3%', '3.27亿元 matched 0.86亿元 matched 0.86/3.27'],
    ['标志标牌增加了76块，同比增加24块。', '76块 matched 76-52'],
    ['凸面镜增设了35面，同比增加5面。', '35面 matched 35-30'],
    ['凸面镜增设了53面。', '53面 flagged'],
  ])('%s', (text, expected) => expect(told(text)).toBe(expected))
})
