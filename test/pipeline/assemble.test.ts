import { describe, expect, it } from 'vitest'
import type { DraftedSection, Referenced } from '../../src/domain/draft.ts'
import { FactSheet } from '../../src/domain/fact-sheet.ts'
import { assemble, issueDate } from '../../src/pipeline/assemble.ts'
import { outline } from '../../src/pipeline/outline.ts'
import { factSheets, typeOf } from './template-draft.ts'

const SHEET = FactSheet.parse({
  reportType: 'township-quarterly',
  organisation: '柳林镇人民政府',
  recipient: '宁溪县人民政府：',
  period: { year: 2026, quarter: 2 },
  issuedOn: '2026-07-06',
  facts: [
    { label: '悬挂横幅', value: '60', unit: '条' },
    { label: '优良天数', value: '80', unit: '天' },
  ],
})

function assembleSheet(sheet: FactSheet, bodies: Record<string, string> = {}) {
  const outlined = outline(sheet, typeOf(sheet))
  const referenced: Referenced = {
    ...outlined,
    sections: outlined.sections.map((section) => ({
      ...section,
      references: [{ passageId: 'p', sampleId: 's', sampleTitle: '样本', score: 1, masked: '', hidden: ['甲镇'] }],
    })),
  }
  const sections = outlined.sections.map(
    ({ id }): DraftedSection => ({
      id,
      text: bodies[id] ?? `${id}。`,
      drafter: 'template',
      attempts: [],
      remark: null,
    }),
  )
  return { referenced, sections, drafted: assemble(referenced, sections) }
}

describe('assemble', () => {
  it('lays out an official document', () => {
    const { drafted } = assembleSheet(SHEET)
    expect(drafted.text).toBe(
      [
        '柳林镇人民政府2026年第二季度推进绿色发展工作自评报告',
        '宁溪县人民政府：',
        'lead。现将自评情况报告如下：',
        '一、主要举措及成效',
        '（一）强化宣传引导',
        'publicity。',
        '（二）改善空气质量',
        'air。',
        '二、存在问题',
        'problems。',
        '三、下一步工作计划',
        'plans。',
        '特此报告。',
        '柳林镇人民政府',
        '2026年7月6日',
      ].join('\n'),
    )
  })

  it('tells where each section stands, heading included', () => {
    const { drafted } = assembleSheet(SHEET)
    const told = drafted.sections.map(({ id, heading, start, end }) => [id, heading, drafted.text.slice(start, end)])
    expect(told).toEqual([
      ['lead', '导语', 'lead。现将自评情况报告如下：'],
      ['publicity', '强化宣传引导', '一、主要举措及成效\n（一）强化宣传引导\npublicity。'],
      ['air', '改善空气质量', '（二）改善空气质量\nair。'],
      ['problems', '存在问题', '二、存在问题\nproblems。'],
      ['plans', '下一步工作计划', '三、下一步工作计划\nplans。'],
    ])
    expect(drafted.sections[0]!.references).toEqual([{ passageId: 'p', sampleId: 's', sampleTitle: '样本', score: 1 }])
  })

  it('does not hand over twice where the lead already does', () => {
    const { drafted } = assembleSheet(SHEET, { lead: '现将有关情况报告如下：' })
    expect(drafted.text).not.toContain('现将自评情况报告如下')
  })

  it('gives a single section its chapter’s heading alone', () => {
    const { drafted } = assembleSheet({ ...SHEET, facts: SHEET.facts.slice(0, 1) })
    expect(drafted.text).toContain('一、主要举措及成效\npublicity。')
    expect(drafted.text).not.toContain('（一）')
  })

  it('takes 主送 and closing from the report type, and leaves out what is not there', () => {
    const annual = assembleSheet({ ...SHEET, reportType: 'township-annual', recipient: null }).drafted.text
    expect(annual.split('\n')[1]).toBe('县委、县政府：')
    const district = assembleSheet({ ...SHEET, reportType: 'district-quarterly', recipient: null, issuedOn: null })
    const lines = district.drafted.text.split('\n')
    expect(lines[1]).toContain('现将')
    expect(lines.at(-1)).toBe('柳林镇人民政府')
    expect(district.drafted.text).not.toContain('特此')
  })

  it('refuses to leave a section out', () => {
    const { referenced, sections } = assembleSheet(SHEET)
    expect(() => assemble(referenced, sections.slice(1))).toThrow('lead')
  })

  it('numbers chapters without a gap for every fact sheet', () => {
    for (const [, sheet] of factSheets()) {
      const chapters = assembleSheet(sheet).drafted.text.match(/^[一二三四五六七八九十]+(?=、)/gm)
      expect(chapters?.join('')).toBe('一二三四五'.slice(0, chapters?.length))
    }
  })
})

it('writes 成文日期 with the full year and without padding', () => {
  expect(issueDate('2026-07-06')).toBe('2026年7月6日')
  expect(issueDate('2025-12-31')).toBe('2025年12月31日')
})
