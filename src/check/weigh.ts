import { unitOf } from '../domain/unit.ts'
import { knownByDigits } from './by-digits.ts'
import { asValue } from './fit-cell.ts'
import { type FieldClaim, holds, type Judged } from './judged.ts'
import type { LabelScorer } from './label-score.ts'
import type { Claimed } from './layout.ts'
import type { ListPlan } from './lists.ts'
import type { Memory } from './memory.ts'
import { notedClaim } from './notes.ts'
import { type Each, offerAverages } from './offer-averages.ts'
import { offerDerived } from './offer-derived.ts'
import { movingFor, offerFields, offerParts, offerToldAgain } from './offer-fields.ts'
import { offerBalances, offerDistanceToStated, offerNamedPair, offerSharedHead } from './offer-pairs.ts'
import type { SpokenWhole } from './offer-shares.ts'
import { offerTotals } from './offer-totals.ts'
import { HINTS, isValue, type Option, Options, SPEAKS } from './options.ts'
import { isWithin, relationOf } from './period-relation.ts'
import type { Reading } from './reading.ts'
import type { FactEntry, Field, SheetIndex } from './sheet-index.ts'
import { ratherSlip } from './slipped.ts'
import { spokenOf } from './spoken-of.ts'
import { type Spoken, subjectsOf } from './subjects.ts'
import { gate } from './unit-gate.ts'

/** One number before its judges. */
export interface Case {
  readonly index: SheetIndex
  readonly text: string
  readonly claimed: Claimed
  readonly reading: Reading
  /** The same where it cites what it is compared with. */
  readonly citing: Reading
  readonly plan: ListPlan | null
  readonly memory: Memory
  readonly scorer: LabelScorer
  /** A second scorer, for the heads of sums and ratios. */
  readonly heads: LabelScorer
  /** Each of what it is the mean for; null where no word makes it one. */
  readonly each: Each | null
  /** Found out when first asked: the whole that the words of a share name, the verb of a difference, whether a rate is named, which cells are. */
  wholes: readonly SpokenWhole[] | undefined
  difference: string | undefined
  namesRate: boolean | undefined
  hints: Partial<Record<Field, boolean>> | undefined
}

/** A number with the ways to understand it. */
export interface Weighed {
  readonly judged: Judged
  readonly options: readonly Option[]
  /** The one that was taken. */
  readonly chosen: Option | null
  /** It has no words of its own that the sheet knows. */
  readonly silent: boolean
  /** How well its words suit each fact of the sheet, by place; null where no cell was chosen. */
  readonly subjects: readonly number[] | null
}

/** A judgement that nothing was weighed for. */
export const unweighed = (judged: Judged): Weighed => ({
  judged,
  options: [],
  chosen: null,
  silent: false,
  subjects: null,
})

const NO_TRACE: readonly string[] = []
/** Weighs all ways to understand a number and takes the best; where it is known what is `meant`, that. */
export function weigh(c: Case, meant: FieldClaim | null, explain: boolean): Weighed {
  const { claimed, index } = c
  const subjects = subjectsOf(c)
  const { silent } = c.scorer
  const options = new Options()
  const moving = movingFor(c)
  for (let place = 0; place < subjects.length; place++) {
    const subject = subjects[place]!
    if (subject < HINTS) continue
    const fact = index.facts[place]!
    if (moving === null || moving[place] === 1) offerFields(c, fact, subject, options)
    if (subject > 0.2) offerDerived(c, fact, subject, options)
  }
  offerParts(c, options)
  offerToldAgain(c, options)
  offerTotals(c, subjects, options)
  offerBalances(c, subjects, options)
  offerNamedPair(c, options)
  offerDistanceToStated(c, options)
  offerSharedHead(c, subjects, options)
  offerAverages(c, subjects, options)
  const note = notedClaim(index, c.text, claimed)
  if (note) options.add(note.claim, note.likeness, 0)
  const chosen = meant
    ? options.meaning(meant, subjects[meant.fact.place]!)
    : ratherSlip(c, options, options.ratherValue(settled(c, spokenOf(c, options.best(), options.all)), c.reading))
  if (claimed.mention.presumed && !names(c, chosen))
    return unweighed(still(claimed, explain ? options.describe() : NO_TRACE))
  const claim = chosen && !isWish(c, chosen) ? chosen.claim : null
  const judged = {
    mention: claimed.mention,
    frame: claimed.frame,
    claim,
    owner: claim?.field && claim.fit === 'none' ? (ownerOf(c, claim.fact) ?? counterpartOf(options.all)) : null,
    elsewhen: claim?.field === 'value' && claim.fit === 'none' && isElsewhen(c, claim.fact),
    trace: explain ? options.describe() : NO_TRACE,
  }
  return { judged, options: options.all, chosen, silent, subjects: claim?.field ? listed(subjects) : null }
}

