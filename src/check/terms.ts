import concepts from './lexicon/concepts.json' with { type: 'json' }
import cues from './lexicon/cues.json' with { type: 'json' }

/** What a word can weigh when a clause is compared with a label. */
export type WordClass = 'verb' | 'noun' | 'modifier' | 'generic' | 'cue' | 'char'

/** A word of the vocabulary as it stands in a text. */
export interface Term {
  readonly word: string
  readonly start: number
  readonly end: number
  readonly class: WordClass
  /** Stands inside a longer word that is given too, and so says little more. */
  readonly inside: boolean
}

interface Entry {
  /** The word as the vocabulary writes it: one string for all its places in all texts. */
  readonly word: string
  readonly class: WordClass
  /** Words that stand for this one: 优良率 → 优良, 率. */
  readonly parts: readonly string[] | null
  /** Holds a letter, so a text may write it in another case. */
  readonly hasLetters: boolean
  /** Shorter words inside, found when first asked for. */
  nested: readonly Inner[] | null
}
/** A word that comes with a longer one, and its class. */
interface Inner {
  readonly word: string
  readonly class: WordClass
}
interface Node {
  entry: Entry | null
  readonly next: Map<number, Node>
}

const ROOT: Node = { entry: null, next: new Map() }
const CLASS_OF = new Map<string, WordClass>()
const CONCEPTS_OF = new Map<string, number[]>()
const WORDS_OF: string[][] = []
const RIVALS = new Map<string, Set<string>>()

/** What each code unit can be: the start of a word; a Han character that tells something; one that does so only beside another (中 in 中型). */
const KIND = new Uint8Array(0x10000)
const STARTS = 1
const TELLS = 2
const FAINT = 4
KIND.fill(TELLS, 0x3400, 0xa000)
for (const c of cues.empty) KIND[c.charCodeAt(0)] = 0
for (const c of cues.faint) KIND[c.charCodeAt(0)]! |= FAINT

const upper = (code: number): number => (code >= 97 && code <= 122 ? code - 32 : code)

function plant(word: string, wordClass: WordClass, parts: readonly string[] | null): void {
  const hasLetters = /[A-Za-z]/.test(word)
  const entry = { word, class: wordClass, parts, hasLetters, nested: null }
  KIND[word.charCodeAt(0)]! |= STARTS
  if (hasLetters) KIND[word.toLowerCase().charCodeAt(0)]! |= STARTS
  if (hasLetters) KIND[word.toUpperCase().charCodeAt(0)]! |= STARTS
  let node = ROOT
  for (let i = 0; i < word.length; i++) {
    const code = upper(word.charCodeAt(i))
    let next = node.next.get(code)
    if (!next) {
      next = { entry: null, next: new Map() }
      node.next.set(code, next)
    }
    node = next
  }
  node.entry = node.entry?.parts ? node.entry : entry
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
/** Verbs such as 开展 and 完成 that say nothing of what was done. */
export const isLight = (word: string): boolean => LIGHT.has(word)

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
  if ((KIND[text.charCodeAt(at)]! & STARTS) === 0) return null
  let node: Node | undefined = ROOT
  let found: Entry | null = null
  const stop = Math.min(to, at + limit)
  for (let i = at; i < stop; i++) {
    node = node.next.get(upper(text.charCodeAt(i)))
    if (!node) break
    if (node.entry) found = node.entry
  }
  return found
}

/** Shorter words inside a long one, pairs of characters where the vocabulary has none: 清淤, 土方 in 清淤土方. */
function nestedIn(word: string): readonly Inner[] {
  const inside: string[] = []
  let covered = 0
  for (let at = 0; at < word.length - 1; at++) {
    const part = longestAt(word, at, word.length, at === 0 ? word.length - 1 : word.length)
    if (part && part.word.length > 1 && part.class !== 'cue') {
      inside.push(word.slice(at, at + part.word.length))
      covered = Math.max(covered, at + part.word.length)
    } else if (at >= covered && word.length > 3) inside.push(word.slice(at, at + 2))
  }
  return inside.map((part) => ({ word: part, class: classOf(part) }))
}

const LONGEST = 16

/**
 * Cuts `text[from, to)` into words of the vocabulary: the longest at each place, those that overlap it, and shorter ones
 * inside. What the vocabulary does not hold comes as single characters and as pairs of them, runs of letters and digits
 * as one word in upper case.
 */
export function termsOf(text: string, from: number, to: number, into: Term[] = []): Term[] {
  let covered = from
  let previousLoose = -2
  for (let at = from; at < to; at++) {
    const found = longestAt(text, at, to, LONGEST)
    if (found !== null) {
      const end = at + found.word.length
      if (end > covered && (at >= covered || end - at > 1)) {
        emit(text, at, end, found, into)
        covered = end
        continue
      }
    }
    if (at < covered) continue
    const code = text.charCodeAt(at)
    if (isAlphanumeric(code)) {
      let end = at + 1
      while (end < to && isAlphanumeric(text.charCodeAt(end))) end++
      into.push({ word: text.slice(at, end).toUpperCase(), start: at, end, class: 'char', inside: false })
      covered = end
    } else if ((KIND[code]! & TELLS) !== 0) {
      if ((KIND[code]! & FAINT) === 0)
        into.push({ word: text[at]!, start: at, end: at + 1, class: 'char', inside: false })
      if (previousLoose === at - 1)
        into.push({ word: text.slice(at - 1, at + 1), start: at - 1, end: at + 1, class: 'char', inside: false })
      previousLoose = at
    }
  }
  return into
}

function emit(text: string, start: number, end: number, entry: Entry, into: Term[]): void {
  if (entry.parts) {
    for (const part of entry.parts) into.push({ word: part, start, end, class: classOf(part), inside: false })
    return
  }
  const word = entry.hasLetters ? canonicalCase(text.slice(start, end)) : entry.word
  into.push({ word, start, end, class: entry.class, inside: false })
  if (word.length <= 2) return
  for (const part of nestedOf(entry, word)) into.push({ word: part.word, start, end, class: part.class, inside: true })
}

/** A word with letters may be written in another case, and then so are those inside. */
function nestedOf(entry: Entry, word: string): readonly Inner[] {
  if (entry.hasLetters) return nestedIn(word)
  entry.nested ??= nestedIn(word)
  return entry.nested
}

const UPPER_TO_WORD = new Map([...CLASS_OF.keys()].map((word) => [word.toUpperCase(), word]))
const canonicalCase = (written: string): string =>
  /[a-z]/.test(written) ? (UPPER_TO_WORD.get(written.toUpperCase()) ?? written) : written
