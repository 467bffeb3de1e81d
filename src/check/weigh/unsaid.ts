import { pointsBetween } from '../derive/ratio.ts'
import { shareOf } from '../derive/share.ts'
import { distanceOf, totalOf } from '../derive/total.ts'
import { asValue } from '../fit/fit-cell.ts'
import { type DerivedClaim, holds } from '../judged.ts'
import type { Option } from '../offers/options.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { gate, isClassifier } from '../sheet/unit-gate.ts'
import type { Case } from './case.ts'

/*
 * 提取额相当于缴存额的｜70.3%, 产销差水量｜183.6万立方米: there are more words for what two facts come to than a list can hold. A
 * number that nothing else explains and that comes out, to its last digit, of two facts just told is what they come to.
 */

/** Fewer digits come out by accident: 幼儿园35所，其中公办22所，改造食堂｜13所. */
const DIGITS = 3
/** So many facts told last are tried: of more, some two come out. */
const TRIED = 4

/** What two facts told last come to, where the words hardly speak of what was chosen, and it does not fit. */
export function ratherUnsaid(c: Case, chosen: Option | null): Option | null {
  if (chosen !== null && (holds(chosen.claim.fit) || isMeant(c, chosen))) return chosen
  const { claimed, reading, memory } = c
  if (claimed.mention.presumed || reading.plain.approx !== null) return chosen
  if (significant(reading.stated.digits) < DIGITS) return chosen
  const told = [...new Set([...memory.before, ...memory.stated])].slice(-TRIED)
  for (const [i, one] of told.entries())
    for (const other of told.slice(i + 1))
      for (const claim of comeTo(c, one, other))
        if (claim && holds(claim.fit)) return { claim, subject: UNSAID, score: UNSAID }
  return chosen
}

/**
 * A change and a distance from a target are of one fact, if the sheet has its base; what the text told already is told again
 * only in words that name it.
 */
function isMeant({ memory }: Case, { claim, subject }: Option): boolean {
  if (claim.of === 'derived' && claim.outcome === null) return false
  if (claim.of === 'derived' && claim.facts.length === 1) return true
  return subject >= (claim.field === 'value' && memory.told.has(claim.fact) ? NAMED : SPOKEN_OF)
}
const SPOKEN_OF = 0.6
const NAMED = 0.8
const UNSAID = 0.3

const significant = (digits: string): number => digits.replace('.', '').replace(/^0+/, '').length

/** What two facts may come to in such a number. */
function comeTo({ reading, claimed }: Case, one: FactEntry, other: FactEntry): (DerivedClaim | null)[] {
  if (claimed.mention.kind === 'percentage')
    return one.isAmount && other.isAmount ? [shareBetween(reading, one, other)] : []
  if (claimed.mention.kind === 'percentage-point') {
    const [least, most] = isLess(one, other) ? [one, other] : [other, one]
    return one.isRate && other.isRate ? [pointsBetween(reading, most, least, 1)] : []
  }
  if (gate(one, other) !== 'same' || (isClassifier(one) && one.unitText !== other.unitText)) return []
  const left = isPartBeside(reading, one, other) || isPartBeside(reading, other, one)
  return [left ? null : distanceOf(reading, one, other, 0), one.isAmount ? totalOf(reading, 'sum', [one, other]) : null]
}

/** 受理5482件，其中投诉1267件、举报｜4215件: what a part leaves of its whole is the other part, which stands under its own name. */
const isPartBeside = (reading: Case['reading'], whole: FactEntry, part: FactEntry): boolean =>
  part.parent === whole && whole.parts.some((one) => one !== part && holds(asValue(reading, one).fit))

/** The smaller of the larger, in one unit or as so many of so many: 入住老人 of 床位. */
function shareBetween(reading: Case['reading'], one: FactEntry, other: FactEntry): DerivedClaim | null {
  const alike = gate(one, other) === 'same' || (isClassifier(one) && isClassifier(other))
  return alike ? shareOf(reading, isLess(one, other) ? [one, other] : [other, one]) : null
}

const isLess = (one: FactEntry, other: FactEntry): boolean => one.values.value.n < other.values.value.n
