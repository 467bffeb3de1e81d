import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { check } from '../../src/check/check.ts'
import { FactSheet } from '../../src/domain/fact-sheet.ts'
import { factClause } from '../../src/pipeline/fact-sentence.ts'
import { joined } from '../../src/web/islands/draft/joined.ts'

const SHEETS = readdirSync('fixtures/facts').filter((name) => name.endsWith('.json'))

describe('a fact put into the text', () => {
  it.each(SHEETS)('tells each fact of %s, borne out by the checker', (name) => {
    const sheet = FactSheet.parse(JSON.parse(readFileSync(`fixtures/facts/${name}`, 'utf8')))
    for (const fact of sheet.facts) {
      const clause = factClause(fact, sheet)
      const { findings, figures } = check(sheet, `${clause}。`)
      expect(
        findings.filter(({ severity }) => severity === 'error'),
        clause,
      ).toEqual([])
      expect(
        figures.map(({ factId }) => factId),
        clause,
      ).toContain(fact.id)
    }
  })

  it('joins what stands around it', () => {
    expect(joined('加强巡查。', '检查44次', '整改完成。')).toBe('检查44次。')
    expect(joined('加强巡查', '检查44次', '。整改完成。')).toBe('，检查44次')
    expect(joined('加强巡查，', '检查44次', '整改完成。')).toBe('检查44次，')
    expect(joined('加强巡查', '检查44次', '')).toBe('，检查44次。')
    expect(joined('', '检查44次', '')).toBe('检查44次。')
  })
})
