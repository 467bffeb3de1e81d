/** What expressions take for a blank. */
export const BLANKS =
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff'

/** Sets that share a table: one for each bit of a small integer. */
const SHARED = 30
let table = new Int32Array(0x10000)
let taken = 0

/** A set of characters, as one bit of a table by code unit: what inner loops ask instead of an expression. */
export class Characters {
  readonly #table: Int32Array
  readonly #bit: number

  constructor(characters: string) {
    if (taken === SHARED) {
      table = new Int32Array(0x10000)
      taken = 0
    }
    this.#table = table
    this.#bit = 1 << taken++
    for (let i = 0; i < characters.length; i++) table[characters.charCodeAt(i)]! |= this.#bit
  }

  /** Beyond either end of a text, where the code is NaN and is taken for 0, none stands. */
  has(code: number): boolean {
    return (this.#table[code | 0]! & this.#bit) !== 0
  }

  /** Whether nothing but them stands in `text[from, to)`. */
  fill(text: string, from: number, to: number): boolean {
    for (let i = from; i < to; i++) if ((this.#table[text.charCodeAt(i)]! & this.#bit) === 0) return false
    return true
  }

  /** Whether one of them stands in `text[from, to)`. */
  standIn(text: string, from: number, to: number): boolean {
    const end = Math.min(to, text.length)
    for (let i = from; i < end; i++) if ((this.#table[text.charCodeAt(i)]! & this.#bit) !== 0) return true
    return false
  }
}
