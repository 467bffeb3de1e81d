import type { FactSheet } from '../../domain/fact-sheet.ts'
import { read } from '../read.ts'
import type { FactEntry } from './fact-entry.ts'
import { type Term, termsOf } from './terms.ts'
import { INSIDE } from './word.ts'

/* The labels of a sheet as bags of weighed words. */

/** A word of a label with its share in telling this label from the others of the sheet. */
export interface LabelWord {
  readonly word: string
  readonly weight: number
}
/** One wording of a fact: its label or an alias. */
export interface Wording {
  readonly fact: FactEntry
  readonly words: readonly LabelWord[]
  readonly total: number
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
export function weighed(raw: readonly { fact: FactEntry; terms: readonly Term[] }[]): Wording[] {
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

/** Start of each wording's words in one row of all, and the row's length at the end. */
export function slotsOf(wordings: readonly Wording[]): Int32Array {
  const slots = new Int32Array(wordings.length + 1)
  wordings.forEach(({ words }, i) => {
    slots[i + 1] = slots[i]! + words.length
  })
  return slots
}

/**
 * The facts whose labels have the very same words: only what a label leaves out, its period, tells them apart. With
 * each whether one of its twins names no period.
 */
export function twinsAmong(wordings: readonly Wording[]): Map<FactEntry, 'dated' | 'undated'> {
  const alike = Map.groupBy(wordings, ({ words }) =>
    words
      .map(({ word }) => word)
      .sort()
      .join(' '),
  )
  return new Map(
    [...alike.values()]
      .filter((group) => group.length > 1)
      .flatMap((group) => {
        const kind = group.some(({ fact }) => fact.period === null) ? 'undated' : 'dated'
        return group.map(({ fact }) => [fact, kind] as const)
      }),
  )
}
