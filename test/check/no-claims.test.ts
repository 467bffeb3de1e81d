import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { check } from '../../src/check/check.ts'
import { FactSheet } from '../../src/domain/fact-sheet.ts'

const FIXTURES = join(import.meta.dirname, '../../fixtures')
const sentences = (name: string): string[] =>
  readFileSync(join(FIXTURES, 'figures', name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { text: string }).text)
const sheet = (name: string): FactSheet =>
  FactSheet.parse(JSON.parse(readFileSync(join(FIXTURES, 'facts', `${name}.json`), 'utf8')))

const SHEETS = ['township-quarterly', 'district-quarterly', 'living-environment'].map(sheet)

describe('a sentence of official prose whose numbers claim nothing', () => {
  it.each(sentences('no-claims.jsonl'))('is accused by no sheet: %s', (text) => {
    for (const facts of SHEETS)
      expect(check(facts, text).findings.filter(({ severity }) => severity === 'error')).toEqual([])
  })
})

/** A sentence with 【】 around the numbers that claim something. */
function unmarked(marked: string): { text: string; claims: { start: number; end: number }[] } {
  const claims: { start: number; end: number }[] = []
  let text = ''
  for (const piece of marked.split(/(【[^】]*】)/)) {
    if (piece.startsWith('【')) claims.push({ start: text.length, end: text.length + piece.length - 2 })
    text += piece.replace(/[【】]/g, '')
  }
  return { text, claims }
}

describe('a claim that looks like none, without a fact', () => {
  it.each(sentences('near-claims.jsonl'))('is found: %s', (marked) => {
    const { text, claims } = unmarked(marked)
    const { figures } = check(SHEETS[0]!, text)
    for (const { start, end } of claims)
      expect(figures.find((figure) => figure.start < end && figure.end > start)?.status).toBe('flagged')
  })
})

describe('a number that a rule or a description sets', () => {
  const facts = FactSheet.parse({
    reportType: 'township-quarterly',
    organisation: '云溪镇人民政府',
    period: { year: 2026, quarter: 2 },
    facts: [
      { id: 'straw', label: '秸秆综合利用率', value: '92.7', unit: '%', target: '90' },
      { id: 'plant', label: '污水处理厂设计处理能力', value: '500', unit: '吨' },
    ],
  })
  const codes = (text: string) =>
    check(facts, text)
      .findings.filter(({ severity }) => severity === 'error')
      .map(({ code }) => code)

  it('is judged where the sheet has it', () => {
    expect(codes('要求秸秆综合利用率不低于90%。')).toEqual([])
    expect(codes('污水处理厂设计处理能力500吨。')).toEqual([])
    expect(codes('污水处理厂设计处理能力600吨。')).toEqual(['value-mismatch'])
  })

  it('is no claim where it has not', () => {
    const { figures } = check(facts, '每户宅基地面积不得超过120平方米。')
    expect(figures).toMatchObject([{ status: 'exempt', kind: 'quantity', role: 'threshold' }])
  })
})
