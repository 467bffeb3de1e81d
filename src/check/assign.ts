import { type FieldClaim, holds } from './judged.ts'
import { isValue, type Option, type ValueOption } from './options.ts'
import type { Meant, SentenceReading } from './sentence-reading.ts'
import type { FactEntry, SheetIndex } from './sheet-index.ts'
import type { Weighed } from './weigh.ts'

/*
 * Which number tells which fact, over all numbers of a text. Reading from left to right takes the fact whose value fits,
 * if the words allow it. So two values that stand in each other's place would each find their owner. Here such a number
 * has to answer for the others: where the words name another fact better and the rest of the text agrees, that fact is
 * meant, and the value is wrong.
 */

/** A number that carries the value of one fact where its words name another. */
interface Doubt {
  readonly sentence: number
  readonly place: number
  readonly taken: ValueOption
  readonly named: ValueOption
}

/** How much better the words must name the other fact, all evidence told. */
const SURE = 0.14
/** The fact whose value it is has its own place in the text: its words stand elsewhere, or it is told there. */
const HAS_ITS_PLACE = 0.14
/** The fact that the words name is told rightly in another sentence. */
const TOLD_BEFORE = -0.1
/** The words of the whole stay about, when a part is told. */
const ITS_WHOLE = -0.05
/** The comparison that follows comes out for the one and not for the other. */
const FOLLOWED = 0.35

const tells = ({ chosen }: Weighed): ValueOption | null => (isValue(chosen) && holds(chosen.claim.fit) ? chosen : null)

/** By sentence, the facts that numbers speak of against their value; null where all stays as read. */
export function reassigned(index: SheetIndex, readings: readonly SentenceReading[]): Map<number, Meant> | null {
  const doubts = doubtsIn(readings)
  if (doubts.length === 0) return null
  const places = new Places(index, readings)
  let misread = doubts.filter((doubt) => evidence(doubt, readings, places) > SURE)
  for (let count = -1; count !== misread.length; ) {
    count = misread.length
    misread = withoutTold(misread, places)
  }
  const meant = new Map<number, Map<number, FieldClaim>>()
  for (const { sentence, place, named } of misread) {
    const known = meant.get(sentence) ?? new Map<number, FieldClaim>()
    meant.set(sentence, known.set(place, named.claim))
  }
  return misread.length > 0 ? meant : null
}

function doubtsIn(readings: readonly SentenceReading[]): Doubt[] {
  const doubts: Doubt[] = []
  readings.forEach(({ weighed }, sentence) => {
    weighed.forEach((one, place) => {
      const taken = one.judged.frame?.role === 'level' ? tells(one) : null
      const named = taken && namedBetter(one.options, taken)
      if (named) doubts.push({ sentence, place, taken, named })
    })
  })
  return doubts
}

/** The fact that the words name better, and most of all, although its value is another. */
function namedBetter(options: readonly Option[], { subject }: Option): ValueOption | null {
  let best: ValueOption | null = null
  for (const option of options)
    if (option.subject > (best?.subject ?? subject) && option.claim.fit === 'none' && isValue(option)) best = option
  return best
}

function evidence(
  { sentence, place, taken, named }: Doubt,
  readings: readonly SentenceReading[],
  places: Places,
): number {
  const elsewhere = places.namesElsewhere(taken, sentence, place)
  const next = readings[sentence]!.weighed[place + 1]
  return (
    named.subject -
    taken.subject +
    (elsewhere ? HAS_ITS_PLACE : 0) +
    (places.tellers(named.claim.fact) > 0 ? TOLD_BEFORE : 0) +
    (taken.claim.fact.parent === named.claim.fact ? ITS_WHOLE : 0) +
    (next ? FOLLOWED * (comesOut(next, named.claim.fact) - comesOut(next, taken.claim.fact)) : 0)
  )
}

/** 1 where a comparison without a noun of its own holds for that fact, 0 where it does not, or compares nothing. */
const comesOut = ({ judged, silent, options }: Weighed, fact: FactEntry): number =>
  silent &&
  judged.frame !== null &&
  COMPARES.has(judged.frame.role) &&
  options.some(({ claim }) => claim.of !== 'note' && claim.fact === fact && holds(claim.fit))
    ? 1
    : 0
const COMPARES: ReadonlySet<string> = new Set(['change', 'prior', 'gap', 'completion'])

/** Without those whose fact is told rightly in the same sentence, by a number that is not in doubt itself. */
function withoutTold(misread: readonly Doubt[], places: Places): Doubt[] {
  return misread.filter(({ sentence, named }) => {
    const { fact } = named.claim
    const doubted = misread.filter((other) => other.sentence === sentence && other.taken.claim.fact === fact).length
    return places.tellers(fact, sentence) <= doubted
  })
}

/** Where each fact has its place in a text: which numbers tell it, and which words name it best. */
class Places {
  readonly #tellers = new Map<FactEntry, number[]>()
  readonly #best: Float64Array
  readonly #bestAt: Int32Array
  readonly #second: Float64Array
  readonly #starts: number[] = []

  constructor({ facts }: SheetIndex, readings: readonly SentenceReading[]) {
    this.#best = new Float64Array(facts.length)
    this.#second = new Float64Array(facts.length)
    this.#bestAt = new Int32Array(facts.length).fill(-1)
    let at = 0
    readings.forEach(({ weighed }, sentence) => {
      this.#starts.push(at)
      for (const one of weighed) {
        const told = tells(one)
        if (told) this.#tell(told.claim.fact, sentence)
        if (one.judged.frame?.role === 'level')
          for (const option of one.options) if (isValue(option)) this.#name(option, at)
        at++
      }
    })
  }

  #tell(fact: FactEntry, sentence: number): void {
    const sentences = this.#tellers.get(fact)
    if (sentences) sentences.push(sentence)
    else this.#tellers.set(fact, [sentence])
  }

  #name({ claim, subject }: ValueOption, at: number): void {
    const { place } = claim.fact
    if (subject > this.#best[place]!) {
      if (this.#bestAt[place] !== at) this.#second[place] = this.#best[place]!
      this.#best[place] = subject
      this.#bestAt[place] = at
    } else if (this.#bestAt[place] !== at && subject > this.#second[place]!) this.#second[place] = subject
  }

  /** How many numbers tell the very value of a fact, in that sentence or anywhere. */
  tellers(fact: FactEntry, sentence?: number): number {
    const sentences = this.#tellers.get(fact) ?? []
    return sentence === undefined ? sentences.length : sentences.filter((one) => one === sentence).length
  }

  /** Whether another number names the fact better, or tells it as well. */
  namesElsewhere({ claim, subject }: ValueOption, sentence: number, place: number): boolean {
    const { fact } = claim
    const own = this.#bestAt[fact.place] === this.#starts[sentence]! + place
    return (own ? this.#second : this.#best)[fact.place]! > subject || this.tellers(fact) > 1
  }
}
