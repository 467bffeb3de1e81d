import { type FactEntry, INSIDE, type SheetIndex } from './sheet-index.ts'
import type { Term } from './terms.ts'

/** A word near a number with how surely it belongs to it: 1 beside it, less further off. */
export interface Evidence {
  readonly term: Term
  readonly weight: number
}

const OWN_WEIGHT = { noun: 1, verb: 0.6, modifier: 0.9, generic: 0.1, cue: 0.2, char: 0.2 } as const
/** How much a word that no label of the sheet knows speaks against all of them. */
const STRANGE = 0.35

/** How well the words around a number speak of each fact of a sheet. Keeps scratch space: one per check. */
export class LabelScorer {
  readonly #index: SheetIndex
  readonly #offsets: Int32Array
  readonly #best: Float64Array
  readonly #matched: Float64Array
  readonly #explained: Float64Array
  /** How surely the number's own words speak of each label word. */
  readonly #own: Float64Array
  readonly #ruledOut: Uint8Array
  /** The wording of each fact's label, by place. */
  readonly #first: Int32Array
  /** By place of the fact in the sheet; valid until the next call. */
  readonly scores: Float64Array
  /** The share of the label that the words cover, likewise. */
  readonly coverage: Float64Array
  /** Weight of the own words that some label knows. */
  #known = 0

  constructor(index: SheetIndex) {
    this.#index = index
    const { wordings, facts } = index
    this.#offsets = new Int32Array(wordings.length + 1)
    wordings.forEach((wording, i) => {
      this.#offsets[i + 1] = this.#offsets[i]! + wording.words.length
    })
    this.#best = new Float64Array(this.#offsets[wordings.length]!)
    this.#own = new Float64Array(this.#best.length)
    this.#matched = new Float64Array(wordings.length)
    this.#explained = new Float64Array(wordings.length)
    this.#ruledOut = new Uint8Array(wordings.length)
    this.#first = new Int32Array(facts.length)
    for (let i = wordings.length - 1; i >= 0; i--) this.#first[wordings[i]!.fact.place] = i
    this.scores = new Float64Array(facts.length)
    this.coverage = new Float64Array(facts.length)
  }

  /** Scores every fact from the number's own words and from those that it only inherits. Each score lies in 0–1. */
  score(own: readonly Evidence[], inherited: readonly Evidence[]): Float64Array {
    this.#best.fill(0)
    this.#own.fill(0)
    this.#matched.fill(0)
    this.#explained.fill(0)
    this.#ruledOut.fill(0)
    this.#known = 0
    let spoken = 0
    for (const evidence of own) spoken += this.#hear(evidence, true)
    for (const evidence of inherited) this.#hear(evidence, false)
    this.#conclude(spoken)
    return this.scores
  }

  /**
   * Whether the number's own words tell `one` from `other`: they hold a word that only the label of `one` has and none
   * that only the label of `other` has.
   */
  tells(one: FactEntry, other: FactEntry): boolean {
    const a = this.#first[one.place]!
    const b = this.#first[other.place]!
    return this.#speaksOnlyOf(a, b) && !this.#speaksOnlyOf(b, a)
  }

  /** The number has no words of its own that the sheet knows. */
  get silent(): boolean {
    return this.#known < 0.2
  }

  /** Whether the words spell out the whole label of `one` and leave that of `other` wanting, without a word of its own. */
  spells(one: FactEntry, other: FactEntry): boolean {
    return this.coverage[one.place]! >= 0.97 && this.coverage[other.place]! < 0.85 && !this.namesBeside(other, one)
  }

  /** Whether the number's own words hold one that only the label of `one` has, not that of `other`. */
  namesBeside(one: FactEntry, other: FactEntry): boolean {
    return this.#speaksOnlyOf(this.#first[one.place]!, this.#first[other.place]!)
  }

  #speaksOnlyOf(a: number, b: number): boolean {
    const { wordings, postings } = this.#index
    return wordings[a]!.words.some(({ word, weight }, i) => {
      if (this.#own[this.#offsets[a]! + i]! < 0.6 || weight < 0.1) return false
      return !postings.get(word)!.some((posting) => posting.wording === b && posting.strength >= 0.6)
    })
  }

  #hear({ term, weight }: Evidence, isOwn: boolean): number {
    const { postings, wordings, rivals } = this.#index
    const list = postings.get(term.word)
    const base =
      OWN_WEIGHT[term.class] *
      weight *
      (term.class === 'char' && term.word.length === 1 ? 0.4 : 1) *
      (term.inside ? INSIDE : 1)
    if (isOwn) for (const wording of rivals.get(term.word) ?? []) this.#ruledOut[wording] = 1
    if (!list) return isOwn && term.class !== 'cue' ? base * STRANGE : 0
    let telling = 0
    for (const posting of list) {
      const at = this.#offsets[posting.wording]! + posting.word
      const labelWeight = wordings[posting.wording]!.words[posting.word]!.weight
      const value = weight * posting.strength
      if (isOwn && value > this.#own[at]!) this.#own[at] = value
      if (value > this.#best[at]!) {
        this.#matched[posting.wording]! += (value - this.#best[at]!) * labelWeight
        this.#best[at] = value
      }
      if (labelWeight > telling) telling = labelWeight
    }
    if (!isOwn) return 0
    const own = Math.max(base * 0.5, Math.min(base, telling * weight))
    this.#known += own
    const seen = new Set<number>()
    for (const posting of list) {
      if (seen.has(posting.wording)) continue
      seen.add(posting.wording)
      this.#explained[posting.wording]! += own * posting.strength
    }
    return own
  }

  #conclude(spoken: number): void {
    const { wordings } = this.#index
    this.scores.fill(0)
    this.coverage.fill(0)
    for (let i = 0; i < wordings.length; i++) {
      const wording = wordings[i]!
      const coverage = this.#matched[i]! / wording.total
      if (coverage === 0) continue
      const own = this.#explained[i]!
      const whole = wording.fact.parent ? this.#explained[this.#first[wording.fact.parent.place]!]! : 0
      const precision = spoken > 0.22 ? Math.min(1, (own + 0.5 * Math.max(0, whole - own)) / spoken) : 0.5
      let score = 0.55 * coverage + 0.45 * precision
      if (this.#ruledOut[i]) score -= 0.25
      const place = wording.fact.place
      if (score > this.scores[place]!) this.scores[place] = score
      if (coverage > this.coverage[place]!) this.coverage[place] = coverage
    }
  }
}
