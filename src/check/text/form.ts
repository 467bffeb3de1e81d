import { Marks } from './characters.ts'

/*
 * Searching all forms of speech for every number is slow. Each form names the characters of which one must stand in the
 * text for it to match; a walk along the text says which of them do (`seenAt`), and a form that lacks them is not tried.
 */

const SEEN = new Marks()
const BITS = new Map<string, number>()

/** As many marks as an integer holds: forms that need about the same share one. */
const MOST = 32

/** A mark of its own for these characters. */
export function markOf(characters: string): number {
  let bit = BITS.get(characters)
  if (bit === undefined) {
    if (BITS.size === MOST) throw new RangeError(`no mark is left for ${characters}`)
    bit = 1 << BITS.size
    BITS.set(characters, bit)
    SEEN.note(characters, bit)
  }
  return bit
}

/** The marks of one character of `text`. */
export const seenAt = (text: string, at: number): number => SEEN.at(text.charCodeAt(at))

/** The marks of all characters of `text[from, to)`. */
export const seenIn = (text: string, from = 0, to = text.length): number => SEEN.seenIn(text, from, to)

/** An expression with the characters that it needs: one of `needs` stands in whatever it matches. */
export class Form {
  readonly expression: RegExp
  readonly #mark: number

  constructor(expression: RegExp | string, needs: string) {
    this.expression = new RegExp(expression)
    this.#mark = markOf(needs)
  }

  /** @param seen marks of `text`, or of more than it */
  exec(text: string, seen: number): RegExpExecArray | null {
    return (seen & this.#mark) === 0 ? null : this.expression.exec(text)
  }

  /** @param seen marks of `text`, or of more than it */
  test(text: string, seen: number): boolean {
    return (seen & this.#mark) !== 0 && this.expression.test(text)
  }
}
