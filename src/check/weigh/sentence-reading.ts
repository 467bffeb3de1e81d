import { type Reading, readingOf } from '../fit/reading.ts'
import { type FieldClaim, holds } from '../judged.ts'
import { citingOf } from '../offers/fields.ts'
import { ALIKE } from '../offers/first-of-alike.ts'
import { meanFor } from '../offers/for-each.ts'
import { isValue } from '../offers/options.ts'
import type { Claimed } from '../sentence/claimed.ts'
import type { Sentence } from '../sentence/layout.ts'
import type { ListPlan } from '../sentence/lists.ts'
import { Memory } from '../sentence/memory.ts'
import type { Told } from '../sentence/told-before.ts'
import { untwinned } from '../sentence/twins.ts'
import type { LabelScorer } from '../sheet/label-score.ts'
import type { FactEntry, SheetIndex } from '../sheet/sheet-index.ts'
import { unspokenMeasures } from '../tabular/measure.ts'
import { Clue } from '../text/clue.ts'
import { blank } from './blank.ts'
import type { Case } from './case.ts'
import { saidBeside } from './said-beside.ts'
import { keptToSeat } from './seated.ts'
import { unweighed, type Weighed, weigh } from './weigh.ts'

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
  readonly plans: readonly (ListPlan | null)[]
  readonly told: Told
  /** What its numbers were known to speak of. */
  readonly meant: Meant
  readonly weighed: readonly Weighed[]
  readonly stated: readonly FactEntry[]
}

const UNKNOWN: Meant = new Map()

/** Reads a sentence from left to right: what was said before a number helps to understand it. */
export function readSentence(
  desk: Desk,
  sentence: Sentence,
  plans: readonly (ListPlan | null)[],
  told: Told,
  meant = UNKNOWN,
): SentenceReading {
  const { index, text } = desk
  const memory = new Memory(told)
  const weighed: Weighed[] = []
  let from = sentence.start
  sentence.claims.forEach((claimed, i) => {
    memory.pass(text, from, claimed.mention.start)
    from = claimed.mention.end
    const plan = plans[i] ?? null
    const reading = readingOf(claimed.mention, index)
    const again = reading && i > 0 ? saidBeside(text, sentence, weighed, i, reading) : null
    const each = meanFor(text, claimed)
    const one = again
      ? unweighed(again)
      : reading
        ? weighedIn(desk, { claimed, plan, memory, each }, reading, meant.get(i) ?? null)
        : unweighed(blank({ ...desk, claimed, plan, memory }))
    const kept = claimed.seat && reading ? keptToSeat(one, claimed, reading) : one
    weighed.push(kept)
    memory.keep(kept, plan, each)
    if (kept.subjects && isOfAll(text, claimed)) memory.keepAlike(index, kept)
    const sure = surelyTold(kept)
    if (sure) memory.told.add(sure)
  })
  return { sentence, plans, told, meant, weighed: untwinned(weighed, plans), stated: memory.stated }
}

/** A number weighed as it is written, or in the measure in which it comes out. */
function weighedIn(
  desk: Desk,
  standing: Pick<Case, 'claimed' | 'plan' | 'memory' | 'each'>,
  reading: Reading,
  meant: FieldClaim | null,
): Weighed {
  const { index, text, scorer, heads, explain } = desk
  const { claimed, plan, memory, each } = standing
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
        heads,
        each,
        wholes: undefined,
        difference: undefined,
        namesRate: undefined,
        isNotYet: undefined,
        rateOfUse: undefined,
        hints: [],
      },
      meant,
      explain,
    )
  return inAnyMeasure(desk, weighedAs(claimed, reading), claimed, weighedAs)
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
  if (!seat && !IN_BRACKET.before(text, mention.start, 2)) return asAmount
  const others = unspokenMeasures(mention).map((one) => weighedAs({ ...claimed, mention: one }, readingOf(one, index)!))
  return others.find(comesOut) ?? (seat ? others.find(({ chosen }) => chosen !== null) : null) ?? asAmount
}
const IN_BRACKET = new Clue(/[（(][+＋－−-]?$/, '（(+＋－−-')
const comesOut = ({ chosen }: Weighed): boolean => chosen !== null && holds(chosen.claim.fit)

/** The fact whose very value a number tells, where its words name no other better. */
function surelyTold({ chosen, options }: Weighed): FactEntry | null {
  if (!isValue(chosen) || !holds(chosen.claim.fit)) return null
  return options.some((other) => isValue(other) && other.subject > chosen.subject) ? null : chosen.claim.fact
}

/** Reads a sentence once more, when it is known what more of its numbers speak of. */
export const readAgain = (
  desk: Desk,
  { sentence, plans, told, meant }: SentenceReading,
  more: Meant,
): SentenceReading => readSentence(desk, sentence, plans, told, new Map([...meant, ...more]))

/** 受理、办结均为26件; 39件投诉件件办结: two facts of one value. */
const isOfAll = (text: string, claimed: Claimed): boolean =>
  ALIKE.inClauseOf({ text, claimed }) !== null ||
  ALL_DONE.within(text, claimed.mention.end, claimed.mention.end + ALL_DONE_REACH) !== null
const ALL_DONE = new Clue(/^[\u4e00-\u9fff]{0,6}(?:件件|全部|全都|悉数)/, '件全悉')
const ALL_DONE_REACH = 10
