/*
 * 小（1）型, 小(1)型, 小Ⅰ型 and 小一型 are one grade of reservoirs. Its bracket is a piece of the name and breaks off no
 * clause, and its digit counts nothing: all are read as 小一型.
 */

const GRADE = /(?<=[大小])(?:[（(]([12一二ⅠⅡ])[)）]|([12ⅠⅡ]))(?=型)/g
const SPOKEN: Readonly<Record<string, string>> = { 1: '一', 2: '二', 一: '一', 二: '二', Ⅰ: '一', Ⅱ: '二' }

/** A name with its grade as it is spoken. */
export const gradeSpoken = (name: string): string =>
  name.includes('型') ? name.replace(GRADE, (_, bracketed, bare) => SPOKEN[bracketed ?? bare]!) : name

/** A text with its grades as they are spoken, and where each of its code units stood. */
export interface Graded {
  readonly text: string
  readonly offsets: Int32Array
}

/** Null for a text that has none. Linear. */
export function withGrades(original: string): Graded | null {
  if (!original.includes('型')) return null
  const pieces: string[] = []
  const offsets: number[] = []
  let from = 0
  const keep = (to: number): void => {
    for (let i = from; i < to; i++) offsets.push(i)
    pieces.push(original.slice(from, to))
  }
  for (const { 0: written, 1: bracketed, 2: bare, index } of original.matchAll(GRADE)) {
    keep(index)
    offsets.push(bracketed === undefined ? index : index + 1)
    pieces.push(SPOKEN[bracketed ?? bare!]!)
    from = index + written.length
  }
  if (from === 0) return null
  keep(original.length)
  return { text: pieces.join(''), offsets: Int32Array.from(offsets) }
}
