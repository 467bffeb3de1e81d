import type { PlacedSection } from '../domain/draft.ts'
import type { WordChange } from '../domain/history.ts'
import type { Span } from '../domain/span.ts'
import { commonEnds } from './common-ends.ts'

/** A stretch that was replaced: where it stood, and where its replacement stands. */
export interface Hunk {
  readonly before: Span
  readonly after: Span
}

/** Beyond this many pairs of lines the whole middle counts as one change. */
const LINE_PAIRS = 1_000_000
const HISTORY = { changes: 50, characters: 400 } as const

/** What was replaced between two texts, found line by line and narrowed to the characters that differ. */
export function hunksOf(before: string, after: string): Hunk[] {
  const [old, now] = [linesOf(before), linesOf(after)]
  const [oldStarts, nowStarts] = [startsOf(old), startsOf(now)]
  return changedLines(old, now).map(([i, j, k, l]) =>
    narrowed(before, after, {
      before: { start: oldStarts[i]!, end: oldStarts[j]! },
      after: { start: nowStarts[k]!, end: nowStarts[l]! },
    }),
  )
}

/** Moves the sections to where they stand in the edited text; those that a person's words entered say so. */
export function followEdit(sections: readonly PlacedSection[], hunks: readonly Hunk[]): PlacedSection[] {
  return sections.map((section) => {
    const start = movedOffset(section.start, hunks, 'start')
    const end = Math.max(start, movedOffset(section.end, hunks, 'end'))
    const touched = hunks.some(({ before }) => before.start < section.end && before.end > section.start)
    return { ...section, start, end, drafter: touched ? 'person' : section.drafter }
  })
}

/** The replaced words as a history shows them: whole numbers and words rather than the digits that differ. */
export function wordsOf(hunks: readonly Hunk[], before: string, after: string): WordChange[] {
  return hunks.slice(0, HISTORY.changes).map((hunk) => ({
    before: wholeWords(before, hunk.before).slice(0, HISTORY.characters),
    after: wholeWords(after, hunk.after).slice(0, HISTORY.characters),
  }))
}

const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? []

/** Where each line starts, and after the last one where the text ends. */
const startsOf = (lines: readonly string[]): number[] => {
  const starts = [0]
  for (const line of lines) starts.push(starts.at(-1)! + line.length)
  return starts
}

/** Runs of lines `[i, j)` that became `[k, l)`. */
function changedLines(old: readonly string[], now: readonly string[]): [number, number, number, number][] {
  const { head, tail } = commonEnds(old, now)
  const [rows, columns] = [old.length - head - tail, now.length - head - tail]
  if (rows === 0 && columns === 0) return []
  if (rows * columns > LINE_PAIRS) return [[head, head + rows, head, head + columns]]
  const common = commonLengths(old.slice(head, head + rows), now.slice(head, head + columns))
  const changes: [number, number, number, number][] = []
  let [i, k] = [0, 0]
  while (i < rows || k < columns) {
    const [from, to] = [i, k]
    while ((i < rows || k < columns) && !(i < rows && k < columns && old[head + i] === now[head + k])) {
      if (k >= columns || (i < rows && common[i + 1]![k]! >= common[i]![k + 1]!)) i++
      else k++
    }
    if (i > from || k > to) changes.push([head + from, head + i, head + to, head + k])
    while (i < rows && k < columns && old[head + i] === now[head + k]) {
      i++
      k++
    }
  }
  return changes
}

/** Length of the longest common subsequence of the lines from i and from k on. */
function commonLengths(old: readonly string[], now: readonly string[]): Uint32Array[] {
  const table = Array.from({ length: old.length + 1 }, () => new Uint32Array(now.length + 1))
  for (let i = old.length - 1; i >= 0; i--)
    for (let k = now.length - 1; k >= 0; k--)
      table[i]![k] = old[i] === now[k] ? table[i + 1]![k + 1]! + 1 : Math.max(table[i + 1]![k]!, table[i]![k + 1]!)
  return table
}

function narrowed(before: string, after: string, hunk: Hunk): Hunk {
  const a = before.slice(hunk.before.start, hunk.before.end)
  const b = after.slice(hunk.after.start, hunk.after.end)
  const { head, tail } = commonEnds(a, b)
  return {
    before: { start: hunk.before.start + head, end: hunk.before.end - tail },
    after: { start: hunk.after.start + head, end: hunk.after.end - tail },
  }
}

/** Where an offset of the old text stands in the new one; inside a replaced stretch, at that edge of the replacement. */
export function movedOffset(offset: number, hunks: readonly Hunk[], edge: 'start' | 'end'): number {
  let shift = 0
  for (const { before, after } of hunks) {
    // What is put in just before a section is not part of it; what replaces its first words is.
    const putIn = before.start === before.end
    if (offset < before.start || (offset === before.start && edge === 'start' && !putIn)) break
    if (offset < before.end || (offset === before.end && edge === 'end')) return after[edge]
    shift = after.end - before.end
  }
  return offset + shift
}

const WORD = /[\d.,%‰万亿A-Za-z]/
function wholeWords(text: string, { start, end }: Span): string {
  let [from, to] = [start, end]
  while (from > 0 && WORD.test(text[from - 1]!)) from--
  while (to < text.length && WORD.test(text[to]!)) to++
  return text.slice(from, to)
}
