/** What expressions take for a blank. */
export const BLANKS =
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff'

/*
 * Each character that some set holds has a small number, the same for all sets: what is asked of a character lies side by
 * side for all characters that matter, in a row short enough to stay near the processor. 0 stands for all others.
 */
const NUMBERS = new Uint16Array(0x10000)
/** More than there are in all sets together. */
const ROOM = 0x2000
let numbered = 0

/** The number of a character; it has one from now on. */
export function numberOf(character: string): number {
  const code = character.charCodeAt(0)
  if (NUMBERS[code] === 0) NUMBERS[code] = ++numbered
  return NUMBERS[code]!
}

/** What is noted of each numbered character, by its code unit. */
export class Marks {
  readonly #row = new Int32Array(ROOM)

  /** Adds `mark` to what is noted of each of these characters. */
  note(characters: string, mark: number): void {
    for (let i = 0; i < characters.length; i++) this.#row[numberOf(characters[i]!)]! |= mark
  }

  /** Beyond either end of a text, where the code is NaN and is taken for 0, nothing is noted. */
  at(code: number): number {
    return this.#row[NUMBERS[code | 0]!]!
  }

  /** The same by the number of a character. */
  of(number: number): number {
    return this.#row[number]!
  }

  /** What is noted of any character of `text[from, to)`. */
  seenIn(text: string, from = 0, to = text.length): number {
    let seen = 0
    for (let i = from; i < to; i++) seen |= this.at(text.charCodeAt(i))
    return seen
  }
}

/** Sets that share a row: one for each bit of a small integer. */
const SHARED = 30
const ROWS: Marks[] = []
let taken = SHARED

/** What characters stand in a stretch: for each row the bits of the sets that have one of them. */
export type Seen = readonly number[]

/** What characters stand in `text[from, to)`. */
export function seenBetween(text: string, from: number, to: number): Seen {
  const seen = ROWS.map(none)
  for (let i = from; i < to; i++) {
    const number = NUMBERS[text.charCodeAt(i)]!
    if (number !== 0) for (let row = 0; row < seen.length; row++) seen[row]! |= ROWS[row]!.of(number)
  }
  return seen
}
const none = () => 0

/** A set of characters, as one bit of a row: what inner loops ask instead of an expression. */
export class Characters {
  readonly #marks: Marks
  readonly #row: number
  readonly #bit: number

  constructor(characters: string) {
    if (taken === SHARED) {
      ROWS.push(new Marks())
      taken = 0
    }
    this.#row = ROWS.length - 1
    this.#marks = ROWS[this.#row]!
    this.#bit = 1 << taken++
    this.#marks.note(characters, this.#bit)
  }

  /** Whether one of them was seen. */
  isIn(seen: Seen): boolean {
    return (seen[this.#row]! & this.#bit) !== 0
  }

  has(code: number): boolean {
    return (this.#marks.at(code) & this.#bit) !== 0
  }

  /** Whether nothing but them stands in `text[from, to)`. */
  fill(text: string, from: number, to: number): boolean {
    for (let i = from; i < to; i++) if ((this.#marks.at(text.charCodeAt(i)) & this.#bit) === 0) return false
    return true
  }

  /** Whether one of them stands in `text[from, to)`. */
  standIn(text: string, from: number, to: number): boolean {
    const end = Math.min(to, text.length)
    for (let i = from; i < end; i++) if ((this.#marks.at(text.charCodeAt(i)) & this.#bit) !== 0) return true
    return false
  }
}

/** What ends a sentence, or a part of one that has a subject of its own. */
export const SENTENCE_ENDS = new Characters('。；！？\n')
