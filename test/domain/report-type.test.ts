import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { REPORT_TYPES, ReportType, sectionsOf } from '../../src/domain/report-type.ts'
import { keywordScore, keywordsOf, THEMES } from '../../src/domain/theme.ts'

it('holds data of the form that its types promise', () => {
  const Theme = z.object({ name: z.string().min(1), keywords: z.array(z.string().min(1)) })
  expect(z.array(z.strictObject(ReportType.shape)).parse(REPORT_TYPES)).toEqual(REPORT_TYPES)
  expect(z.array(z.strictObject(Theme.shape)).parse(THEMES)).toEqual(THEMES)
})

it('knows the five report types of the contract', () => {
  expect(REPORT_TYPES.slice(0, 5).map(({ id, name }) => [id, name])).toEqual([
    ['township-quarterly', '乡镇绿色发展季度自评报告'],
    ['township-environment', '乡镇环境保护工作总结'],
    ['district-quarterly', '区生态环境分局季度工作总结'],
    ['township-annual', '镇年度生态环境保护工作报告'],
    ['living-environment', '乡镇人居环境整治工作汇报'],
  ])
})

describe.each(REPORT_TYPES.map((type) => [type.id, type] as const))('%s', (_, type) => {
  const sections = sectionsOf(type)

  it('has sections with ids of their own, briefs and known themes', () => {
    const ids = sections.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { brief, themes } of sections) {
      expect(brief.length).toBeGreaterThan(10)
      for (const theme of themes) expect(THEMES.map(({ name }) => name)).toContain(theme)
    }
  })

  it('runs from the lead through work and problems to plans, and claims each theme once', () => {
    const kinds = sections.map(({ kind }) => kind)
    expect(kinds.filter((kind, index) => kind !== kinds[index - 1])).toEqual(['lead', 'work', 'problems', 'plans'])
    const claimed = sections.flatMap(({ themes }) => themes)
    expect(claimed.filter((theme, index) => claimed.indexOf(theme) !== index)).toEqual([])
  })

  it('makes a title with period, and a lead that hands over', () => {
    expect(type.title).toMatch(/\{organisation\}.*\{(?:period|term)\}/)
    expect(type.leadIn).toMatch(/^现将.*如下：$/)
    for (const opening of Object.values(type.opening)) expect(opening).toMatch(/^\{period\}，\{self\}.*\{focus\}.*。$/)
  })
})

describe('keywordScore', () => {
  it('weighs one long word above two short ones and counts no word inside another', () => {
    expect(keywordScore('饮用水水源地保护宣传资料', ['饮用水水源', '水源', '饮用水'])).toBe(25)
    expect(keywordScore('受污染耕地安全利用率', keywordsOf('土壤'))).toBeGreaterThan(
      keywordScore('受污染耕地安全利用率', keywordsOf('水')),
    )
    expect(keywordScore('甲乙丙', keywordsOf('土壤'))).toBe(0)
    expect(keywordsOf('没有的主题')).toEqual([])
  })
})
