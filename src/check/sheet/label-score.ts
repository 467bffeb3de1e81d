import type { Evidence, Heritage } from './evidence.ts'
import type { FactEntry, SheetIndex } from './sheet-index.ts'
import { tellingSlots } from './telling.ts'

const TOPIC = 0.18
/** 一、野外用火。全镇｜19起, 查处｜19起: the first number, with no noun of its own. */
const LONE_TOPIC = 0.6
const IMPLIED = 0.9
const EARLIER = 0.6
/** How sure the words of the number one, two, three and four before still are. */
const PASSED_ON = [0.5, 0.35, 0.22, 0.22]
/** What its unit and the clauses before the number before said is passed on once more. */
const ONCE_MORE = 0.3
const NOTHING: readonly Evidence[] = []

/** How well a word must be heard to tell one label from another: the word itself or the head of its synonyms. */
const TELLS = 0.8
/** How much a word that no label of the sheet knows speaks against all of them. */
const STRANGE = 0.35
/** So much of the own words that a label explains, and nothing else is said. */
const EXPLAINED = 0.85
/** So much of a label's weight, and it is spelt out. */
const SPELT = 0.97

/** How well the words around a number speak of each fact of a sheet. Keeps scratch space: one is enough for all checks against a sheet. */
export class LabelScorer {
  readonly #index: SheetIndex
  /** How well each label word was heard at best, by slot. */
  readonly #best: Float64Array
  /** The same by the number's own words. */
  readonly #own: Float64Array
  /** By wording: weight of its words that were heard, and weight of own words that it explains. */
  readonly #matched: Float64Array
  readonly #explained: Float64Array
  readonly #ruledOut: Uint8Array
  /** The wordings ruled out, by the words that did so. */
  readonly #ruling: (readonly number[])[] = []
  /** The wordings of which some word was heard. */
  readonly #touched: Int32Array
  #count = 0
  /** The slots of those words. */
  readonly #filled: Int32Array
  #filledCount = 0
  /** How surely each word was heard, by its id: a weaker mention of it adds nothing. */
  readonly #heard: Float64Array
  /** The ids of those that were heard. */
  readonly #words: Int32Array
  #heardCount = 0
  /** By place of a part, the slots of the words that tell it from its whole. */
  readonly #apart: (Int32Array | undefined)[]
  /** By place of the fact in the sheet; the caller's to change until the next call. */
  readonly scores: Float64Array
  /** The share of the label that the words cover, likewise; and of the number's own words what the label explains. */
  readonly coverage: Float64Array
  readonly precision: Float64Array
  /** Weight of the own words that some label knows, and whether one of them names a thing. */
  #known = 0
  #namesThing = false

  constructor(index: SheetIndex) {
    this.#index = index
    const { wordings, facts, slots, postings } = index
    this.#best = new Float64Array(slots[wordings.length]!)
    this.#own = new Float64Array(this.#best.length)
    this.#matched = new Float64Array(wordings.length)
    this.#explained = new Float64Array(wordings.length)
    this.#ruledOut = new Uint8Array(wordings.length)
    this.#touched = new Int32Array(wordings.length)
    this.#filled = new Int32Array(this.#best.length)
    this.#heard = new Float64Array(postings.meaning)
    this.#words = new Int32Array(postings.meaning)
    this.#apart = facts.map(() => undefined)
    this.scores = new Float64Array(facts.length)
    this.coverage = new Float64Array(facts.length)
    this.precision = new Float64Array(facts.length)
  }

  /**
   * Scores every fact from the number's own words and from those that it only inherits: of heads that it shares, of the
   * numbers in `heirs`. Each score lies in 0–1.
   */
  score(own: readonly Evidence[], shared = NOTHING, ...heirs: readonly (Heritage | null)[]): Float64Array {
    this.#forget()
    this.#hear(own, 1)
    const spoken = this.#explain(own)
    this.#hear(shared, 1)
    for (const heir of heirs) if (heir) this.#inherit(heir)
    this.#conclude(spoken)
    return this.scores
  }

