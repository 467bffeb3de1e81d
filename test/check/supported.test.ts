import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { check } from '../../src/check/check.ts'
import { FactSheet, type FactSheetInput } from '../../src/domain/fact-sheet.ts'

interface Line {
  readonly facts: FactSheetInput['facts']
  readonly texts: readonly string[]
}
const LINES: Line[] = readFileSync(join(import.meta.dirname, '../../fixtures/figures/supported.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Line)

const sheetOf = (facts: FactSheetInput['facts']): FactSheet =>
  FactSheet.parse({
    reportType: 'township-quarterly',
    organisation: '云溪镇人民政府',
    period: { year: 2026, half: 1 },
    facts,
  })
const errorsIn = (facts: FactSheetInput['facts'], text: string) =>
  check(sheetOf(facts), text).findings.filter(({ severity }) => severity === 'error')
const codesIn = (facts: FactSheetInput['facts'], text: string) => errorsIn(facts, text).map(({ code }) => code)

describe('a sentence that is true of the facts', () => {
  it.each(LINES.flatMap(({ facts, texts }) => texts.map((text) => ({ facts, text }))))(
    'is not accused: $text',
    ({ facts, text }) => {
      expect(errorsIn(facts, text).map(({ code, message }) => `${code}: ${message}`)).toEqual([])
    },
  )
})

const FACTS: FactSheetInput['facts'] = [
  { id: 'good', label: '优良天数比例', value: '88.2', unit: '%', lastYear: '85.7', lastPeriod: '90.1' },
  { id: 'found', label: '排查环境隐患', value: 96, unit: '处', lastYear: 118 },
  { id: 'fixed', label: '其中：完成整改', value: 90, unit: '处', partOf: 'found' },
  { id: 'index', label: '空气质量综合指数', value: '3.18', lastYear: '3.42' },
  { id: 'rank', label: '秋粮生产考核', value: 2, unit: '名', lastYear: 4 },
  { id: 'area', label: '飞防面积', value: '12,024', unit: '亩', lastYear: '9,800', target: '11,000' },
  { id: 'p1', label: '第一产业增加值', value: '28.4', unit: '亿元' },
  { id: 'p2', label: '第二产业增加值', value: '141.6', unit: '亿元' },
  { id: 'p3', label: '第三产业增加值', value: '142.5', unit: '亿元' },
]

describe('a sentence that is false', () => {
  it.each([
    ['优良天数比例88.2%，同比下降。', ['direction']],
    ['优良天数比例88.2%，环比明显上升。', ['direction']],
    ['排查环境隐患96处，已全部完成整改。', ['value-mismatch']],
    ['排查环境隐患96处，整改全部完成。', ['value-mismatch']],
    ['空气质量综合指数3.18，同比恶化7.0%。', ['direction']],
    ['秋粮生产考核全县第2名，后移2位。', ['direction']],
    ['秋粮生产考核全县第3名。', ['value-mismatch']],
    ['飞防面积12034亩，超目标1024亩。', ['value-mismatch']],
    ['飞防面积12024亩，超目标1024亩（86.3公顷）。', ['inconsistent']],
    ['三次产业结构为9.1:46.3:44.6。', ['derivation']],
  ])('is accused: %s', (text, codes) => {
    expect(codesIn(FACTS, text)).toEqual(codes)
  })

  it.each([
    '优良天数比例88.2%，同比上升。',
    '排查环境隐患96处，能立即整改的已全部完成整改。',
    '排查环境隐患96处，力争年底前全部完成整改。',
    '下一步，对隐患逐一整改，确保优良天数比例同比上升。',
  ])('is not feared in %s', (text) => {
    expect(codesIn(FACTS, text)).toEqual([])
  })
})
