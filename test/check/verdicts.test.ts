import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { check } from '../../src/check/check.ts'
import { FactSheet } from '../../src/domain/fact-sheet.ts'
import { judgedAnew, type Sentence } from './verdict-file.ts'

/*
 * One sentence, one small sheet, one verdict: both sides of every boundary, every word of a vocabulary, every message in
 * full. After a meant change `vitest run test/check/verdicts.test.ts --update`; then read the difference.
 */

const FOLDER = join(import.meta.dirname, '../../fixtures/verdicts')
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith('.txt'))

describe('what is said of single sentences', () => {
  it.each(FILES)('%s', async (name) => {
    const path = join(FOLDER, name)
    const sheets = new Map<Sentence['sheet'], FactSheet>()
    const parsed = (input: Sentence['sheet']): FactSheet => {
      const sheet = sheets.get(input) ?? FactSheet.parse(input)
      sheets.set(input, sheet)
      return sheet
    }
    const judged = judgedAnew(readFileSync(path, 'utf8'), ({ sheet, text }) => check(parsed(sheet), text))
    await expect(judged).toMatchFileSnapshot(path)
  })
})
