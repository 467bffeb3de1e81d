import type { FactSheet } from '../domain/fact-sheet.ts'
import type { FactEntry } from './fact-entry.ts'
import { read } from './read.ts'
import { type Term, termsOf } from './terms.ts'
import { classOf, rivalsOf, synonymsOf } from './vocabulary.ts'
import { INSIDE } from './word.ts'

/* The labels of a sheet as bags of weighed words, and from each word of a text the way to the labels that it can mean. */

/** A word of a label with its share in telling this label from the others of the sheet. */
interface LabelWord {
  readonly word: string
  readonly weight: number
}
/** One wording of a fact: its label or an alias. */
export interface Wording {
  readonly fact: FactEntry
  readonly words: readonly LabelWord[]
  readonly total: number
}

/**
 * From each word of a text to the label words of the sheet that it can stand for, packed in columns: a draft asks for
 * them some ten thousand times. Words go by ids; those that mean something come first, then those that only rule out.
 */
export interface Postings {
  readonly ids: ReadonlyMap<string, number>
  /** Ids below it have postings. */
  readonly meaning: number
  /** By id, where its postings start; one more at the end. */
  readonly starts: Int32Array
  /** By posting: the wording, the place in the row of all label words, how well it stands for that, what that weighs. */
  readonly wordings: Int32Array
  readonly slots: Int32Array
  readonly strengths: Float64Array
  readonly weights: Float64Array
  /** 1 for the first posting of a word in its wording. */
  readonly firsts: Uint8Array
  /** By id, the greatest weight of its label words. */
  readonly telling: Float64Array
  /** By id, the wordings that it rules out. */
  readonly ruledOut: readonly (readonly number[])[]
}

interface Posting {
  readonly wording: number
  readonly word: number
  readonly strength: number
}

const CLASS_WEIGHT = { noun: 1, verb: 0.7, modifier: 0.9, generic: 0.2, cue: 0.5, char: 0.3 } as const
/** The words of a label without the period that it names. */
export function labelTerms(label: string, sheet: FactSheet): Term[] {
  const terms: Term[] = []
  let from = 0
  for (const mention of read(label, { period: sheet.period })) {
    if (mention.kind !== 'date') continue
    termsOf(label, from, mention.start, terms)
    from = mention.end
  }
  return termsOf(label, from, label.length, terms)
}

/** Weighs each word by its class and by how few labels of the sheet hold it. */
export function weigh(raw: readonly { fact: FactEntry; terms: readonly Term[] }[]): Wording[] {
  const heldBy = new Map<string, Set<FactEntry>>()
  for (const { fact, terms } of raw) {
    for (const { word } of terms) {
      const set = heldBy.get(word.text)
      if (set) set.add(fact)
      else heldBy.set(word.text, new Set([fact]))
    }
  }
  const count = new Set(raw.map(({ fact }) => fact)).size
  const rarity = (word: string) => Math.log(1 + count / heldBy.get(word)!.size) / Math.log(1 + count)
  return raw.map(({ fact, terms }) => {
    const words = new Map<string, number>()
    for (const { word } of terms) {
      const base =
        CLASS_WEIGHT[word.class] *
        (word.class === 'char' && word.text.length === 1 ? 0.5 : 1) *
        (word.inside ? INSIDE : 1)
      const held = words.get(word.text) ?? 0
      words.set(word.text, Math.max(held, base * (0.25 + 0.75 * rarity(word.text))))
    }
    const list = [...words].map(([word, weight]) => ({ word, weight }))
    return { fact, words: list, total: list.reduce((sum, { weight }) => sum + weight, 0) || 1 }
  })
}

/** A lone character that the vocabulary does not hold may be short for a word with it: 换表 for 更换水表. */
const SINGLE = 0.6

/** 挽损 for 挽回损失, 义教 for 义务教育: how well the first characters of two words stand for each. */
const ABBREVIATED = 0.8
/** The pairs of first characters of two words of a label, with the places of the words. */
function abbreviations(words: readonly LabelWord[]): Map<string, readonly [number, number]> {
  const pairs = new Map<string, readonly [number, number]>()
  const whole = words.map(({ word }) => word.length > 1 && classOf(word) !== 'char' && classOf(word) !== 'generic')
  words.forEach(({ word: first }, one) => {
    for (let other = one + 1; whole[one] && other < words.length; other++) {
      const { word } = words[other]!
      const pair = first[0]! + word[0]!
      // 办结 of 办结案件 is a word of its own
      if (whole[other] && classOf(pair) === 'char') pairs.set(pair, [one, other])
    }
  })
  return pairs
}

