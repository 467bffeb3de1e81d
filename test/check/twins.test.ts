import { describe, expect, it } from 'vitest'
import { check } from '../../src/check/check.ts'
import { FactSheet } from '../../src/domain/fact-sheet.ts'

/* Ways to tell a figure, each as a sentence that is true of the sheet and the same with one wrong figure. */

const SHEET = FactSheet.parse({
  reportType: 'township-quarterly',
  organisation: '云溪镇人民政府',
  period: { year: 2026, quarter: 4 },
  facts: [
    { id: 'satisfied', label: '群众满意率', value: '94.8', unit: '%', target: '93', lastYear: '92.1' },
    { id: 'road', label: '道路养护资金', value: 1150, unit: '万元' },
    { id: 'lamp', label: '路灯改造资金', value: 710, unit: '万元' },
    { id: 'visit', label: '来访投诉', value: 16, unit: '件' },
    { id: 'letter', label: '来信投诉', value: 25, unit: '件' },
    { id: 'invested', label: '房地产开发投资增速', value: '-9.4', unit: '%', lastYear: '-15.1' },
    { id: 'leaflet', label: '发放明白纸', value: 8450, unit: '份', target: 8500 },
    { id: 'patrol', label: '夜间巡查', value: 186, unit: '次', lastPeriod: 64, lastYear: 150 },
    { id: 'toilet', label: '改造户厕', value: 326, unit: '户', target: 320, lastYear: 300 },
    { id: 'area', label: '拆除旧房面积', value: 6840, unit: '平方米', lastYear: 9120 },
    { id: 'course', label: '举办培训', value: 12, unit: '期', lastYear: 9 },
    { id: 'income', label: '一般公共预算收入', value: '13.48', unit: '亿元', lastYear: '12.99' },
    { id: 'spending', label: '一般公共预算支出', value: '25.77', unit: '亿元' },
  ],
})
const accused = (text: string): string[] =>
  check(SHEET, text)
    .findings.filter(({ severity }) => severity === 'error')
    .map((finding) => finding.text)

describe('what is told in words of its own', () => {
  it.each([
    // the target cited in brackets
    ['群众满意率94.8%，高于目标（93%）1.8个百分点。', '群众满意率94.8%，高于目标（93%）2.8个百分点。', '2.8个百分点'],
    // what should have been done
    ['明白纸应发8500份，实发8450份。', '明白纸应发8600份，实发8450份。', '8600份'],
    // last year's growth, with no word that compares
    ['房地产开发投资下降9.4%，上年同期下降15.1%。', '房地产开发投资下降9.4%，上年同期下降16.1%。', '16.1%'],
    // the size of a fall
    [
      '房地产开发投资降幅9.4%，比上年同期收窄5.7个百分点。',
      '房地产开发投资降幅9.4%，比上年同期扩大5.7个百分点。',
      '扩大5.7个百分点',
    ],
    // more than the target that was cited
    ['改造户厕任务320户，实际改了326户，多改6户。', '改造户厕任务320户，实际改了326户，多改8户。', '8户'],
    // how far two facts lie apart
    [
      '道路养护资金1150万元、路灯改造资金710万元，两项相差440万元。',
      '道路养护资金1150万元、路灯改造资金710万元，两项相差450万元。',
      '450万元',
    ],
    [
      '一般公共预算支出25.77亿元，收入13.48亿元，支出比收入高出12.29亿元。',
      '一般公共预算支出25.77亿元，收入13.48亿元，支出比收入高出13.29亿元。',
      '13.29亿元',
    ],
    // a former value as the measure, its hedge before it
    ['夜间巡查186次，接近三季度的三倍。', '夜间巡查186次，接近三季度的四倍。', '四倍'],
    ['拆除旧房6840平方米，为上年的75%。', '拆除旧房6840平方米，为上年的85%。', '85%'],
    // heads without a mark between them
    ['来访来信合计41件。', '来访来信合计42件。', '42件'],
    // spoken verbs
    ['举办培训12期，比上年加了3期。', '举办培训12期，比上年加了4期。', '4期'],
  ])('%s', (right, wrong, figure) => {
    expect(accused(right)).toEqual([])
    expect(accused(wrong)).toEqual([figure])
  })
})

it('takes a change of growth told in % for one in 个百分点', () => {
  const [finding] = check(SHEET, '房地产开发投资下降9.4%，降幅比上年同期收窄5.7%。').findings
  expect(finding).toMatchObject({ code: 'unit-mismatch', factId: 'invested' })
})

it('measures against the last period where the sheet has that as a fact of its own', () => {
  const sheet = FactSheet.parse({
    reportType: 'district-quarterly',
    organisation: '云溪区人民政府',
    period: { year: 2026, quarter: 2 },
    facts: [
      { id: 'growth', label: '地区生产总值增速', value: '5.6', unit: '%', lastYear: '5.2' },
      { id: 'first', label: '一季度地区生产总值增速', value: '5.3', unit: '%' },
    ],
  })
  const codes = (text: string) =>
    check(sheet, text).findings.flatMap(({ code, severity }) => (severity === 'error' ? [code] : []))
  expect(codes('地区生产总值增速5.6%，比一季度加快0.3个百分点，比上年同期加快0.4个百分点。')).toEqual([])
  expect(codes('一季度地区生产总值增速5.3%，二季度5.6%。')).toEqual([])
  expect(codes('地区生产总值增速5.6%，比一季度加快0.5个百分点。')).toEqual(['derivation'])
})

it('takes holidays, lunar days and the case in which something is done for no claim', () => {
  expect(accused('清明、五一和十一为重点防火时段。')).toEqual([])
  expect(accused('腊月二十八，镇领导慰问环卫工人。')).toEqual([])
  expect(accused('对连续两次排名末位的村予以约谈。')).toEqual([])
  expect(accused('约谈十一家企业。')).toEqual(['十一家'])
  expect(accused('对企业开展检查两次。')).toEqual(['两次'])
})

it('takes no count of figures, of a code or of what is compared for a claim', () => {
  expect(accused('下面通报几组数字。')).toEqual([])
  expect(accused('严格危险废物HW08、HW49类别管理。')).toEqual([])
  expect(accused('组建三组人员。')).toEqual(['三组'])
})
