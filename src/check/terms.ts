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
  readonly class: WordClass
  /** Words that stand for this one: 优良率 → 优良, 率. */
  readonly parts: readonly string[] | null
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

const upper = (code: number): number => (code >= 97 && code <= 122 ? code - 32 : code)

function plant(word: string, entry: Entry): void {
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
  plant(word, { class: CLASS_OF.get(word)!, parts: null })
}

const LINES: readonly (readonly [WordClass, readonly string[]])[] = [
  ['noun', concepts.nouns],
  ['verb', concepts.verbs],
  ['modifier', concepts.modifiers],
  ['generic', concepts.generic],
]
for (const [word, parts] of Object.entries(concepts.compounds)) plant(word, { class: 'noun', parts: parts.split(' ') })
for (const [wordClass, lines] of LINES) {
  for (const line of lines) {
    const words = line.split(' ')
    for (const word of words) learn(word, wordClass, WORDS_OF.length, word === words[0])
    WORDS_OF.push(words)
  }
}
for (const words of Object.values(cues.words))
  for (const word of words) if (!CLASS_OF.has(word)) plant(word, { class: 'cue', parts: null })
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

const isHan = (code: number): boolean => code >= 0x3400 && code <= 0x9fff
const isAlphanumeric = (code: number): boolean =>
  (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 46
/** Function words that say nothing of what is counted. */
const EMPTY = new Set(cues.empty)
/** Characters that say something only beside another: 中 in 中型. */
const FAINT = new Set(cues.faint)

/** The longest word of the vocabulary that starts at `at` and is shorter than `limit`; its end, or −1. */
function longestAt(text: string, at: number, to: number, limit: number): { entry: Entry; end: number } | null {
  let node: Node | undefined = ROOT
  let found: { entry: Entry; end: number } | null = null
  const stop = Math.min(to, at + limit)
  for (let i = at; i < stop; i++) {
    node = node.next.get(upper(text.charCodeAt(i)))
    if (!node) break
    if (node.entry) found = { entry: node.entry, end: i + 1 }
  }
  return found
}

const NESTED = new Map<string, readonly string[]>()
/** Shorter words inside a long one, pairs of characters where the vocabulary has none: 清淤, 土方 in 清淤土方. */
function nestedIn(word: string): readonly string[] {
  let nested = NESTED.get(word)
  if (!nested) {
    const inside: string[] = []
    let covered = 0
    for (let at = 0; at < word.length - 1; at++) {
      const part = longestAt(word, at, word.length, at === 0 ? word.length - 1 : word.length)
      if (part && part.end - at > 1 && part.entry.class !== 'cue') {
        inside.push(word.slice(at, part.end))
        covered = Math.max(covered, part.end)
      } else if (at >= covered && word.length > 3) inside.push(word.slice(at, at + 2))
    }
    nested = inside
    NESTED.set(word, nested)
  }
  return nested
}

/**
 * Cuts `text[from, to)` into words of the vocabulary: the longest at each place, those that overlap it, and shorter ones
 * inside. What the vocabulary does not hold comes as single characters and as pairs of them, runs of letters and digits
 * as one word in upper case.
 */
export function termsOf(text: string, from: number, to: number, into: Term[] = []): Term[] {
  let covered = from
  let previousLoose = -2
  for (let at = from; at < to; at++) {
    const found = longestAt(text, at, to, 16)
    if (found && found.end > covered && (at >= covered || found.end - at > 1)) {
      emit(text.slice(at, found.end), at, found.end, found.entry, into)
      covered = found.end
      continue
    }
    if (at < covered) continue
    const code = text.charCodeAt(at)
    if (isAlphanumeric(code)) {
      let end = at + 1
      while (end < to && isAlphanumeric(text.charCodeAt(end))) end++
      into.push({ word: text.slice(at, end).toUpperCase(), start: at, end, class: 'char', inside: false })
      covered = end
    } else if (isHan(code) && !EMPTY.has(text[at]!)) {
      if (!FAINT.has(text[at]!)) into.push({ word: text[at]!, start: at, end: at + 1, class: 'char', inside: false })
      if (previousLoose === at - 1)
        into.push({ word: text.slice(at - 1, at + 1), start: at - 1, end: at + 1, class: 'char', inside: false })
      previousLoose = at
    }
  }
  return into
}

function emit(written: string, start: number, end: number, entry: Entry, into: Term[]): void {
  if (entry.parts) {
    for (const part of entry.parts) into.push({ word: part, start, end, class: classOf(part), inside: false })
    return
  }
  const word = /[a-z]/.test(written) ? canonicalCase(written) : written
  into.push({ word, start, end, class: entry.class, inside: false })
  if (word.length > 2)
    for (const part of nestedIn(word)) into.push({ word: part, start, end, class: classOf(part), inside: true })
}

const UPPER_TO_WORD = new Map([...CLASS_OF.keys()].map((word) => [word.toUpperCase(), word]))
const canonicalCase = (word: string): string => UPPER_TO_WORD.get(word.toUpperCase()) ?? word
