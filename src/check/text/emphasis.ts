import type { Fix } from '../../domain/finding.ts'

/* A language model marks what it finds important: **空气更清新**. The marks are layout; read as text they look like blanks. */

const EMPHASIS = /\*\*(?=[^*\s])([^*\n]+)\*\*/g
/** 检查**家次，整改**处: two blanks, not one emphasis. */
const MEASURE = /^[年月日个名次件户家处项人亩吨米万亿元余多条份场张台起座%]/
const isBlank = (content: string): boolean => MEASURE.test(content) && /^.(?:次|余|$)|[，。；、]/.test(content)

/** A text without its marks of emphasis, and where each of its code units stood. */
export interface Unmarked {
  readonly text: string
  readonly offsets: Int32Array
}

/** Null for a text that has none. Linear. */
export function withoutEmphasis(original: string): Unmarked | null {
  const kept: (readonly [number, number])[] = []
  let from = 0
  for (const mark of original.matchAll(EMPHASIS)) {
    if (isBlank(mark[1]!)) continue
    const end = mark.index + mark[0].length
    kept.push([from, mark.index], [mark.index + 2, end - 2])
    from = end
  }
  if (from === 0) return null
  kept.push([from, original.length])
  const text = kept.map(([start, end]) => original.slice(start, end)).join('')
  const offsets = new Int32Array(text.length)
  let at = 0
  for (const [start, end] of kept) for (let i = start; i < end; i++) offsets[at++] = i
  return { text, offsets }
}

const MARK = '**'
const hasPairs = (text: string): boolean => text.split(MARK).length % 2 === 1
/** A replacement of **9**家 keeps the mark that it would swallow: **96家**. */
export function withMarks(original: string, fix: Fix): Fix {
  if (hasPairs(original.slice(fix.start, fix.end))) return fix
  const closes = !hasPairs(original.slice(0, fix.start))
  return { ...fix, text: closes ? fix.text + MARK : MARK + fix.text }
}
