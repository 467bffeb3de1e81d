import { Characters } from './characters.ts'
import type { InClause } from './own-clause.ts'

/*
 * Most expressions are asked of every number and hold for hardly any. A clue names the characters of which one must
 * stand where its expression looks first; without one neither a stretch is cut out nor the expression tried.
 */
export class Clue {
  readonly #expression: RegExp
  readonly #characters: Characters

  constructor(expression: RegExp | string, characters: string) {
    this.#expression = new RegExp(expression)
    this.#characters = new Characters(characters)
  }

  /** Whether the `reach` characters before `at` end so: one of the characters stands last. */
  before(text: string, at: number, reach: number): boolean {
    return (
      this.#characters.has(text.charCodeAt(at - 1)) && this.#expression.test(text.slice(Math.max(0, at - reach), at))
    )
  }

  /** Whether the `reach` characters from `at` on begin so: one of the characters stands first. */
  after(text: string, at: number, reach: number): boolean {
    return this.#characters.has(text.charCodeAt(at)) && this.#expression.test(text.slice(at, at + reach))
  }

  /** Whether a word begins so. */
  opens(word: string): boolean {
    return this.after(word, 0, word.length)
  }

  /** Whether a word ends so. */
  closes(word: string): boolean {
    return this.before(word, word.length, word.length)
  }

  /** What `text[from, to)` holds of it: one of the characters stands anywhere. */
  within(text: string, from: number, to: number): RegExpExecArray | null {
    return this.#characters.standIn(text, from, to) ? this.#expression.exec(text.slice(from, to)) : null
  }

  /** What the words of its own clause before a number hold of it. */
  inClauseOf({ text, claimed: { said, ownStart, mention } }: InClause): RegExpExecArray | null {
    return this.#characters.isIn(said) ? this.#expression.exec(text.slice(ownStart, mention.start)) : null
  }
}

/** The last characters of words, and the first. */
export const lastOf = (words: readonly string[]): string => words.map((word) => word.slice(-1)).join('')
export const firstOf = (words: readonly string[]): string => words.map((word) => word[0]).join('')
