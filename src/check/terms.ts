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
  node.entry ??= entry
}

function learn(word: string, wordClass: WordClass, concept: number): void {
  if (!CLASS_OF.has(word)) CLASS_OF.set(word, wordClass)
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
    for (const word of words) learn(word, wordClass, WORDS_OF.length)
    WORDS_OF.push(words)
  }
}
for (const words of Object.values(cues.words)) for (const word of words) plant(word, { class: 'cue', parts: null })
for (const line of concepts.contrasts) {
  const words = line.split(' ')
  for (const word of words) RIVALS.set(word, new Set([...(RIVALS.get(word) ?? []), ...words.filter((w) => w !== word)]))
}

/** The class of a word of the vocabulary, 'char' for what it does not hold. */
export const classOf = (word: string): WordClass => CLASS_OF.get(word) ?? 'char'

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

/**
 * Cuts `text[from, to)` into words of the vocabulary, longest first; what it does not hold comes as single characters
 * and as pairs of them, runs of letters and digits as one word in upper case.
 */
export function termsOf(text: string, from: number, to: number, into: Term[] = []): Term[] {
  let previousLoose = -1
  for (let at = from; at < to; ) {
    let node: Node | undefined = ROOT
    let found: Entry | null = null
    let end = at
    for (let i = at; i < to; i++) {
      node = node.next.get(upper(text.charCodeAt(i)))
      if (!node) break
      if (node.entry) {
        found = node.entry
        end = i + 1
      }
    }
    if (found) {
      const word = text.slice(at, end)
      if (found.parts) {
        for (const part of found.parts) into.push({ word: part, start: at, end, class: classOf(part) })
      } else into.push({ word: /[a-z]/.test(word) ? canonicalCase(word) : word, start: at, end, class: found.class })
      at = end
      continue
    }
    const code = text.charCodeAt(at)
    if (isAlphanumeric(code)) {
      end = at + 1
      while (end < to && isAlphanumeric(text.charCodeAt(end))) end++
      into.push({ word: text.slice(at, end).toUpperCase(), start: at, end, class: 'char' })
      at = end
      continue
    }
    if (isHan(code)) {
      const char = text[at]!
      if (!EMPTY.has(char)) {
        into.push({ word: char, start: at, end: at + 1, class: 'char' })
        if (previousLoose === at - 1)
          into.push({ word: text.slice(at - 1, at + 1), start: at - 1, end: at + 1, class: 'char' })
        previousLoose = at
      }
    }
    at++
  }
  return into
}

const UPPER_TO_WORD = new Map([...CLASS_OF.keys()].map((word) => [word.toUpperCase(), word]))
const canonicalCase = (word: string): string => UPPER_TO_WORD.get(word.toUpperCase()) ?? word
