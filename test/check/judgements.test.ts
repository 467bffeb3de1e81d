import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { check } from '../../src/check/check.ts'
import { FactSheet } from '../../src/domain/fact-sheet.ts'
import type { Figure, Finding } from '../../src/domain/finding.ts'

/*
 * What the checker says of the marked cases, as it was last read and accepted: of a draft each figure with its fact, of a
 * wrong text its findings, of a single sentence all that was read. A change of the checker shows here as what it does to
 * reports. After one that is meant: `vitest run test/check/judgements.test.ts --update`, then read the difference.
 */

const FIXTURES = join(import.meta.dirname, '../../fixtures')
const SETS = readdirSync(FIXTURES).filter((name) => /^(?:bench|trial|unseen)\d*$/.test(name))
const KINDS = ['township', 'district']
const SENTENCES = ['exempt.jsonl', 'quantities.jsonl', 'claims.jsonl']

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

/** A figure of a single sentence, with all that was read of it. */
const whole = ({ text, kind, value, to, terms, unit, approx, status }: Figure): string =>
  `${text} ${kind} ${[value, to && `~${to}`, terms?.join(':'), unit, approx && `(${approx})`].filter(Boolean).join(' ')} ${status}`
/** A figure of a draft, with what it was taken for. */
const brief = ({ text, status, factId, role, derivation }: Figure): string => {
  const from = derivation ? `${derivation.rule}(${derivation.facts.join()})` : [factId, role].filter(Boolean).join('.')
  return `${text}=${status === 'matched' ? from : `${status}${from && `:${from}`}`}`
}
const fault = ({ code, text, factId, expected, message, fix, start }: Finding): string => {
  const mended = fix ? ` → [${fix.start - start},${fix.end - start}]${fix.text}` : ''
  return `! ${code} “${text}” ${factId ?? '–'} ${expected ?? '–'} ${message}${mended}`
}

const judged = (sheet: FactSheet, marked: string, say: (figures: readonly Figure[]) => string[]): string => {
  const text = unmarked(marked)
  const { figures, findings } = check(sheet, text)
  const faults = findings.filter(({ code }) => code !== 'omitted')
  return [`# ${text.slice(0, 24).replaceAll('\n', ' ')}`, ...say(figures), ...faults.map(fault)].join('\n')
}
const inBrief = (figures: readonly Figure[]): string[] => (figures.length > 0 ? [figures.map(brief).join('  ')] : [])
const inFull = (figures: readonly Figure[]): string[] => figures.map(whole)
const flagged = (figures: readonly Figure[]): string[] => inBrief(figures.filter(({ status }) => status === 'flagged'))

const keeps = (said: string, name: string) =>
  expect(`${said}\n`).toMatchFileSnapshot(join(FIXTURES, 'judgements', `${name}.txt`))

const casesOf = (set: string, kind: string): string[] => {
  const folder = join(FIXTURES, set, kind)
  return existsSync(folder) ? readdirSync(folder).sort() : []
}

describe.each(SETS)('what the checker says of %s', (set) => {
  for (const kind of KINDS)
    it.each(casesOf(set, kind))(`${kind}/%s`, async (name) => {
      const { factSheet, drafts, wrong = [] }: Case = JSON.parse(readFileSync(join(FIXTURES, set, kind, name), 'utf8'))
      const sheet = FactSheet.parse(factSheet)
      const said = [
        ...drafts.map(({ text }) => judged(sheet, text, inBrief)),
        ...wrong.map(({ text }) => judged(sheet, text, flagged)),
      ]
      await keeps(said.join('\n\n'), `${set}-${kind}-${basename(name, '.json')}`)
    })

  it('single sentences', async () => {
    const folder = join(FIXTURES, set, 'figures')
    const files = SENTENCES.map((name) => join(folder, name)).filter((path) => existsSync(path))
    const said = files.flatMap(lines).map(({ text, context }) => judged(ELSEWHERE, text ?? context!, inFull))
    await keeps(said.join('\n'), `${set}-sentences`)
  })
})
