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
