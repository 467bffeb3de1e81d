import cues from '../lexicon/cues.json' with { type: 'json' }
import { isShortFor } from './short-for.ts'
import { classOf, rivalsOf, synonymsOf } from './vocabulary.ts'
import { type LabelWord, slotsOf, type Wording } from './wordings.ts'

/* From each word of a text the way to the labels of a sheet that it can mean. */

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

/** A lone character that the vocabulary does not hold may be short for a word with it: 换表 for 更换水表. */
const SINGLE = 0.6
const COMPARES: ReadonlySet<string> = new Set(cues.words.base)

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

/** Of each word of a text, the label words that it can stand for: by two first characters, as synonym, as lone character. */
function postingsOf(wordings: readonly Wording[]): Map<string, Posting[]> {
  const inSheet = new Set(wordings.flatMap(({ words }) => words.map(({ word }) => word)))
  const isToldApart = (one: string, other: string): boolean =>
    one !== other &&
    inSheet.has(one) &&
    classOf(one) === classOf(other) &&
    !isShortFor(one, other) &&
    !isShortFor(other, one)
  const postings = new Map<string, Posting[]>()
  wordings.forEach(({ words }, wording) => {
    for (const [pair, places] of abbreviations(words))
      for (const word of places) append(postings, pair, { wording, word, strength: ABBREVIATED })
    words.forEach(({ word: labelWord }, word) => {
      for (const [synonym, likeness] of synonymsOf(labelWord)) {
        const strength = isToldApart(synonym, labelWord) ? likeness * TOLD_APART : likeness
        append(postings, synonym, { wording, word, strength })
      }
      if (labelWord.length < 2 || classOf(labelWord) === 'char') return
      // 比上年 is no short 占比
      for (const char of labelWord)
        if (!COMPARES.has(char)) append(postings, char, { wording, word, strength: SINGLE / labelWord.length })
    })
  })
  return postings
}

function append<T>(lists: Map<string, T[]>, key: string, one: T): void {
  const list = lists.get(key)
  if (list) list.push(one)
  else lists.set(key, [one])
}

/** Of each word, the wordings that have another in its place: Ⅲ类 for Ⅱ类. */
function rivalsIn(wordings: readonly Wording[]): Map<string, number[]> {
  const rivals = new Map<string, number[]>()
  wordings.forEach(({ words }, wording) => {
    const own = new Set(words.map(({ word }) => word))
    for (const word of own)
      for (const rival of rivalsOf(word) ?? []) if (!own.has(rival)) append(rivals, rival, wording)
  })
  return rivals
}

/** All postings of a sheet, packed. */
export function postingsIn(labels: readonly Wording[]): Postings {
  const slotOf = slotsOf(labels)
  const rivals = rivalsIn(labels)
  const meant = postingsOf(labels)
  const words = [...new Set([...meant.keys(), ...rivals.keys()])]
  let count = 0
  for (const { length } of meant.values()) count += length
  const starts = new Int32Array(words.length + 1)
  const telling = new Float64Array(words.length)
  const wordings = new Int32Array(count)
  const slots = new Int32Array(count)
  const strengths = new Float64Array(count)
  const weights = new Float64Array(count)
  const firsts = new Uint8Array(count)
  let at = 0
  words.forEach((text, id) => {
    let before = -1
    for (const { wording, word, strength } of meant.get(text) ?? []) {
      const { weight } = labels[wording]!.words[word]!
      wordings[at] = wording
      slots[at] = slotOf[wording]! + word
      strengths[at] = strength
      weights[at] = weight
      // those of one wording stand together
      firsts[at++] = wording === before ? 0 : 1
      before = wording
      if (weight > telling[id]!) telling[id] = weight
    }
    starts[id + 1] = at
  })
  return {
    ids: new Map(words.map((word, id) => [word, id])),
    meaning: meant.size,
    starts,
    wordings,
    slots,
    strengths,
    weights,
    firsts,
    telling,
    ruledOut: words.map((word) => rivals.get(word) ?? NO_WORDINGS),
  }
}
const NO_WORDINGS: readonly number[] = []
