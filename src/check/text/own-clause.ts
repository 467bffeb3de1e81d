import type { Claimed } from '../sentence/claimed.ts'

/** A number in its text, as far as its own clause is to be found. */
export interface InClause {
  readonly text: string
  readonly claimed: Pick<Claimed, 'ownStart' | 'mention' | 'said'>
}

/** The words of its own clause before a number. */
export const wordsBefore = ({ text, claimed: { ownStart, mention } }: InClause): string =>
  text.slice(ownStart, mention.start)
