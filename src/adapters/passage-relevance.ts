import { termsOf } from './passage-terms.ts'
import { themeWeight } from './theme-weight.ts'

/** A text that is compared with a query: what it says, and what it is about. */
export interface Compared {
  readonly text: string
  readonly themes: readonly string[]
}
/** How much each term tells: higher for rare ones. */
export type TermWeights = ReadonlyMap<string, number>

/** What is looked for: terms with their weights, and how much each theme is wanted. */
export interface Wanted {
  readonly terms: TermWeights
  readonly themes: ReadonlyMap<string, number>
}

/** Usual constants of bm25: how soon a repeated term counts no more, and how far length is evened out. */
const [K1, B] = [0.9, 0.4]
/** Terms of a passage of usual length. */
const USUAL_LENGTH = 100
/** A term in the name of a theme counts as so many in the text. */
const TOPIC = 1.5
/** Passages that fit best lend their words: so many of them, so many words, and how much a lent word counts. */
const [LENDERS, LENT, LENT_WEIGHT] = [5, 30, 0.6]

interface Counted {
  readonly counts: ReadonlyMap<string, number>
  readonly length: number
  readonly themes: readonly string[]
}

/**
 * How well each text fits a query, in their order: bm25 over all its terms, and then once more with the words that the best of
 * them share (pseudo-relevance feedback), so that 保洁 finds 清扫 where the library speaks of both together. The best of all
 * parts of a report lend too, `elsewhere` being those of the other parts: what a plan calls 激励, the measures may call 奖励.
 */
export function relevancesOf(texts: readonly Compared[], elsewhere: readonly Compared[], wanted: Wanted): number[] {
  const counted = texts.map(countedTerms)
  const everywhere = [...counted, ...elsewhere.map(countedTerms)]
  const lent = [...lentWords(counted, wanted), ...lentWords(everywhere, wanted)]
  const widened = new Map(wanted.terms)
  for (const [term, weight] of lent) widened.set(term, Math.max(weight, widened.get(term) ?? 0))
  return counted.map((one) => bm25(one, widened))
}

function countedTerms({ text, themes }: Compared): Counted {
  const terms = termsOf(text)
  const counts = new Map<string, number>()
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  for (const term of new Set(termsOf(themes.join('。')))) counts.set(term, (counts.get(term) ?? 0) + TOPIC)
  return { counts, length: terms.length, themes }
}

function bm25({ counts, length }: Counted, weights: TermWeights): number {
  const damping = K1 * (1 - B + (B * length) / USUAL_LENGTH)
  let sum = 0
  for (const [term, weight] of weights) {
    const count = counts.get(term)
    if (count) sum += (weight * count * (K1 + 1)) / (count + damping)
  }
  return sum
}

/** Words of the best texts, in words and themes, that the query lacks, weighed by how much they are theirs and how rare they are among all. */
function lentWords(counted: readonly Counted[], { terms: weights, themes }: Wanted): TermWeights {
  const scores = counted.map((one) => bm25(one, weights) * themeWeight(one.themes, themes))
  const best = [...scores.keys()].sort((a, b) => scores[b]! - scores[a]!).slice(0, LENDERS)
  const top = scores[best[0]!] ?? 0
  if (top === 0) return new Map()
  const spread = new Map<string, number>()
  for (const { counts } of counted) for (const term of counts.keys()) spread.set(term, (spread.get(term) ?? 0) + 1)
  const rarity = (term: string) => Math.log(1 + (counted.length - spread.get(term)! + 0.5) / (spread.get(term)! + 0.5))
  const lent = new Map<string, number>()
  for (const at of best) {
    const { counts, length } = counted[at]!
    for (const [term, count] of counts) {
      if (weights.has(term) || spread.get(term)! < 2) continue
      lent.set(term, (lent.get(term) ?? 0) + (count / Math.max(1, length)) * (scores[at]! / top) * rarity(term))
    }
  }
  const chosen = [...lent].sort(([, a], [, b]) => b - a).slice(0, LENT)
  const most = chosen[0]?.[1] ?? 1
  return new Map(chosen.map(([term, worth]) => [term, (LENT_WEIGHT * rarity(term) * worth) / most]))
}
