import { describe, expect, it } from 'vitest'
import { check } from '../../src/check/check.ts'
import { FactSheet } from '../../src/domain/fact-sheet.ts'

/** Findings on dates in a text about that year. */
const periodFindings = (text: string, year = 2026) => {
  const sheet = FactSheet.parse({
    reportType: 'township-annual',
    organisation: '云溪镇人民政府',
    period: { year },
    facts: [{ id: 'patrols', label: '开展巡查', value: 42, unit: '次' }],
    notes: [],
  })
  return check(sheet, text)
    .findings.filter(({ code }) => code === 'period')
    .map(({ start, end, expected }) => ({ at: text.slice(start, end), expected }))
}

describe('days that no calendar has', () => {
  it.each([
    ['4月31日', '4月30日'],
    ['6月31日', '6月30日'],
    ['9月31日', '9月30日'],
    ['11月31日', '11月30日'],
    ['1月32日', '1月31日'],
    ['3月0日', '3月31日'],
    ['2月30日', '2月29日'],
    ['2026年2月29日', '2026年2月28日'],
    ['1900年2月29日', '1900年2月28日'],
    ['2023年2月29日', '2023年2月28日'],
  ])('%s is told with the last day of the month, %s', (date, expected) => {
    expect(periodFindings(`${date}组织集中整治。`)).toEqual([{ at: date, expected }])
  })

  it.each([
    '1月31日',
    '3月31日',
    '4月30日',
    '5月31日',
    '7月31日',
    '8月31日',
    '10月31日',
    '12月31日',
    '2月28日',
    '2月29日',
    '2024年2月29日',
    '2000年2月29日',
    '2026年2月1日',
  ])('%s is one', (date) => {
    expect(periodFindings(`${date}组织集中整治。`)).toEqual([])
  })
})

describe('months that no year has', () => {
  it.each(['2026年13月', '2026年0月'])('%s', (written) => {
    expect(periodFindings(`${written}开展巡查42次。`)).toEqual([{ at: written, expected: null }])
  })
  it.each(['1—12月', '12月', '1月'])('but %s', (written) => {
    expect(periodFindings(`${written}组织集中整治。`)).toEqual([])
  })
})

describe('the end of the period', () => {
  it.each([
    ['截至2026年12月31日，开展巡查42次。', []],
    ['截至2025年12月31日，开展巡查42次。', ['2025年12月31日']],
  ])('%s', (text, dates) => {
    expect(periodFindings(text).map(({ at }) => at)).toEqual(dates)
  })
})

describe('the period that title and lead name', () => {
  it.each([
    ['云溪镇2025年安全生产工作总结\n全镇开展巡查42次。', ['2025年']],
    ['云溪镇2026年安全生产工作总结\n2025年，全镇坚持防范在前。\n开展巡查42次。', ['2025年']],
    ['云溪镇2026年安全生产工作总结\n2026年，全镇坚持防范在前。\n开展巡查42次。', []],
    ['云溪镇2027年安全生产工作计划\n全镇开展巡查42次。', []],
    ['云溪镇2026年工作总结和2027年工作计划\n全镇开展巡查42次。', []],
    ['云溪镇2026年工作总结\n开展巡查42次。\n2027年，请各村继续用力。', []],
  ])('is the reported one: %s', (text, dates) => {
    expect(periodFindings(text).map(({ at }) => at)).toEqual(dates)
  })
})
