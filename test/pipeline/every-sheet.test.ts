import { existsSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { FactSheet } from '../../src/domain/fact-sheet.ts'
import { checkDraft } from '../../src/pipeline/check-draft.ts'
import { draft, jsonIn } from './template-draft.ts'

/** The sets of marked cases: sheets of every kind of business, written by people who had not seen the templates. */
const SETS = readdirSync('fixtures').filter((name) => /^(?:bench|trial|unseen)\d*$/.test(name))
const sheetsOf = (set: string): [string, FactSheet][] =>
  [`${set}/township`, `${set}/district`]
    .filter((folder) => existsSync(`fixtures/${folder}`))
    .flatMap(jsonIn)
    .map(([name, json]) => [name, FactSheet.parse((json as { factSheet: unknown }).factSheet)])

describe.each(SETS)('template drafts of the sheets of %s', (set) => {
  it('are clean, tell every fact, and say no word twice over', () => {
    const faults = sheetsOf(set).flatMap(([name, sheet]) => {
      const { drafted } = draft(sheet)
      const { check } = checkDraft(drafted, [])
      const twice = /(发生|开展|召开|共有|组织|其中)\1/.exec(drafted.text)
      return [
        ...check.findings.map(({ code, message }) => `${name} ${code}: ${message}`),
        ...(twice ? [`${name}: ${twice[0]}`] : []),
      ]
    })
    expect(faults).toEqual([])
  })
})
