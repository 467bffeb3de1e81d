import type { Postings } from './postings.ts'
import type { SheetIndex } from './sheet-index.ts'

/** Least weight of a word that tells, and how well a word of the other label must stand for it to take that away. */
const TELLING = 0.1
const STANDS_FOR = 0.6
const MOST_PAIRS = 20_000

/** The slots of the words that wording `a` has and wording `b` has nothing for, nor holds in another word; remembered with the sheet. */
export function tellingSlots({ wordings, slots, postings, telling }: SheetIndex, a: number, b: number): Int32Array {
  const pair = a * wordings.length + b
  let found = telling.get(pair)
  if (found === undefined) {
    const { label } = wordings[b]!.fact
    const only = wordings[a]!.words.flatMap(({ word, weight }, i) =>
      weight < TELLING || label.includes(word) || standsFor(postings, word, b) ? [] : [slots[a]! + i],
    )
    found = Int32Array.from(only)
    if (telling.size < MOST_PAIRS) telling.set(pair, found)
  }
  return found
}

function standsFor({ ids, starts, wordings, strengths }: Postings, word: string, wording: number): boolean {
  const id = ids.get(word)!
  for (let i = starts[id]!; i < starts[id + 1]!; i++)
    if (wordings[i] === wording && strengths[i]! >= STANDS_FOR) return true
  return false
}
