import concepts from '../lexicon/concepts.json' with { type: 'json' }
import cues from '../lexicon/cues.json' with { type: 'json' }
import { Trie } from '../text/trie.ts'

/* The words of the field: what class each is of, which stand for each other, which exclude each other. */

/** What a word can weigh when a clause is compared with a label. */
export type WordClass = 'verb' | 'noun' | 'modifier' | 'generic' | 'cue' | 'char'

/** A word that the vocabulary finds in a text. */
export interface Entry {
  readonly text: string
  readonly class: WordClass
  /** Words that stand for this one: 优良率 → 优良, 率. */
  readonly parts: readonly string[] | null
  /** Holds a letter, so a text may write it in another case. */
  readonly hasLetters: boolean
  /** Its place among all entries. */
  readonly place: number
}

const VOCABULARY = new Trie<Entry>()
const CLASS_OF = new Map<string, WordClass>()
const CONCEPTS_OF = new Map<string, number[]>()
const WORDS_OF: string[][] = []
const RIVALS = new Map<string, Set<string>>()

const upper = (code: number): number => (code >= 97 && code <= 122 ? code - 32 : code)

let planted = 0
function plant(word: string, wordClass: WordClass, parts: readonly string[] | null): void {
  const hasLetters = /[A-Za-z]/.test(word)
  const entry: Entry = { text: word, class: wordClass, parts, hasLetters, place: planted++ }
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

/** By word of a concept, its synonyms; found when first asked for. */
const SYNONYMS = new Map<string, ReadonlyMap<string, number>>()
/** All words that can stand for `word`, with how well: 1 the word itself, less for a synonym. */
export function synonymsOf(word: string): ReadonlyMap<string, number> {
  const known = CONCEPTS_OF.get(word)
  if (!known) return new Map([[word, 1]])
  let synonyms = SYNONYMS.get(word)
  if (synonyms === undefined) {
    synonyms = synonymsIn(known, word)
    SYNONYMS.set(word, synonyms)
  }
  return synonyms
}

function synonymsIn(known: readonly number[], word: string): Map<string, number> {
  const all = new Map<string, number>([[word, 1]])
  for (const concept of known) {
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

/** How many entries there are. */
export const ENTRIES = planted

const UPPER_TO_WORD = new Map([...CLASS_OF.keys()].map((word) => [word.toUpperCase(), word]))
/** A word with letters as the vocabulary writes it: pm2.5 → PM2.5; as it is given where that does not hold it. */
export const canonical = (written: string): string => UPPER_TO_WORD.get(written.toUpperCase()) ?? written

/** The longest word of the vocabulary that starts at `at` and has at most `limit` characters. */
export function longestAt(text: string, at: number, to: number, limit: number): Entry | null {
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

/** 开展, 完成 … say nothing of what was done. */
export const LIGHT: ReadonlySet<string> = new Set(concepts.generic[0]!.split(' '))
