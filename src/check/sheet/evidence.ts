import type { SheetIndex } from './sheet-index.ts'
import { termsOf } from './terms.ts'
import type { Word } from './word.ts'

/** A word near a number with how surely it belongs to it: 1 beside it, less further off. */
export interface Evidence {
  readonly word: Word
  /** Its id among the postings of the sheet; −1 for a stranger. */
  readonly heard: number
  /** Some label of the sheet can be meant by it. */
  readonly meant: boolean
  readonly weight: number
}

/** Words that a number can inherit, and the number before it in its sentence, from which it inherits more. */
export interface Heritage {
  /** The topic of its paragraph. */
  readonly topic: readonly Evidence[]
  /** Words that its unit says by itself. */
  readonly implied: readonly Evidence[]
  /** Words of clauses between the number before and its own. */
  readonly earlier: readonly Evidence[]
  /** Words of its own that it passes on. */
  readonly passedOn: readonly Evidence[]
  readonly before: Heritage | null
}

/** A word of a text as evidence of full weight: one object for all its places where the vocabulary has it. */
export function heardIn({ postings, heard }: SheetIndex, word: Word): Evidence {
  const before = word.id < 0 ? undefined : heard[word.id]
  if (before !== undefined) return before
  const id = postings.ids.get(word.text) ?? -1
  const evidence = { word, heard: id, meant: id >= 0 && id < postings.meaning, weight: 1 }
  if (word.id >= 0) heard[word.id] = evidence
  return evidence
}

/** The same as evidence of less weight. */
export function heardLess(index: SheetIndex, word: Word, weight: number): Evidence {
  const full = heardIn(index, word)
  return weight === 1 ? full : { word, heard: full.heard, meant: full.meant, weight }
}

/** The words of a phrase as evidence of that weight. */
export const evidenceOf = (index: SheetIndex, text: string, weight: number): Evidence[] =>
  termsOf(text, 0, text.length).map(({ word }) => heardLess(index, word, weight))
