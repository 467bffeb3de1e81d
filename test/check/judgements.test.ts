import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { check } from '../../src/check/check.ts'
import { FactSheet } from '../../src/domain/fact-sheet.ts'
import type { Figure, Finding } from '../../src/domain/finding.ts'

/*
 * Everything the checker says of the marked cases, a line a figure and a finding, as it was last read and accepted:
 * a change of the checker shows here as what it does to reports. After a change that is meant: `vitest run test/check/judgements.test.ts --update`,
 * then read the difference.
 */

const FIXTURES = join(import.meta.dirname, '../../fixtures')
const FOLDERS = ['bench/township', 'bench/district', 'trial/township', 'trial/district']
const FIGURES = ['bench/figures', 'trial/figures']

interface Marked {
  readonly text: string
}
interface Case {
  readonly factSheet: unknown
  readonly drafts: readonly Marked[]
  readonly wrong?: readonly Marked[]
}
const ELSEWHERE = FactSheet.parse({
  reportType: 'township-quarterly',
  organisation: '云溪镇人民政府',
  period: { year: 2026, quarter: 2 },
  facts: [{ id: 'x', label: '无关指标', value: '987654321', unit: '吨' }],
})

const unmarked = (text: string): string => text.replace(/⟦([^¦⟧]*)¦[^⟧]*⟧/g, '$1')
const lines = (path: string): { text?: string; context?: string }[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line))

const ofFigure = ({ text, kind, value, to, terms, unit, approx, status, factId, role, derivation }: Figure): string => {
  const states = [value, to && `~${to}`, terms?.join(':'), unit, approx && `(${approx})`].filter(Boolean).join(' ')
  const from = derivation ? `${derivation.rule} ${derivation.expression}=${derivation.result}` : role
  return [text, kind, states, status, factId, from].map((part) => part ?? '').join(' | ')
}
const ofFinding = ({ code, severity, text, message, factId, expected, fix, start }: Finding): string => {
  const mended = fix && `${fix.start - start},${fix.end - fix.start}→${fix.text}`
  return `  ! ${[code, severity, text, factId, expected, message, mended].map((part) => part ?? '').join(' | ')}`
}

const judged = (sheet: FactSheet, marked: string, shown: (figure: Figure) => boolean = () => true): string => {
  const text = unmarked(marked)
  const { figures, findings } = check(sheet, text)
  const faults = findings.filter(({ code }) => code !== 'omitted')
  return [
    `# ${text.slice(0, 24).replaceAll('\n', ' ')}`,
    ...figures.filter(shown).map(ofFigure),
    ...faults.map(ofFinding),
  ].join('\n')
}

describe('what the checker says', () => {
  for (const folder of FOLDERS)
    it.each(readdirSync(join(FIXTURES, folder)).sort())(`of ${folder}/%s`, async (name) => {
      const { factSheet, drafts, wrong = [] }: Case = JSON.parse(readFileSync(join(FIXTURES, folder, name), 'utf8'))
      const sheet = FactSheet.parse(factSheet)
      const said = [
        ...drafts.map(({ text }) => judged(sheet, text)),
        ...wrong.map(({ text }) => judged(sheet, text, ({ status }) => status === 'flagged')),
      ].join('\n\n')
      const kept = `${folder.replace('/', '-')}-${basename(name, '.json')}.txt`
      await expect(`${said}\n`).toMatchFileSnapshot(join(FIXTURES, 'judgements', kept))
    })

  it.each(FIGURES)('of the single sentences of %s', async (folder) => {
    const sentences = ['exempt.jsonl', 'quantities.jsonl'].flatMap((name) => lines(join(FIXTURES, folder, name)))
    const said = sentences.map(({ text, context }) => judged(ELSEWHERE, text ?? context!)).join('\n\n')
    await expect(`${said}\n`).toMatchFileSnapshot(join(FIXTURES, 'judgements', `${folder.replace('/', '-')}.txt`))
  })
})
