import concepts from './lexicon/concepts.json' with { type: 'json' }
import cues from './lexicon/cues.json' with { type: 'json' }
import { Trie } from './trie.ts'

/** What a word can weigh when a clause is compared with a label. */
export type WordClass = 'verb' | 'noun' | 'modifier' | 'generic' | 'cue' | 'char'

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
/** A word as it stands in a text. */
export interface Term {
  readonly word: Word
  readonly start: number
  readonly end: number
}

/** A word that the vocabulary finds in a text. */
interface Entry {
  readonly text: string
  readonly class: WordClass
  /** Words that stand for this one: 优良率 → 优良, 率. */
  readonly parts: readonly string[] | null
  /** Holds a letter, so a text may write it in another case. */
  readonly hasLetters: boolean
  /** What it gives, itself and the shorter words inside; made when first met. */
  words: readonly Word[] | null
}

const VOCABULARY = new Trie<Entry>()
const CLASS_OF = new Map<string, WordClass>()
const CONCEPTS_OF = new Map<string, number[]>()
const WORDS_OF: string[][] = []
const RIVALS = new Map<string, Set<string>>()

/** What each code unit can be: a Han character that tells something; one that does so only beside another (中 in 中型). */
const KIND = new Uint8Array(0x10000)
const TELLS = 1
const FAINT = 2
KIND.fill(TELLS, 0x3400, 0xa000)
for (const c of cues.empty) KIND[c.charCodeAt(0)] = 0
for (const c of cues.faint) KIND[c.charCodeAt(0)]! |= FAINT

const upper = (code: number): number => (code >= 97 && code <= 122 ? code - 32 : code)

function plant(word: string, wordClass: WordClass, parts: readonly string[] | null): void {
  const hasLetters = /[A-Za-z]/.test(word)
  const entry: Entry = { text: word, class: wordClass, parts, hasLetters, words: null }
  VOCABULARY.plant(
    word.replace(/[a-z]/g, (c) => c.toUpperCase()),
    (had) => (had?.parts ? had : entry),
  )
}

function learn(word: string, wordClass: WordClass, concept: number, isHead: boolean): void {
  if (!CLASS_OF.has(word) || isHead) CLASS_OF.set(word, wordClass)
  const known = CONCEPTS_OF.get(word)
  if (known) known.push(concept)
  else CONCEPTS_OF.set(word, [concept])
  plant(word, CLASS_OF.get(word)!, null)
}

const LINES: readonly (readonly [WordClass, readonly string[]])[] = [
  ['noun', concepts.nouns],
  ['verb', concepts.verbs],
  ['modifier', concepts.modifiers],
  ['generic', concepts.generic],
]
for (const [word, parts] of Object.entries(concepts.compounds)) plant(word, 'noun', parts.split(' '))
for (const [wordClass, lines] of LINES) {
  for (const line of lines) {
    const words = line.split(' ')
    for (const word of words) learn(word, wordClass, WORDS_OF.length, word === words[0])
    WORDS_OF.push(words)
  }
}
for (const words of Object.values(cues.words))
  for (const word of words) if (!CLASS_OF.has(word)) plant(word, 'cue', null)
for (const line of concepts.contrasts) {
  const words = line.split(' ')
  for (const word of words) RIVALS.set(word, new Set([...(RIVALS.get(word) ?? []), ...words.filter((w) => w !== word)]))
}

/** The class of a word of the vocabulary, 'char' for what it does not hold. */
export const classOf = (word: string): WordClass => CLASS_OF.get(word) ?? 'char'

const LIGHT = new Set(concepts.generic[0]!.split(' '))
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

/** All words that can stand for `word`, with how well: 1 the word itself, less for a synonym. */
export function synonymsOf(word: string): ReadonlyMap<string, number> {
  const all = new Map<string, number>([[word, 1]])
  for (const concept of CONCEPTS_OF.get(word) ?? []) {
    const words = WORDS_OF[concept]!
    for (const other of words) {
      const strength = other === words[0] || word === words[0] ? 0.9 : 0.75
      if ((all.get(other) ?? 0) < strength) all.set(other, strength)
    }
  }
  return all
}

/** Words that exclude each other in the same place: 镇级 and 村级, 受理 and 办结. */
export const rivalsOf = (word: string): ReadonlySet<string> | undefined => RIVALS.get(word)

const isAlphanumeric = (code: number): boolean =>
  (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 46

/** The longest word of the vocabulary that starts at `at` and has at most `limit` characters. */
function longestAt(text: string, at: number, to: number, limit: number): Entry | null {
  let found: Entry | null = null
  let node = 0
  const stop = Math.min(to, at + limit)
  for (let i = at; i < stop; i++) {
    node = VOCABULARY.step(node, upper(text.charCodeAt(i)))
    if (node === 0) break
    found = VOCABULARY.at(node) ?? found
  }
  return found
}

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

const LONGEST = 16

/**
 * Cuts `text[from, to)` into words of the vocabulary: the longest at each place, those that overlap it, and shorter ones
 * inside. What the vocabulary does not hold comes as single characters and as pairs of them, runs of letters and digits
 * as one word in upper case. Stops when `into` holds as many as wanted.
 */
export function termsOf(
  text: string,
  from: number,
  to: number,
  into: Term[] = [],
  wanted = Number.POSITIVE_INFINITY,
): Term[] {
  let covered = from
  let previousLoose = -2
  for (let at = from; at < to && into.length < wanted; at++) {
    const found = longestAt(text, at, to, LONGEST)
    if (found !== null) {
      const end = at + found.text.length
      if (end > covered && (at >= covered || end - at > 1)) {
        const words = given(found, text, at, end)
        for (let i = 0; i < words.length; i++) into.push({ word: words[i]!, start: at, end })
        covered = end
        continue
      }
    }
    if (at < covered) continue
    const code = text.charCodeAt(at)
    if (isAlphanumeric(code)) {
      let end = at + 1
      while (end < to && isAlphanumeric(text.charCodeAt(end))) end++
      into.push({ word: passing(text.slice(at, end).toUpperCase(), 'char', false), start: at, end })
      covered = end
    } else if ((KIND[code]! & TELLS) !== 0) {
      if ((KIND[code]! & FAINT) === 0) into.push({ word: characterOf(code), start: at, end: at + 1 })
      if (previousLoose === at - 1) into.push({ word: pairBefore(text, at + 1), start: at - 1, end: at + 1 })
      previousLoose = at
    }
  }
  return into
}

type MakeWord = (text: string, wordClass: WordClass, inside: boolean) => Word
const keep: MakeWord = (text, wordClass, inside) => wordOf(text, wordClass, inside, kept++)
const passing: MakeWord = (text, wordClass, inside) => wordOf(text, wordClass, inside, -1)

const CHARACTERS = new Map<number, Word>()
/** The word of a lone Han character. */
function characterOf(code: number): Word {
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
function pairBefore(text: string, end: number): Word {
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

const UPPER_TO_WORD = new Map([...CLASS_OF.keys()].map((word) => [word.toUpperCase(), word]))
/** What an entry gives here. A word with letters may be written in another case, and then so are those inside. */
function given(entry: Entry, text: string, start: number, end: number): readonly Word[] {
  if (entry.hasLetters) {
    const written = text.slice(start, end)
    const canonical = /[a-z]/.test(written) ? UPPER_TO_WORD.get(written.toUpperCase()) : undefined
    return wordsOf(entry, passing, canonical ?? written)
  }
  entry.words ??= wordsOf(entry, keep)
  return entry.words
}