/** 力争满意率达到99%: what is meant to be is no wrong value of what is; nor, of another year, of this one's target. */
function isWish({ claimed: { meant, period }, index }: Case, option: Option): boolean {
  if (holds(option.claim.fit)) return false
  if (isValue(option)) return meant
  return option.claim.field === 'target' && period !== null && relationOf(period, index.sheet.period) === 'other'
}

/** A value off that the words put into another period, of which the sheet has no number of the fact. */
function isElsewhen({ claimed: { period }, index }: Case, { values, period: own }: FactEntry): boolean {
  if (period === null || period.day !== null || own !== null) return false
  if (isWithin(period, index.sheet.period)) return true
  const relation = relationOf(period, index.sheet.period)
  if (relation === 'lastYear' || relation === 'lastPeriod') return values[relation] === null
  return relation === 'other'
}

/** A list is made in a fraction of the time of another typed array. */
function listed(scores: Float64Array): number[] {
  const list = new Array<number>(scores.length)
  for (let i = 0; i < scores.length; i++) list[i] = scores[i]!
  return list
}

/** What was presumed to be no claim, and is none. */
const still = ({ mention }: Claimed, trace: readonly string[]): Judged => ({
  mention: {
    ...mention,
    exempt: mention.presumed,
    role: mention.presumed === 'threshold' ? 'threshold' : mention.role,
  },
  frame: null,
  claim: null,
  owner: null,
  trace,
})

/** From here on the words are the label itself. */
const SPELT_OUT = 0.9

/** Whether the sheet has the number that a rule or a description states: its value, its target, or a label spelt out. */
function names({ scorer, claimed }: Case, best: Option | null): boolean {
  const { presumed } = claimed.mention
  // in a table the head has the unit, and every cell is a claim
  if (presumed === 'duration' || presumed === 'expression') return best !== null || claimed.seat !== null
  if (best === null) return false
  const { claim, subject } = best
  if (claim.of === 'note') return true
  if (subject < SPEAKS) return false
  if (holds(claim.fit)) return true
  if (!claim.field || presumed === 'listing') return false
  if (claim.field === 'target' || subject >= SPELT_OUT) return true
  return presumed === 'name' && scorer.covers(claim.fact)
}

/** Where no words speak of a fact, or hardly, the digits may. */
const settled = (c: Case, best: Option | null): Option | null =>
  best === null || (best.claim.fit === 'none' && best.subject < HARDLY && c.scorer.silent)
    ? (knownByDigits(c) ?? best)
    : best
const HARDLY = 0.5

/** A blank speaks of the fact that its words name; it states nothing, so it fits nothing. */
export function blank(c: Spoken): Judged {
  const { mention, frame } = c.claimed
  const subjects = subjectsOf(c)
  const unitText = /[^\dxXχ×Ⅹ_＿*？?.．第多余万亿千]+$/.exec(mention.text)?.[0] ?? ''
  const measured = { unitText, unit: unitOf(unitText) }
  let best: FactEntry | null = null
  for (const fact of c.index.facts) {
    const fits = fact.isRank ? mention.text.startsWith('第') : gate(measured, fact) !== 'shut'
    if (fits && subjects[fact.place]! > (best ? subjects[best.place]! : SPEAKS)) best = fact
  }
  return {
    mention,
    frame,
    claim: best && { of: 'field', fact: best, field: 'value', fit: 'none' },
    owner: null,
    trace: [],
  }
}

/** 转移群众164人, where 164 are the households: the fact whose digits these are, counted in another unit. */
const counterpartOf = (all: readonly Option[]): FactEntry | null =>
  all.filter(isValue).find(({ claim, subject }) => claim.fit === 'unit' && subject >= COUNTERPART)?.claim.fact ?? null
const COUNTERPART = 0.55

/** The fact whose very value this number is, in the very unit. A lone digit belongs to a sibling or to nobody. */
function ownerOf({ index, reading }: Case, subject: FactEntry): FactEntry | null {
  const digits = reading.stated.digits.replace(/[^1-9]/g, '')
  const telling = digits.length > 1
  for (const fact of index.facts) {
    if (fact === subject) continue
    if (!telling && fact.parent !== subject && fact.parent !== subject.parent && subject.parent !== fact) continue
    const gate = reading.gates[fact.place]
    if ((gate === 'same' || (gate === 'loose' && digits.length > 2)) && asValue(reading, fact).fit === 'exact')
      return fact
  }
  return null
}
