import { comparable } from '../fit/fit-cell.ts'
import { readingOf } from '../fit/reading.ts'
import { type FieldClaim, holds } from '../judged.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { type Desk, type Known, knowMore, readAgain, type SentenceReading } from './sentence-reading.ts'
import type { Weighed } from './weigh.ts'

/*
 * Two values in each other's place: 演练27场、2140人次；培训36期、3850人次. Each finds the fact whose value it is, and its
 * words hardly mind. But the words of the one suit the fact of the other, and both together suit far better crossed. In
 * a true text they never do.
 */

/** A number that carries the very cell of a fact. */
interface Teller {
  readonly sentence: number
  readonly place: number
  readonly weighed: Weighed
  readonly claim: FieldClaim
  readonly subject: number
}
interface Pair {
  readonly one: Teller
  readonly other: Teller
  readonly gain: number
}

/** How much better the words must suit the two facts crossed; and where no word spoke of the one, only its digits. */
const SURE = 0.13
const SURE_BY_DIGITS = 0.3
/** Each comparison that comes out when they are crossed, 去年1572件，少86件, speaks for it; each that no longer does, against. */
const FOLLOWED = 0.12
const MOST_FOLLOWED = 3
/** A text tells the whole first and then its part. */
const WHOLE_FIRST = 0.3
/** What is not read again need not look better at first sight. */
const ROUGHLY = -0.1
/** As many pairs are read again, the likeliest first. Keeps long texts linear. */
const MOST_PAIRS = 12
/** As many tellers behind a teller may stand in its place: those of a whole long report. Keeps long texts linear as well. */
const FARTHEST = 400

/** The facts that numbers in each other's place speak of. */
export function exchanged(desk: Desk, readings: readonly SentenceReading[]): Known {
  const pairs = pairsIn(tellersIn(readings), desk)
  const known: Known = new Map()
  const taken = new Set<Teller>()
  for (const pair of pairs.sort((a, b) => b.gain - a.gain).slice(0, MOST_PAIRS)) {
    const { one, other } = pair
    if (taken.has(one) || taken.has(other) || gainOf(desk, readings, pair) <= sureOf(pair)) continue
    taken.add(one).add(other)
    knowMore(known, one.sentence, one.place, crossed(one, other.claim.fact))
    knowMore(known, other.sentence, other.place, crossed(other, one.claim.fact))
  }
  return known
}

const sureOf = ({ one, other }: Pair): number => (Math.min(one.subject, other.subject) === 0 ? SURE_BY_DIGITS : SURE)
const crossed = ({ claim }: Teller, fact: FactEntry): FieldClaim => ({
  of: 'field',
  fact,
  field: claim.field,
  fit: 'none',
})

function tellersIn(readings: readonly SentenceReading[]): Teller[] {
  const tellers: Teller[] = []
  readings.forEach((reading, sentence) => {
    reading.weighed.forEach((weighed, place) => {
      const { claim } = weighed.judged
      if (weighed.subjects && claim?.field)
        tellers.push({ sentence, place, weighed, claim, subject: weighed.chosen!.subject })
    })
  })
  return tellers
}

function pairsIn(tellers: readonly Teller[], { index, text }: Desk): Pair[] {
  const pairs: Pair[] = []
  // by far most pairs gain nothing: that is all they are asked
  const subjects = tellers.map(({ weighed }) => weighed.subjects!)
  const places = tellers.map(({ claim }) => claim.fact.place)
  const own = tellers.map(({ subject }) => subject)
  for (let i = 0; i < places.length; i++) {
    const mine = subjects[i]!
    const place = places[i]!
    const end = Math.min(i + FARTHEST, places.length)
    for (let k = i + 1; k < end; k++) {
      const gain = mine[places[k]!]! + subjects[k]![place]! - own[i]! - own[k]!
      if (gain <= ROUGHLY) continue
      const [one, other] = [tellers[i]!, tellers[k]!]
      if (one.claim.fact === other.claim.fact || one.claim.field !== other.claim.field) continue
      // 整改61处，还有60处没有整改, where neither number is that of its fact: nothing was exchanged
      if (!holds(one.claim.fit) && !holds(other.claim.fit)) continue
      if (isPartOfWhole(one, other) || (keepsUnit(one, other) && keepsUnit(other, one))) continue
      if (mayTell(one, other.claim.fact) && mayTell(other, one.claim.fact)) pairs.push({ one, other, gain })
    }
  }
  return pairs

  /** （419个/428个）: the part, then its whole. */
  function isPartOfWhole(one: Teller, other: Teller): boolean {
    return (
      one.claim.fact.parent === other.claim.fact &&
      text.slice(one.weighed.judged.mention.end, other.weighed.judged.mention.start) === '/'
    )
  }

  /** 64家 and 124条: each in the unit of its own fact, and not in that of the other. */
  function keepsUnit({ weighed, claim }: Teller, other: Teller): boolean {
    const { gates } = readingOf(weighed.judged.mention, index)!
    return gates[claim.fact.place] === 'same' && gates[other.claim.fact.place] === 'loose'
  }

  function mayTell({ weighed }: Teller, fact: FactEntry): boolean {
    return comparable(readingOf(weighed.judged.mention, index)!, fact)
  }
}

/** How well a number read again suits the fact; one that proves to be no claim suits none. */
const suits = ({ subjects }: Weighed, { place }: FactEntry): number => subjects?.[place] ?? 0

/** What is gained by the pair crossed, read again: what the first tells is then no longer said of the second. */
function gainOf(desk: Desk, readings: readonly SentenceReading[], { one, other }: Pair): number {
  const crossedOne = [one.place, crossed(one, other.claim.fact)] as const
  const crossedOther = [other.place, crossed(other, one.claim.fact)] as const
  const together = one.sentence === other.sentence
  const first = readAgain(desk, readings[one.sentence]!, new Map(together ? [crossedOne, crossedOther] : [crossedOne]))
  const second = together ? first : readAgain(desk, readings[other.sentence]!, new Map([crossedOther]))
  const gained =
    suits(first.weighed[one.place]!, other.claim.fact) +
    suits(second.weighed[other.place]!, one.claim.fact) -
    one.subject -
    other.subject
  const before = held(readings[one.sentence]!) + (together ? 0 : held(readings[other.sentence]!))
  const after = held(first) + (together ? 0 : held(second))
  // crossed, neither of the two holds any more
  const followed = Math.max(-MOST_FOLLOWED, Math.min(after + 2 - before, MOST_FOLLOWED))
  return gained + FOLLOWED * followed - (other.claim.fact.parent === one.claim.fact ? WHOLE_FIRST : 0)
}

/** How many numbers of a sentence say what the sheet says. */
const held = ({ weighed }: SentenceReading): number =>
  weighed.filter(({ chosen }) => chosen !== null && holds(chosen.claim.fit)).length
