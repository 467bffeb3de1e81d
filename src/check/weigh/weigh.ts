import { COMPARES } from '../context/comparison.ts'
import { isLater, isWithin, relationOf } from '../context/period-relation.ts'
import { type FieldClaim, holds, type Judged, type NotedClaim } from '../judged.ts'
import { firstOfAlike } from '../offers/first-of-alike.ts'
import { optionsFor } from '../offers/offers.ts'
import { isValue, type Option, type Options } from '../offers/options.ts'
import type { Claimed } from '../sentence/claimed.ts'
import { subjectsOf } from '../sentence/subjects.ts'
import { SPEAKS } from '../sheet/likeness.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { knownByDigits, ratherSoCounted } from './by-digits.ts'
import type { Case } from './case.ts'
import { countsSiblings } from './counts-siblings.ts'
import { hedgedSo } from './hedged-so.ts'
import { isDoneWithPart } from './kin.ts'
import { notedOtherwise } from './noted-otherwise.ts'
import { ratherOwnUnit } from './own-unit.ts'
import { ownerOf } from './owner.ts'
import { isPlaceAmong } from './place-among.ts'
import { names } from './presumed.ts'
import { ratherSlip } from './slipped.ts'
import { ratherSpelt } from './spelt-beside.ts'
import { spokenOf } from './spoken-of.ts'
import { isTimeOver } from './time-over.ts'
import { ratherUnsaid } from './unsaid.ts'

/** A number with the ways to understand it. */
export interface Weighed {
  readonly judged: Judged
  readonly options: readonly Option[]
  /** The one that was taken. */
  readonly chosen: Option | null
  /** It has no words of its own that the sheet knows. */
  readonly silent: boolean
  /** Its words name more than the fact that it was taken for. */
  readonly saysOther: boolean
  /** How well its words suit each fact of the sheet, by place; null where no cell was chosen. */
  readonly subjects: readonly number[] | null
}

/** A judgement that nothing was weighed for. */
export const unweighed = (judged: Judged): Weighed => ({
  judged,
  options: [],
  chosen: null,
  silent: false,
  saysOther: false,
  subjects: null,
})

/** Weighs all ways to understand a number and takes the best; where it is known what is `meant`, that. */
export function weigh(c: Case, meant: FieldClaim | null, explain: boolean): Weighed {
  const { claimed } = c
  const subjects = subjectsOf(c)
  const first = firstOfAlike(c)
  if (first) subjects[first.place] = 1
  const { silent } = c.scorer
  const options = optionsFor(c, subjects)
  const chosen = meant ? options.meaning(meant, subjects[meant.fact.place]!) : choose(c, options)
  const trace = explain ? options.describe() : NO_TRACE
  if (
    claimed.mention.presumed
      ? !names(c, chosen)
      : !(chosen && holds(chosen.claim.fit)) &&
        (isNoneMeant(claimed) || isPlaceAmong(c) || countsSiblings(c) || isTimeOver(c))
  )
    return unweighed(still(claimed, trace))
  const claim = notedFor(c, chosen) ?? (chosen && !isWish(c, chosen) ? chosen.claim : null)
  const judged = {
    mention: claimed.mention,
    frame: claimed.frame,
    claim,
    owner:
      claim?.field && claim.fit === 'none'
        ? (ownerOf(c, claim.fact, meant !== null) ?? counterpartOf(options.all))
        : null,
    elsewhen: claim?.field === 'value' && claim.fit === 'none' && isElsewhen(c, claim.fact),
    trace,
  }
  const meantFact = chosen?.claim.fit === 'none' ? chosen.claim.fact : undefined
  const saysOther = meantFact !== undefined && c.scorer.saysOther(meantFact)
  return { judged, options: options.all, chosen, silent, saysOther, subjects: claim?.field ? listed(subjects) : null }
}
const NO_TRACE: readonly string[] = []

