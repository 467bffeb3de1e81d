import { describe, expect, it } from 'vitest'
import { check } from '../../src/check/check.ts'
import { FactSheet, type FactSheetInput } from '../../src/domain/fact-sheet.ts'

/* Which fact a number speaks of, where only the rest of the text or the form of the clause tells. */

const SHEET: FactSheetInput = {
  reportType: 'township-quarterly',
  organisation: '云溪镇人民政府',
  period: { year: 2026, quarter: 2 },
  facts: [
    { id: 'stores', label: '检查加油站', value: 46, unit: '座', lastYear: 38, lastPeriod: 41 },
    { id: 'tanks', label: '检查油库', value: 17, unit: '座', lastYear: 15 },
    { id: 'loss', label: '直接经济损失', value: '63.5', unit: '万元', lastYear: '91.2' },
    { id: 'fireloss', label: '火灾损失', value: '28.4', unit: '万元', lastYear: '30.6' },
    { id: 'deposits', label: '存款余额', value: '318.6', unit: '亿元' },
    { id: 'loans', label: '贷款余额', value: '274.9', unit: '亿元' },
    { id: 'ditches', label: '疏浚沟渠', value: 64, unit: '条', lastYear: 52, target: 70 },
    { id: 'herbicide', label: '除草剂使用量', value: '84.6', unit: '吨' },
    { id: 'film', label: '地膜使用量', value: '29.3', unit: '吨' },
    { id: 'good4', label: '4月优良天数', value: 27, unit: '天' },
    { id: 'good5', label: '5月优良天数', value: 29, unit: '天' },
    { id: 'good6', label: '6月优良天数', value: 22, unit: '天' },
    { id: 'income', label: '企业营业收入', value: '735.2', unit: '万元', lastYear: '690.8' },
    { id: 'homes', label: '完成农房改造', value: 860, unit: '户', target: 2000 },
    { id: 'appeals', label: '受理热线诉求', value: 400, unit: '件' },
    { id: 'noise', label: '噪声类工单', value: 250, unit: '件' },
    { id: 'dust', label: '扬尘类工单', value: 150, unit: '件' },
  ],
}
const sheet = FactSheet.parse(SHEET)
const read = (text: string) => check(sheet, text)
const accusedIn = (text: string) => {
  const { findings } = read(text)
  return findings.filter(({ severity, code }) => severity === 'error' && code !== 'omitted').map(({ text: at }) => at)
}
const factOf = (text: string, surface: string) => read(text).figures.find((figure) => figure.text === surface)?.factId

describe('two values that stand in each other’s place', () => {
  it.each([
    ['二季度检查加油站17座、油库46座。', ['17座', '46座']],
    ['生产事故造成损失28.4万元，减少27.7万元；火灾损失63.5万元。', ['28.4万元', '63.5万元']],
    ['存贷款余额分别为274.9亿元和318.6亿元。', ['274.9亿元', '318.6亿元']],
  ])('are both accused: %s', (text, both) => {
    expect(accusedIn(text)).toEqual(expect.arrayContaining(both))
  })

  it.each([
    '二季度检查加油站46座、油库17座。',
    '直接经济损失63.5万元，减少27.7万元；火灾损失28.4万元。',
    '存贷款余额分别为318.6亿元和274.9亿元。',
    '检查加油站46座。其间对46座加油站逐一建档。',
  ])('are left alone where each has its own: %s', (text) => {
    expect(accusedIn(text)).toEqual([])
  })
})

describe('a number alone in brackets', () => {
  it.each([
    ['（括号内为上年同期数）加油站检查46座（38座），油库检查17座（15座）。', '38座', 'stores'],
    ['企业营业收入735.2万元（690.8）。', '690.8', 'income'],
    ['疏浚沟渠64条（52条），增加12条。', '52条', 'ditches'],
  ])('is what the one before it is compared with: %s', (text, surface, id) => {
    expect(accusedIn(text)).toEqual([])
    expect(factOf(text, surface)).toBe(id)
  })

  it('is accused where it is none of the fact’s numbers', () => {
    expect(accusedIn('疏浚沟渠64条（58条）。')).toEqual(['58条'])
  })
})

describe('a cell that a word names from afar', () => {
  it.each([
    '疏浚沟渠64条，离70条的计划还差6条。',
    '去年疏浚的沟渠才52条，今年疏浚沟渠64条。',
    '检查加油站46座，同比+21.1%，环比+12.2%。',
    '检查加油站：46座/38座/41座。',
    '完成农房改造860户，超四成任务落地。',
    '农房改造860户，占2000户的43%。',
  ])('is no contradiction: %s', (text) => {
    expect(accusedIn(text)).toEqual([])
  })

  it.each([
    ['检查加油站46座，同比+21.1%，环比+15.2%。', '15.2%'],
    ['疏浚沟渠64条，离75条的计划还差6条。', '75条'],
  ])('is accused where it is wrong: %s', (text, wrong) => {
    expect(accusedIn(text)).toContain(wrong)
  })
})

describe('the heads of a list', () => {
  it.each([
    ['除草剂、地膜使用量实现“双减”，分别为84.6吨和29.3吨。', '29.3吨', 'film'],
    ['4月至6月，全镇优良天数分别为27天、29天和22天。', '29天', 'good5'],
    ['存贷款余额各为318.6亿元、274.9亿元。', '318.6亿元', 'deposits'],
  ])('stand before it in other forms too: %s', (text, surface, id) => {
    expect(accusedIn(text)).toEqual([])
    expect(factOf(text, surface)).toBe(id)
  })

  it('are what 两类合计 sums up', () => {
    expect(accusedIn('诉求集中在噪声和扬尘领域，两类合计400件。')).toEqual([])
    expect(accusedIn('诉求集中在噪声和扬尘领域，两类合计430件。')).toEqual(['430件'])
  })

  it('leave a whole of another sentence to shares that close it', () => {
    const text = '受理热线诉求400件。按类型分，噪声类工单250件、扬尘类工单150件，占比分别为62.5%和37.5%。'
    expect(accusedIn(text)).toEqual([])
  })
})

describe('a value that its words give to another', () => {
  it.each([
    ['检查加油站46座，其中油库46座。', '46座'],
    ['受理热线诉求400件，其中噪声类工单250件、扬尘类工单250件。', '250件'],
  ])('is not told twice in a sentence: %s', (text, twice) => {
    expect(read(text).findings.filter(({ text: at }) => at === twice)).not.toEqual([])
  })

  it('is told as a slip where two digits stand in each other’s place', () => {
    const [slip] = read('检查加油站46座。对64座加油站逐一建档。').findings
    expect(slip).toMatchObject({ code: 'inconsistent', text: '64座', factId: 'stores', expected: '46座' })
  })

  it('is no other fact where the thing and its classifier are strangers', () => {
    const [strange] = read('检查加油站46座，新设加油站监督员12名。').findings
    expect(strange).toMatchObject({ code: 'unsupported', text: '12名' })
  })

  it.each([
    ['企业营业收入逾735万元。', []],
    ['企业营业收入逾731万元。', ['逾731万元']],
    ['企业营业收入约735万元。', []],
  ])('is hedged by its last digit: %s', (text, accused) => {
    expect(accusedIn(text)).toEqual(accused)
  })
})

describe('last year’s number in the place of this one', () => {
  it.each(['直接经济损失91.2万元，上年同期63.5万元。', '疏浚沟渠由64条减少到52条。', '检查加油站38座，上年同期46座。'])(
    'is accused: %s',
    (text) => {
      expect(accusedIn(text)).not.toEqual([])
    },
  )
})
