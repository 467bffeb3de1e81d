import { exempted, type Token } from './token.ts'

/** Where a match that begins at `i` ends; 0 for none. @param pattern sticky */
export const at = (pattern: RegExp, text: string, i: number): number => {
  pattern.lastIndex = i
  const m = pattern.exec(text)
  return m ? i + m[0].length : 0
}

/** A name up to `end`; none where that is 0. */
export const named = (step: string, i: number, end: number): Token | null =>
  end === 0 ? null : exempted(step, 'name', 'name', i, end)