  #inherit({ topic, implied, earlier, before }: Heritage): void {
    this.#hear(topic, this.silent || (!before && !this.#namesThing) ? LONE_TOPIC : TOPIC)
    this.#hear(implied, IMPLIED)
    this.#hear(earlier, EARLIER)
    let back = before
    for (let i = 0; i < PASSED_ON.length && back; i++, back = back.before) this.#hear(back.passedOn, PASSED_ON[i]!)
    if (before) this.#hear(before.earlier, ONCE_MORE)
  }

  #forget(): void {
    for (let i = 0; i < this.#count; i++) {
      const wording = this.#touched[i]!
      this.#matched[wording] = 0
      this.#explained[wording] = 0
    }
    this.#count = 0
    // the number's own words are heard as well: what they filled is among it
    for (let i = 0; i < this.#filledCount; i++) {
      const slot = this.#filled[i]!
      this.#best[slot] = 0
      this.#own[slot] = 0
    }
    this.#filledCount = 0
    for (let i = 0; i < this.#heardCount; i++) this.#heard[this.#words[i]!] = 0
    this.#heardCount = 0
    for (const wordings of this.#ruling) for (let i = 0; i < wordings.length; i++) this.#ruledOut[wordings[i]!] = 0
    this.#ruling.length = 0
    this.#known = 0
    this.#namesThing = false
  }

  /**
   * Whether the number's own words tell `one` from `other`: they hold a word that only the label of `one` has and none
   * that only the label of `other` has.
   */
  tells(one: FactEntry, other: FactEntry): boolean {
    return this.namesBeside(one, other) && !this.namesBeside(other, one)
  }

  /** Whether the number's own words hold one that stands where the label has another: Ⅲ类 for Ⅱ类. */
  rulesOut(fact: FactEntry): boolean {
    return this.#ruledOut[this.#index.labels[fact.place]!] === 1
  }

  /** The number has no words of its own that the sheet knows. */
  get silent(): boolean {
    return this.#known < 0.2
  }

  /** Whether the number's own words hold some that the label does not explain: 中考 of 中考优良率 where that is 体质健康优良率. */
  saysOther(fact: FactEntry): boolean {
    return this.precision[fact.place]! < EXPLAINED
  }

  /** Whether the words spell out the whole label. */
  covers(fact: FactEntry): boolean {
    return this.coverage[fact.place]! >= SPELT
  }

  /** Whether the number's own words hold one that only the label of `one` has, not that of `other`. */
  namesBeside(one: FactEntry, other: FactEntry): boolean {
    const { labels } = this.#index
    return this.#hearsAny(tellingSlots(this.#index, labels[one.place]!, labels[other.place]!))
  }

  /** Whether they hold one that only the label of this part has, not that of its whole. */
  namesPart(part: FactEntry): boolean {
    const { labels } = this.#index
    this.#apart[part.place] ??= tellingSlots(this.#index, labels[part.place]!, labels[part.parent!.place]!)
    return this.#hearsAny(this.#apart[part.place]!)
  }

  #hearsAny(slots: Int32Array): boolean {
    for (let i = 0; i < slots.length; i++) if (this.#own[slots[i]!]! >= TELLS) return true
    return false
  }

  /** Takes the number's own words into account; gives the weight that a label has to explain. */
  #explain(words: readonly Evidence[]): number {
    const { starts, slots, strengths, firsts, wordings, telling, ruledOut } = this.#index.postings
    let known = 0
    let strange = 0
    for (let k = 0; k < words.length; k++) {
      const { word, heard, meant, weight } = words[k]!
      const base = word.weight * weight
      if (heard >= 0) this.#ruleOut(ruledOut[heard]!)
      if (!meant) {
        if (word.class !== 'cue') strange += base * STRANGE
        continue
      }
      const own = Math.max(base * 0.5, Math.min(base, telling[heard]! * weight))
      known += own
      if (word.class !== 'verb' && word.class !== 'cue') this.#namesThing = true
      for (let i = starts[heard]!; i < starts[heard + 1]!; i++) {
        const value = weight * strengths[i]!
        const slot = slots[i]!
        if (value > this.#own[slot]!) this.#own[slot] = value
        if (firsts[i] === 1) this.#explained[wordings[i]!]! += own * strengths[i]!
      }
    }
    this.#known = known
    return known + strange
  }

  #ruleOut(wordings: readonly number[]): void {
    if (wordings.length === 0) return
    this.#ruling.push(wordings)
    for (let i = 0; i < wordings.length; i++) this.#ruledOut[wordings[i]!] = 1
  }

  #hear(words: readonly Evidence[], factor: number): void {
    if (words.length === 0) return
    const { starts, slots, strengths, wordings, weights } = this.#index.postings
    const best = this.#best
    const matched = this.#matched
    for (let k = 0; k < words.length; k++) {
      const { heard, meant } = words[k]!
      if (!meant) continue
      const weight = words[k]!.weight * factor
      const before = this.#heard[heard]!
      if (weight <= before) continue
      if (before === 0) this.#words[this.#heardCount++] = heard
      this.#heard[heard] = weight
      for (let i = starts[heard]!; i < starts[heard + 1]!; i++) {
        const value = weight * strengths[i]!
        const slot = slots[i]!
        if (value <= best[slot]!) continue
        const wording = wordings[i]!
        if (matched[wording] === 0) this.#touched[this.#count++] = wording
        if (best[slot] === 0) this.#filled[this.#filledCount++] = slot
        matched[wording]! += (value - best[slot]!) * weights[i]!
        best[slot] = value
      }
    }
  }

  #conclude(spoken: number): void {
    const { places, totals, wholes } = this.#index
    this.scores.fill(0)
    this.coverage.fill(0)
    this.precision.fill(1)
    for (let k = 0; k < this.#count; k++) {
      const i = this.#touched[k]!
      const coverage = this.#matched[i]! / totals[i]!
      const own = this.#explained[i]!
      const whole = wholes[i]! < 0 ? 0 : this.#explained[wholes[i]!]!
      const precision = spoken > 0.22 ? Math.min(1, (own + 0.5 * Math.max(0, whole - own)) / spoken) : 0.5
      let score = 0.55 * coverage + 0.45 * precision
      if (this.#ruledOut[i]) score -= 0.25
      const place = places[i]!
      if (score > this.scores[place]!) {
        this.scores[place] = score
        this.precision[place] = spoken > 0.22 ? precision : 1
      }
      if (coverage > this.coverage[place]!) this.coverage[place] = coverage
    }
  }
}
