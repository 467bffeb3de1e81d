import type { CleaningStep } from './step.ts'

/** Line ends, blanks and invisible characters in one form: one paragraph a line, nothing at its ends. */
export const layout: CleaningStep = {
  name: 'layout',
  says: '统一换行与空白',
  run: (text) => ({
    text: text
      .replace(/\r\n?/g, '\n')
      .replace(/[\u200b-\u200f\u2028-\u202e\u2060\ufeff]/g, '')
      .replace(/[\u00a0\u2002-\u200a\u3000\t]/g, ' ')
      .split('\n')
      .map((line) => line.trim().replace(/(?<=[\p{Script=Han}，。；：、）”》])\s+(?=[\p{Script=Han}\d（“《])/gu, ''))
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
    removed: [],
  }),
}
