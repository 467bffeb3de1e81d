import { Marks } from './characters.ts'

/*
 * Rules that look for words search the whole text. One walk along it notes for each clause which of the characters
 * stand there that a saying needs, and a saying is sought only where one does.
 */

const NEEDED = new Marks()
const ENDS = 1
NEEDED.note('，。；\n', ENDS)
let sayings = 1

/** A way to say something in words, within one clause: one of `needs` stands in whatever it matches. */
export class Saying {
  readonly expression: RegExp
  readonly bit: number

  constructor(expression: RegExp | string, needs: string) {
    this.expression = new RegExp(expression, 'g')
    this.bit = 1 << sayings++
    NEEDED.note(needs, this.bit)
  }
}

/** The clauses of a text, cut at ，。； and line breaks, in which a saying can stand. */
export class Clauses {
  readonly #text: string
  readonly #starts: number[] = []
  readonly #ends: number[] = []
  readonly #seen: number[] = []

  constructor(text: string) {
    this.#text = text
    let seen = 0
    let start = 0
    for (let i = 0; i < text.length; i++) {
      const needed = NEEDED.at(text.charCodeAt(i))
      if ((needed & ENDS) === 0) seen |= needed
      else {
        if (seen !== 0) this.#add(start, i, seen)
        seen = 0
        start = i + 1
      }
    }
    if (seen !== 0) this.#add(start, text.length, seen)
  }

  #add(start: number, end: number, seen: number): void {
    this.#starts.push(start)
    this.#ends.push(end)
    this.#seen.push(seen)
  }

  /** All places where it is said, in order; their `index` is that in the text. */
  all({ expression, bit }: Saying): RegExpExecArray[] {
    const all: RegExpExecArray[] = []
    for (let i = 0; i < this.#seen.length; i++) {
      if ((this.#seen[i]! & bit) === 0) continue
      const from = this.#starts[i]!
      const clause = this.#text.slice(from, this.#ends[i])
      expression.lastIndex = 0
      for (let found = expression.exec(clause); found; found = expression.exec(clause)) {
        found.index += from
        all.push(found)
      }
    }
    return all
  }
}
