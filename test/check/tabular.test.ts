import { describe, expect, it } from 'vitest'
import { check } from '../../src/check/check.ts'
import { FactSheet } from '../../src/domain/fact-sheet.ts'

const sheet = FactSheet.parse({
  reportType: 'township-quarterly',
  organisation: '云溪镇人民政府',
  period: { year: 2026, quarter: 2 },
  facts: [
    {
      id: 'patrol',
      label: '巡护山林',
      value: '420',
      unit: '人次',
      lastYear: '375',
      lastPeriod: '500',
      target: '800',
    },
    { id: 'pm25', label: 'PM2.5平均浓度', value: '31', unit: '微克/立方米', lastYear: '36', lastPeriod: '40' },
    { id: 'pm10', label: 'PM10平均浓度', value: '58', unit: '微克/立方米', lastYear: '61', lastPeriod: '66' },
    { id: 'good', label: '优良天数比例', value: '88.2', unit: '%', lastYear: '85.7', lastPeriod: '80.0', target: '87' },
    { id: 'fund', label: '投入治理资金', value: '268.4', unit: '万元', lastYear: '240.5', target: '300' },
    { id: 'invest', label: '固定资产投资增速', value: '-4.2', unit: '%', lastYear: '1.5' },
    { id: 'case', label: '立案查处', value: '7', unit: '起', lastYear: '16' },
    { id: 'coal', label: '散煤替代', value: '1260', unit: '户', target: '3000' },
    { id: 'pond', label: '清理塘沟', value: '87', unit: '口', target: '90' },
  ],
  notes: [],
})
/** `code` with the text that it accuses, warnings of the whole text left out. */
const accusedIn = (text: string): string[] =>
  check(sheet, text)
    .findings.filter(({ code }) => code !== 'omitted')
    .map(({ code, text: at }) => `${code} ${at}`)

describe('a sign in place of a verb', () => {
  it.each([
    '巡护山林420人次，同比+12.0%，环比-16.0%。',
    '巡护山林420人次（＋12.0%）；优良天数比例88.2%，同比＋2.5个百分点。',
    '立案查处7起，较上年同期-9起。',
    '巡护山林12.0%↑，PM2.5平均浓度↓13.9%。',
    '固定资产投资-4.2%（上年同期1.5%）。',
  ])('is its direction: %s', (text) => {
    expect(accusedIn(text)).toEqual([])
  })

  it.each([
    ['巡护山林420人次，同比-12.0%。', 'direction -12.0%'],
    ['巡护山林420人次，环比+16.0%。', 'direction +16.0%'],
    ['优良天数比例88.2%（↓2.5个百分点）。', 'direction ↓2.5个百分点'],
    ['PM2.5平均浓度31微克/立方米，同比13.9%↑。', 'direction 13.9%↑'],
    ['固定资产投资+4.2%。', 'direction +4.2%'],
    ['立案查处7起，+9起。', 'direction +9起'],
    ['巡护山林420人次，同比+16.0%。', 'derivation 16.0%'],
  ])('contradicts the facts when it is wrong: %s', (text, accused) => {
    expect(accusedIn(text)).toEqual([accused])
  })
})

describe('a legend says what stands in brackets', () => {
  it.each([
    '二、主要指标（括号内为上年同期数）\n立案查处7起（16起），投入治理资金268.4万元（240.5），优良天数比例88.2%（85.7%，目标87%）。',
    '以下括弧内均为上季度数值：巡护山林420人次（500）；PM10平均浓度58微克/立方米（66微克/立方米）。',
    '巡护山林420人次（375人次、500人次）；优良天数比例88.2%（85.7%、80.0%）。\n注：（）内分别为上年同期、上季度数。',
    '（括号内为同比增幅）巡护山林420人次（12.0%），PM2.5平均浓度31微克/立方米（-13.9%）。',
    '（括号内为年度目标）散煤替代1260户（3000户）。',
    '2026年二季度数据（括号内为2025年二季度数）\n巡护山林420人次（375人次）。',
  ])('%s', (text) => {
    expect(accusedIn(text)).toEqual([])
  })

  it.each([
    ['（括号内为上年同期数）立案查处7起（15起）。', ['value-mismatch 15起']],
    ['（括号内为上年同期数）投入治理资金268.4万元（204.5）。', ['value-mismatch 204.5']],
    ['（括号内为上年同期数）投入治理资金268.4万元（240.5亿元）。', ['unit-mismatch 240.5亿元']],
    ['（括号内为上季度数）巡护山林420人次（375人次）。', ['value-mismatch 375人次']],
    ['（括号内为上年同期数）巡护山林375人次（420人次）。', ['value-mismatch 375人次', 'value-mismatch 420人次']],
    [
      '（括号内分别为上年同期、上季度数）巡护山林420人次（500人次、375人次）。',
      ['value-mismatch 500人次', 'value-mismatch 375人次'],
    ],
    ['（括号内为同比增幅）PM2.5平均浓度31微克/立方米（+13.9%）。', ['direction +13.9%']],
    ['（括号内为同比增幅）巡护山林420人次（21.0%）。', ['derivation 21.0%']],
  ])('and a wrong number there is a wrong cell: %s', (text, accused) => {
    expect(accusedIn(text)).toEqual(accused)
  })
})

