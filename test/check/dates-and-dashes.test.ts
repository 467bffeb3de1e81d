import { describe, expect, it } from 'vitest'
import { check } from '../../src/check/check.ts'
import { FactSheet, type FactSheetInput } from '../../src/domain/fact-sheet.ts'

const findings = (period: FactSheetInput['period'], text: string) =>
  check(
    FactSheet.parse({
      reportType: 'township-quarterly',
      organisation: '云溪镇人民政府',
      period,
      facts: [
        { id: 'waste', label: '清运垃圾', value: 384, unit: '吨' },
        { id: 'total', label: '累计清运垃圾', value: 702, unit: '吨' },
        { id: 'response', label: '启动应急响应', value: 3, unit: '次' },
      ],
    }),
    text,
  ).findings.filter(({ code }) => code === 'period' || code === 'convention')

describe('a period above numbers of another', () => {
  it.each([
    [{ year: 2026, half: 1 as const }, '2026年二季度共清运垃圾384吨。', '2026年二季度'],
    [{ year: 2026, quarter: 2 as const }, '1—6月清运垃圾384吨。', '1—6月'],
    [{ year: 2026, quarter: 1 as const }, '去年四季度，清运垃圾384吨。', '去年四季度'],
    [{ year: 2026, quarter: 4 as const }, '截至2026年9月底，清运垃圾384吨。', '2026年9月底'],
    [{ year: 2026, month: 7 }, '8月份，全镇启动应急响应3次。', '8月份'],
  ])('is told: %j %s', (period, text, told) => {
    expect(findings(period, text)).toMatchObject([{ code: 'period', text: told }])
  })

  it.each([
    [{ year: 2026, quarter: 2 as const }, '1—6月累计清运垃圾702吨。'],
    [{ year: 2026, half: 1 as const }, '截至二季度末，清运垃圾384吨。'],
    [{ year: 2026, quarter: 2 as const }, '截至6月底，清运垃圾384吨。'],
  ])('is none: %j %s', (period, text) => {
    expect(findings(period, text)).toEqual([])
  })
})

describe('the sign between two numbers, 增加 and 增长', () => {
  const fixed = (text: string) => findings({ year: 2026, quarter: 2 }, text).map(({ fix }) => fix?.text)

  it.each([
    ['4-6月开展整治。', '4—6月'],
    ['2021～2025年持续推进。', '2021—2025年'],
    ['每点值守3-5名。', '3～5名'],
    ['清运量增加3.2%。', '增长3.2%'],
    ['资金增长277万元。', '增加277万元'],
    ['治理率百分之68.2。', '68.2%'],
  ])('is mended: %s', (text, right) => {
    expect(fixed(text)).toEqual([right])
  })

  it.each([
    '4—6月开展整治。',
    '《方案（2021-2025年）》已印发。',
    '2026-06-30前完成。',
    '每点值守3～5名。',
    '增速加快3.2个百分点。',
  ])('is right: %s', (text) => {
    expect(fixed(text)).toEqual([])
  })
})
