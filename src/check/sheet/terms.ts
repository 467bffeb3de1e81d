import cues from '../lexicon/cues.json' with { type: 'json' }
import { longestAt } from './vocabulary.ts'
import { characterOf, given, pairBefore, passing, type Word } from './word.ts'

/** A word as it stands in a text. */
export interface Term {
  readonly word: Word
  readonly start: number
  readonly end: number
}

/** What each code unit can be: a Han character that tells something; one that does so only beside another (中 in 中型). */
const KIND = new Uint8Array(0x10000)
const TELLS = 1
const FAINT = 2
KIND.fill(TELLS, 0x3400, 0xa000)
for (const c of cues.empty) KIND[c.charCodeAt(0)] = 0
for (const c of cues.faint) KIND[c.charCodeAt(0)]! |= FAINT

const isAlphanumeric = (code: number): boolean =>
  (code >= 48 && code <= 57) ||
  (code >= 65 && code <= 90) ||
  (code >= 97 && code <= 122) ||
  code === 46 ||
  isRoman(code)
/** Ⅱ, Ⅳ: the class of water or of a road, which is what tells one part from another. */
const isRoman = (code: number): boolean => code >= 0x2160 && code <= 0x216b

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