describe('numbers between strokes', () => {
  it.each([
    '指标（本季/上年同季/上季）\n巡护山林：420/375/500人次\nPM2.5平均浓度：31微克/立方米/36微克/立方米/40微克/立方米\n优良天数比例：88.2%/85.7%/80.0%',
    '任务进展（完成/任务）\n散煤替代：1260/3000户\n清理塘沟：87/90口',
    '“/”前为完成数，后为任务数。散煤替代1260户/3000户，清理塘沟87口/90口。',
    '本期／上期\n巡护山林：420人次／500人次',
  ])('are what the heads between strokes say: %s', (text) => {
    expect(accusedIn(text)).toEqual([])
  })

  it.each([
    ['指标（本季/上年同季/上季）\n巡护山林：420/500/375人次', ['value-mismatch 500', 'value-mismatch 375人次']],
    ['指标（本季/上年同季）\n优良天数比例：85.7%/88.2%', ['value-mismatch 85.7%', 'value-mismatch 88.2%']],
    ['任务进展（任务/完成）\n散煤替代：1260户/3000户', ['value-mismatch 1260户', 'value-mismatch 3000户']],
    ['指标（本季/上年同季/上季）\nPM10平均浓度：58/61/69微克/立方米', ['value-mismatch 69微克/立方米']],
  ])('and in another order are wrong: %s', (text, accused) => {
    expect(accusedIn(text)).toEqual(accused)
  })
})

describe('a table inside the text', () => {
  const rows = (...lines: string[]) => lines.join('\n')
  it.each([
    rows(
      '| 指标 | 本期 | 上年同期 | 同比 |',
      '|---|---:|---:|---|',
      '| 巡护山林（人次） | 420 | 375 | 12.0% |',
      '| PM2.5平均浓度 | 31微克/立方米 | 36微克/立方米 | -13.9% |',
      '| 投入治理资金 | 268.4 | 240.5 | +11.6% |',
    ),
    rows('指标\t单位\t本期\t上期', '优良天数比例\t%\t88.2\t80.0', '投入治理资金\t万元\t268.4\t'),
    rows('| | 巡护山林（人次） | PM2.5平均浓度 |', '|--|--|--|', '| 本季 | 420 | 31 |', '| 上年同季 | 375 | 36 |'),
    rows('指标｜任务｜完成｜完成率（%）', '散煤替代｜3000户｜1260户｜42', '清理塘沟｜90口｜87口｜96.7'),
  ])('is read by its heads: %s', (text) => {
    expect(accusedIn(text)).toEqual([])
  })

  it.each([
    [
      rows('| 指标 | 上年同期 | 本期 |', '|---|---|---|', '| 巡护山林 | 420人次 | 375人次 |'),
      ['value-mismatch 420人次', 'value-mismatch 375人次'],
    ],
    [rows('| 指标 | 本期 | 同比 |', '|---|---|---|', '| PM2.5平均浓度 | 31微克/立方米 | 13.9% |'), ['direction 13.9%']],
    [rows('指标\t单位\t本期\t上年同期', '投入治理资金\t亿元\t268.4\t'), ['unit-mismatch 268.4']],
    [rows('| | 巡护山林 | PM2.5平均浓度 |', '|--|--|--|', '| 上年同季 | 375 | 40 |'), ['value-mismatch 40']],
    [rows('指标｜任务｜完成率（%）', '清理塘沟｜90口｜97.6'), ['derivation 97.6']],
  ])('and a number in the wrong column is wrong: %s', (text, accused) => {
    expect(accusedIn(text)).toEqual(accused)
  })
})

describe('heads before a colon and lines of progress', () => {
  it.each([
    'PM2.5：31微克/立方米\nPM10：58微克/立方米',
    '投入治理资金（万元）：本季268.4，上年同季240.5',
    'PM2.5/PM10：31/58微克/立方米',
    '年度任务进度：散煤替代1260户，占3000户的42%。',
    '散煤替代：任务3000户，完成1260户，完成率42%。',
    '清理塘沟：计划90口、已清87口、欠3口。',
  ])('%s', (text) => {
    expect(accusedIn(text)).toEqual([])
  })

  it.each([
    ['PM2.5：58微克/立方米', ['misattributed 58微克/立方米']],
    ['投入治理资金（亿元）：268.4', ['unit-mismatch 268.4']],
    ['散煤替代1260户，占3500户的42%。', ['value-mismatch 3500户']],
    ['散煤替代1260户，占3000户的45%。', ['derivation 45%']],
  ])('wrong: %s', (text, accused) => {
    expect(accusedIn(text)).toEqual(accused)
  })
})
