import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { FactSheet } from '../../../src/domain/fact-sheet.ts'
import type { ScoredPassage } from '../../../src/domain/passage.ts'
import { reportTypeOf } from '../../../src/domain/report-type.ts'
import { findReferences } from '../../../src/pipeline/find-references.ts'
import { outline } from '../../../src/pipeline/outline.ts'
import type { PassageQuery, Passages } from '../../../src/pipeline/ports.ts'

const sheet = FactSheet.parse(JSON.parse(readFileSync('fixtures/facts/township-quarterly.json', 'utf8')))
const outlined = outline(sheet, reportTypeOf(sheet.reportType)!)

const passage = (id: string, text = `柳渡镇悬挂横幅${id}45条，营造浓厚氛围。`): ScoredPassage => ({
  id,
  sampleId: 's',
  sampleTitle: '柳渡镇2025年第一季度自评报告',
  reportType: 'township-quarterly',
  level: '乡镇',
  section: '主要举措',
  themes: ['宣传教育'],
  year: 2025,
  text,
  score: 3,
})

/** A library that remembers what it was asked and gives what it is told. */
function library(answer: (query: PassageQuery) => ScoredPassage[]): Passages & { asked: [string, PassageQuery][] } {
  const asked: [string, PassageQuery][] = []
  return {
    asked,
    find: async (org, query) => {
      asked.push([org, query])
      return answer(query)
    },
  }
}

describe('finding references', () => {
  it('asks for each section in the part of the report where its models stand', async () => {
    const passages = library(() => [passage('1'), passage('2')])
    await findReferences('qinglan', outlined, passages)
    const asked = passages.asked.filter(([, { like }]) => like?.reportType === 'township-quarterly')
    const seeking = outlined.sections.filter(({ kind }) => kind !== 'lead')
    expect(asked).toHaveLength(seeking.length)
    const byKind = new Map(seeking.map(({ kind }, at) => [kind, asked[at]![1].section]))
    expect(byKind.get('problems')).toEqual(['存在问题'])
    expect(byKind.get('plans')).toEqual(['下一步'])
    expect(byKind.get('work')).toContain('主要举措')
    expect(new Set(passages.asked.map(([org]) => org))).toEqual(new Set(['qinglan']))
  })

  it('looks for labels, themes and notes, never for a value', async () => {
    const passages = library(() => [passage('1'), passage('2')])
    await findReferences('qinglan', outlined, passages)
    const words = passages.asked.map(([, { text }]) => text).join('')
    for (const { label } of sheet.facts) expect(words).toContain(label)
    expect(words).not.toContain('1204')
  })

  it('gives at most two, masked, with what was hidden', async () => {
    const passages = library(() => [passage('1'), passage('2')])
    const { sections } = await findReferences('qinglan', outlined, passages)
    for (const { kind, references } of sections) {
      if (kind === 'lead') {
        expect(references).toEqual([])
        continue
      }
      expect(references).toHaveLength(2)
      expect(references[0]).toEqual({
        passageId: '1',
        sampleId: 's',
        sampleTitle: '柳渡镇2025年第一季度自评报告',
        score: 3,
        masked: '⟦地⟧悬挂横幅⟦数⟧，营造浓厚氛围。',
        hidden: ['柳渡镇', '145条'],
      })
    }
  })

  it('wants the themes that the labels speak of, more than the section’s own, and others less', async () => {
    const passages = library(() => [])
    const section = outlined.sections.find(({ themes }) => themes.includes('宣传教育'))!
    const facts = ['发放宣传资料', '悬挂横幅', '出动巡查人员'].map((label) => ({
      ...section.facts[0]!,
      label,
      aliases: [],
    }))
    await findReferences('qinglan', { ...outlined, sections: [{ ...section, facts, notes: [] }] }, passages)
    const wanted = passages.asked[0]![1].themes!
    expect(wanted.get('宣传教育')).toBe(1)
    expect(wanted.get('日常巡查')).toBeGreaterThan(0)
    expect(wanted.get('日常巡查')).toBeLessThan(0.5)
  })

  it('drafts without references where the library has none', async () => {
    const { sections } = await findReferences(
      'qinglan',
      outlined,
      library(() => []),
    )
    expect(sections.flatMap(({ references }) => references)).toEqual([])
    expect(sections.map(({ id }) => id)).toEqual(outlined.sections.map(({ id }) => id))
  })
})