/** Synonyms that both stand in the sheet are told apart there: 投诉 and 举报. */
const TOLD_APART = 0.5

function postingsOf(wordings: readonly Wording[]): Map<string, Posting[]> {
  const postings = new Map<string, Posting[]>()
  const told = (one: string, other: string): boolean =>
    one !== other && inSheet.has(one) && classOf(one) === classOf(other) && !one.includes(other) && !other.includes(one)
  const inSheet = new Set(wordings.flatMap(({ words }) => words.map(({ word }) => word)))
  wordings.forEach(({ words }, wording) => {
    for (const [pair, [one, other]] of abbreviations(words)) {
      for (const word of [one, other]) {
        const list = postings.get(pair)
        const posting = { wording, word, strength: ABBREVIATED }
        if (list) list.push(posting)
        else postings.set(pair, [posting])
      }
    }
    words.forEach((labelWord, word) => {
      for (const [synonym, likeness] of synonymsOf(labelWord.word)) {
        const strength = synonym !== labelWord.word && told(synonym, labelWord.word) ? likeness * TOLD_APART : likeness
        const list = postings.get(synonym)
        if (list) list.push({ wording, word, strength })
        else postings.set(synonym, [{ wording, word, strength }])
      }
      if (labelWord.word.length < 2 || classOf(labelWord.word) === 'char') return
      for (const char of labelWord.word) {
        const posting = { wording, word, strength: SINGLE / labelWord.word.length }
        const list = postings.get(char)
        if (list) list.push(posting)
        else postings.set(char, [posting])
      }
    })
  })
  return postings
}

/** Start of each wording's words in one row of all, and the row's length at the end. */
export function slotsOf(wordings: readonly Wording[]): Int32Array {
  const slots = new Int32Array(wordings.length + 1)
  wordings.forEach(({ words }, i) => {
    slots[i + 1] = slots[i]! + words.length
  })
  return slots
}

export function postingsIn(wordings: readonly Wording[]): Postings {
  const slots = slotsOf(wordings)
  const rivals = rivalsIn(wordings)
  const meant = postingsOf(wordings)
  const words = [...new Set([...meant.keys(), ...rivals.keys()])]
  const all = [...meant.values()].flat()
  const starts = new Int32Array(words.length + 1)
  const firsts = new Uint8Array(all.length)
  const telling = new Float64Array(words.length)
  const weights = Float64Array.from(all, ({ wording, word }) => wordings[wording]!.words[word]!.weight)
  words.forEach((word, id) => {
    const postings = meant.get(word) ?? []
    const start = starts[id]!
    starts[id + 1] = start + postings.length
    const seen = new Set<number>()
    postings.forEach(({ wording }, i) => {
      firsts[start + i] = seen.has(wording) ? 0 : 1
      seen.add(wording)
      telling[id] = Math.max(telling[id]!, weights[start + i]!)
    })
  })
  return {
    ids: new Map(words.map((word, id) => [word, id])),
    meaning: meant.size,
    starts,
    wordings: Int32Array.from(all, ({ wording }) => wording),
    slots: Int32Array.from(all, ({ wording, word }) => slots[wording]! + word),
    strengths: Float64Array.from(all, ({ strength }) => strength),
    weights,
    firsts,
    telling,
    ruledOut: words.map((word) => rivals.get(word) ?? []),
  }
}

export function twinsAmong(wordings: readonly Wording[]): Set<FactEntry> {
  const alike = Map.groupBy(wordings, ({ words }) =>
    words
      .map(({ word }) => word)
      .sort()
      .join(' '),
  )
  return new Set(
    [...alike.values()].filter((group) => group.length > 1).flatMap((group) => group.map(({ fact }) => fact)),
  )
}

function rivalsIn(wordings: readonly Wording[]): Map<string, number[]> {
  const rivals = new Map<string, number[]>()
  wordings.forEach(({ words }, wording) => {
    const own = new Set(words.map(({ word }) => word))
    for (const word of own) {
      for (const rival of rivalsOf(word) ?? []) {
        if (own.has(rival)) continue
        const list = rivals.get(rival)
        if (list) list.push(wording)
        else rivals.set(rival, [wording])
      }
    }
  })
  return rivals
}
