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
    ['PM2.5平均浓度31微克/立方米，同比13.9%↑。', 'direction 13.9%'],
    ['固定资产投资+4.2%。', 'direction +4.2%'],
    ['立案查处7起，+9起。', 'direction +9起'],
    ['巡护山林420人次，同比+16.0%。', 'derivation 16.0%'],
  ])('contradicts the facts when it is wrong: %s', (text, accused) => {
    expect(accusedIn(text)).toEqual([accused])
  })
})
