import { check } from '../../src/check/check.ts'
import type { FactSheet } from '../../src/domain/fact-sheet.ts'

/** What is said of a text, wherever it stands in it and however its words are spaced: for comparing two forms of one text. */
export const said = (sheet: FactSheet, text: string) => {
  const { figures, findings } = check(sheet, text)
  const plain = (words: string) =>
    words
      .replace(/&nbsp;|[\s`*\u00ad\u200b-\u200f\u2060]/g, '')
      .replaceAll('（', '(')
      .replaceAll('）', ')')
  return {
    figures: figures.map(({ text, status, factId }) => `${plain(text)} ${status} ${factId}`),
    findings: findings
      .filter(({ code }) => code !== 'convention')
      .map(({ code, text, factId }) => `${code} ${plain(text)} ${factId}`),
  }
}
