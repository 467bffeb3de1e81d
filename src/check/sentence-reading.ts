import { Clue } from './clue.ts'
import { fitNumber } from './fit.ts'
import { type FieldClaim, holds, type Judged } from './judged.ts'
import type { LabelScorer } from './label-score.ts'
import type { Claimed, Sentence } from './layout.ts'
import { planLists } from './lists.ts'
import { Memory, type Told } from './memory.ts'
import { meanFor } from './offer-averages.ts'
import { citingOf } from './offer-fields.ts'
import { isValue } from './options.ts'
import { type Reading, readingOf } from './reading.ts'
import type { FactEntry, SheetIndex } from './sheet-index.ts'
import { unspokenMeasures } from './tabular/measure.ts'
import { keptToSeat, seated } from './tabular/seated.ts'
import { blank, unweighed, type Weighed, weigh } from './weigh.ts'

/** What is at hand for a whole text. */
export interface Desk {
  readonly index: SheetIndex
  readonly text: string
  readonly scorer: LabelScorer
  /** A second scorer, for the heads of sums and ratios. */
  readonly heads: LabelScorer
  readonly explain: boolean
}

/** By place in its sentence, the cell that a number is known to speak of. */
export type Meant = ReadonlyMap<number, FieldClaim>

/** By sentence, what is known of its numbers. */
export type Known = Map<number, Map<number, FieldClaim>>
/** Adds what one number is known to speak of. */
export function knowMore(known: Known, sentence: number, place: number, claim: FieldClaim): void {
  known.set(sentence, (known.get(sentence) ?? new Map<number, FieldClaim>()).set(place, claim))
}

/** A sentence as it is understood: each of its claims, and the facts that it stated, latest last. */
export interface SentenceReading {
  readonly sentence: Sentence
  readonly told: Told
  /** What its numbers were known to speak of. */
  readonly meant: Meant
  readonly weighed: readonly Weighed[]
  readonly stated: readonly FactEntry[]
}

const UNKNOWN: Meant = new Map()

/** Reads a sentence from left to right: what was said before a number helps to understand it. */
export function readSentence(desk: Desk, sentence: Sentence, told: Told, meant = UNKNOWN): SentenceReading {
  const { index, text, scorer } = desk
  const memory = new Memory(told)
  const plans = planLists(index, text, sentence)
  const weighed: Weighed[] = []
  let from = sentence.start
  sentence.claims.forEach((claimed, i) => {
    const { mention } = claimed
    memory.pass(text, from, mention.start)
    from = mention.end
    const reading = readingOf(mention, index)
    const plan = plans[i] ?? null
    const again = reading && i > 0 ? saidBeside(text, sentence, weighed, i, reading) : null
    const each = meanFor(text, claimed)
    const weighedAs = (claimed: Claimed, reading: Reading): Weighed =>
      weigh(
        {
          index,
          text,
          claimed,
          reading,
          citing: citingOf(reading),
          plan,
          memory,
          scorer,
          heads: desk.heads,
          each,
          wholes: undefined,
          difference: undefined,
          namesRate: undefined,
          hints: undefined,
        },
        meant.get(i) ?? null,
        desk.explain,
      )
    const one = again
      ? unweighed(again)
      : reading
        ? inAnyMeasure(desk, weighedAs(claimed, reading), claimed, weighedAs)
        : unweighed(blank({ index, text, claimed, plan, memory, scorer }))
    const kept = claimed.seat && reading ? keptToSeat(one, claimed, reading) : one
    weighed.push(kept)
    memory.keep(kept.judged, plan, each)
    if (kept.subjects && ALIKE.within(text, claimed.ownStart, mention.start)) memory.keepAlike(index, kept)
    const sure = surelyTold(kept)
    if (sure) memory.told.add(sure)
  })
  return { sentence, told, meant, weighed, stated: memory.stated }
}

/** 9.5 under 同比, （+9.5）: no amount where it comes out as a rate, or in 百分点; in a table a rate where nothing comes out. */
function inAnyMeasure(
  { index, text }: Desk,
  asAmount: Weighed,
  claimed: Claimed,
  weighedAs: (claimed: Claimed, reading: Reading) => Weighed,
): Weighed {
  const { frame, seat, mention } = claimed
  if (frame.role !== 'change' || frame.base === 'target' || comesOut(asAmount)) return asAmount
  if (!seat && mention.stated?.unitText !== '' && !IN_BRACKET.before(text, mention.start, 2)) return asAmount
  const others = unspokenMeasures(mention).map((one) => weighedAs({ ...claimed, mention: one }, readingOf(one, index)!))
  return others.find(comesOut) ?? (seat ? others.find(({ chosen }) => chosen !== null) : null) ?? asAmount
}
const IN_BRACKET = new Clue(/[（(][+＋－−-]?$/, '（(+＋－−-')
const comesOut = ({ chosen }: Weighed): boolean => chosen !== null && holds(chosen.claim.fit)

/** 图书馆分馆、文化馆分馆均为｜16个: the number is of each. */
const ALIKE = new Clue(/均[为达是有]?$|都[为达是有]$/, '均都')

/** The fact whose very value a number tells, where its words name no other better. */
function surelyTold({ chosen, options }: Weighed): FactEntry | null {
  if (!isValue(chosen) || !holds(chosen.claim.fit)) return null
  return options.some((other) => isValue(other) && other.subject > chosen.subject) ? null : chosen.claim.fact
}

/** Reads a sentence once more, when it is known what more of its numbers speak of. */
export const readAgain = (desk: Desk, { sentence, told, meant }: SentenceReading, more: Meant): SentenceReading =>
  readSentence(desk, sentence, told, new Map([...meant, ...more]))

/** What the number beside it says of this one: the same in another unit, or another cell of the same fact. */
function saidBeside(
  text: string,
  { claims }: Sentence,
  weighed: readonly Weighed[],
  i: number,
  reading: Reading,
): Judged | null {
  const claimed = claims[i]!
  const again = restated(text, weighed[i - 1]!.judged, claimed, reading)
  if (again || claimed.seat === null || claimed.seat.beside === null) return again
  const beside = claims.findLastIndex(({ at }) => at === claimed.seat!.beside)
  return beside < 0 ? null : seated(weighed[beside]!.judged, claimed, reading)
}

const CONVERTS = /^(?:[（(](?:折合|约合|合计|合|折|即|相当于)?|，(?:折合|约合|合|折|即|相当于))$/
/** 超目标1200亩（80公顷）, 3100亩，合206.7公顷: what says the number before it in another unit says what that one said. */
function restated(text: string, before: Judged, { mention, frame }: Claimed, reading: Reading): Judged | null {
  const one = before.mention.stated
  const { stated, factor } = reading
  if (!before.claim || !one?.unit || !stated.unit || factor === null || one.unit.name === stated.unit.name) return null
  if (one.unit.dimension !== stated.unit.dimension || one.near.hi !== one.near.lo) return null
  if (!CONVERTS.test(text.slice(before.mention.end, mention.start))) return null
  const fit = fitNumber(reading.based!, one.near.lo * one.unit.near)
  return fit === 'none' || fit === 'qualifier' ? null : { ...before, mention, frame: { ...frame, direction: 0 } }
}