/** What a note tells otherwise of what was taken for this period's value of a fact, or, of a plan, for what its target still wants or for a wrong value. */
function notedFor(c: Case, chosen: Option | null): NotedClaim | null {
  if (c.claimed.frame.role !== 'level' || !chosen || chosen.claim.of === 'note') return null
  const { fact, fit, field } = chosen.claim
  const { meant, period } = c.claimed
  const isAhead = meant || (period !== null && isLater(period, c.index.sheet.period))
  // 四季度检查32次, as many as in the third: not a plan, but a period at fault
  if (field === 'value' && holds(fit)) return notedOtherwise(c, fact, meant)
  return isAhead && fit === 'none' && (field === 'value' || field === undefined) ? notedOtherwise(c, fact, true) : null
}

/** 确保实现零事故: an aim, which no sheet has, and no wrong value. */
const isNoneMeant = ({ mention, meant }: Claimed): boolean => meant && mention.role === 'zero'

/** The best, unless words, a note, digits or a slip of the hand speak for another. */
function choose(c: Case, options: Options): Option | null {
  const best = hedgedSo(c, ratherOwnUnit(c, ratherMoved(c, options.best(), options.all), options.all), options.all)
  const spoken = ratherSpelt(c, spokenOf(c, best, options.all), options)
  return ratherPart(
    c,
    ratherUnsaid(
      c,
      ratherSlip(c, options, options.ratherOwnShare(options.ratherValue(settled(c, spoken), c.reading), c.index)),
    ),
    options,
  )
}

/** 5家在产矿山企业建成绿色矿山, where six have: the part that the words behind tell, not the whole beside the number. */
function ratherPart({ text, claimed }: Case, best: Option | null, { all }: Options): Option | null {
  if (!isValue(best) || best.claim.fit !== 'none' || best.claim.fact.parts.length === 0) return best
  const whole = best.claim.fact
  return all.find((o) => isValue(o) && isDoneWithPart(text, claimed, o.claim.fact, whole)) ?? best
}

/** 增长的有169家，下降的有｜77家: the fact that counts what moved so, rather than what is left without the others. */
function ratherMoved(c: Case, best: Option | null, all: readonly Option[]): Option | null {
  if (best?.claim.of !== 'derived') return best
  // 1—6月356.35亿元, which is as well what the two quarters come to
  if (best.claim.rule === 'sum' && best.claim.facts.length === 1)
    return all.find((option) => isValue(option) && option.claim.fit === 'exact') ?? best
  if (best.claim.rule !== 'difference') return best
  return (
    all.find((o) => isValue(o) && o.claim.fit === 'exact' && o.subject >= SPEAKS && countsSo(c, o.claim.fact)) ?? best
  )
}
/** The word for the movement stands in the label. */
const countsSo = ({ claimed: { frame } }: Case, { label }: FactEntry): boolean =>
  frame.role === 'change' && frame.word !== '' && label.includes(frame.word)

/**
 * 力争满意率达到99%: what is meant to be is no wrong value of what is; nor, of another year, of this one's target; and what
 * is meant to be added, where nothing compares, is no wrong change.
 */
function isWish(c: Case, option: Option): boolean {
  const { claimed, index } = c
  const { meant, period } = claimed
  if (holds(option.claim.fit)) return false
  if (isValue(option)) return meant
  if (option.claim.of === 'derived' && claimed.frame.role === 'change') return meant && !COMPARES.inClauseOf(c)
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

/** What was presumed to be no claim, and is none; a part's place among the parts, how much of the year is over. */
const still = ({ mention }: Claimed, trace: readonly string[]): Judged => ({
  mention: {
    ...mention,
    exempt: mention.presumed ?? 'listing',
    role: mention.presumed === 'threshold' ? 'threshold' : mention.role,
  },
  frame: null,
  claim: null,
  owner: null,
  trace,
})

/** Where no words speak of a fact, or hardly, the digits may. */
const settled = (c: Case, best: Option | null): Option | null =>
  best === null || (best.claim.fit === 'none' && best.subject < HARDLY && c.scorer.silent)
    ? (knownByDigits(c) ?? best)
    : (ratherSoCounted(c, best) ?? best)
const HARDLY = 0.5

/** 转移群众164人, where 164 are the households: the fact whose digits these are, counted in another unit. */
const counterpartOf = (all: readonly Option[]): FactEntry | null =>
  all.filter(isValue).find(({ claim, subject }) => claim.fit === 'unit' && subject >= COUNTERPART)?.claim.fact ?? null
const COUNTERPART = 0.55
