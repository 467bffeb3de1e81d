import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { check } from '../../src/check/check.ts'
import { FactSheet } from '../../src/domain/fact-sheet.ts'
import type { Finding } from '../../src/domain/finding.ts'
import { sentencesIn } from './verdict-file.ts'

/*
 * The sentences of the verdicts once more, with each fix applied: what it was offered for is gone, and nothing new is said.
 * Where the form of a wrong number is mended, 增长134户 of which the sheet has nothing, the number stays wrong.
 */

const FOLDER = join(import.meta.dirname, '../../fixtures/verdicts')
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith('.txt'))

/** What is still said of a stretch after a fix was applied there: errors, if it was not one of several things wrong, and what was to be mended. */
function leftAfter(sheet: FactSheet, text: string, { code, fix }: Finding, found: readonly Finding[]): string[] {
  const { start, end, text: put } = fix!
  const isWrongBesides = found.some(
    (one) => one.severity === 'error' && one.code !== code && one.start < end && one.end > start,
  )
  return check(sheet, text.slice(0, start) + put + text.slice(end))
    .findings.filter((one) => one.start < start + put.length && one.end > start)
    .filter((one) => (one.severity === 'error' && !isWrongBesides) || one.code === code)
    .map(({ message }) => `${text} → ${put}: ${message}`)
}

describe('each fix mends what it is offered for', () => {
  it.each(FILES)('%s', (name) => {
    const left = sentencesIn(readFileSync(join(FOLDER, name), 'utf8')).flatMap((sentence) => {
      const sheet = FactSheet.parse(sentence.sheet)
      const { findings } = check(sheet, sentence.text)
      const fixable = findings.filter(({ fix }) => fix !== null)
      return fixable.flatMap((finding) => leftAfter(sheet, sentence.text, finding, findings))
    })
    expect(left).toEqual([])
  })
})
