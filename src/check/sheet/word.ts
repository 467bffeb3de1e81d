import { canonical, classOf, ENTRIES, type Entry, LIGHT, longestAt, type WordClass } from './vocabulary.ts'

/* Words with their weight: one object for all places where a word stands, as long as there is room. */

/** A word with what it weighs: one object for all places where the vocabulary's own words stand. */
export interface Word {
  readonly text: string
  readonly class: WordClass
  /** Stands inside a longer word that is given too, and so says little more. */
  readonly inside: boolean
  /** 开展, 完成 … say nothing of what was done. */
  readonly isLight: boolean
  /** How much it says beside a number. */
  readonly weight: number
  /** Place among all words that are kept; −1 for what only this text has. */
  readonly id: number
}
const WEIGHT = { noun: 1, verb: 0.6, modifier: 0.9, generic: 0.1, cue: 0.2, char: 0.2 } as const
/** What a word inside a longer one adds to it. */
export const INSIDE = 0.35
let kept = 0
const wordOf = (text: string, wordClass: WordClass, inside: boolean, id: number): Word => ({
  text,
  class: wordClass,
  inside,
  isLight: LIGHT.has(text),
  weight: WEIGHT[wordClass] * (wordClass === 'char' && text.length === 1 ? 0.4 : 1) * (inside ? INSIDE : 1),
  id,
})

/** A word that stands for itself wherever it comes from. */
export const keptWord = (text: string): Word => wordOf(text, classOf(text), false, kept++)

/** Shorter words inside a long one, pairs of characters where the vocabulary has none: 清淤, 土方 in 清淤土方. */
function nestedIn(word: string): string[] {
  const inside: string[] = []
  let covered = 0
  for (let at = 0; at < word.length - 1; at++) {
    const part = longestAt(word, at, word.length, at === 0 ? word.length - 1 : word.length)
    if (part && part.text.length > 1 && part.class !== 'cue') {
      inside.push(word.slice(at, at + part.text.length))
      covered = Math.max(covered, at + part.text.length)
    } else if (at >= covered && word.length > 3) inside.push(word.slice(at, at + 2))
  }
  return inside
}

type MakeWord = (text: string, wordClass: WordClass, inside: boolean) => Word
const keep: MakeWord = (text, wordClass, inside) => wordOf(text, wordClass, inside, kept++)
/** A word that only this text has. */
export const passing: MakeWord = (text, wordClass, inside) => wordOf(text, wordClass, inside, -1)

const CHARACTERS = new Map<number, Word>()
/** The word of a lone Han character. */
export function characterOf(code: number): Word {
  let word = CHARACTERS.get(code)
  if (word === undefined) {
    word = keep(String.fromCharCode(code), 'char', false)
    CHARACTERS.set(code, word)
  }
  return word
}

const PAIRS = new Map<number, Word>()
/** Texts hold ever new ones. */
const MOST_PAIRS = 4096
/** The word of two loose characters that end before `end`: one object for all its places as long as there is room. */
export function pairBefore(text: string, end: number): Word {
  const key = (text.charCodeAt(end - 2) << 16) | text.charCodeAt(end - 1)
  let word = PAIRS.get(key)
  if (word === undefined) {
    const isKept = PAIRS.size < MOST_PAIRS
    word = (isKept ? keep : passing)(text.slice(end - 2, end), 'char', false)
    if (isKept) PAIRS.set(key, word)
  }
  return word
}

/** What an entry gives as it is written here: its parts, or itself with the shorter words inside. */
function wordsOf(entry: Entry, make: MakeWord, text = entry.text): Word[] {
  if (entry.parts) return entry.parts.map((part) => make(part, classOf(part), false))
  const inside = text.length > 2 ? nestedIn(text) : []
  return [make(text, entry.class, false), ...inside.map((part) => make(part, classOf(part), true))]
}

/** By place of the entry, what it gives, itself and the shorter words inside; made when first met. */
const GIVEN = new Array<readonly Word[] | undefined>(ENTRIES)
/** What an entry gives here. A word with letters may be written in another case, and then so are those inside. */
export function given(entry: Entry, text: string, start: number, end: number): readonly Word[] {
  if (entry.hasLetters) {
    const written = text.slice(start, end)
    return wordsOf(entry, passing, canonical(written))
  }
  GIVEN[entry.place] ??= wordsOf(entry, keep)
  return GIVEN[entry.place]!
}
