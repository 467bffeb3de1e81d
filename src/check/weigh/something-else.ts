import type { FigureKind } from '../../domain/finding.ts'
import { isAbout, isDigitApart, isNearlySlip, isSlip, writtenDigits } from '../fit/slip.ts'
import type { Mention } from '../mention.ts'
import { isValue, type ValueOption } from '../offers/options.ts'
import type { Claimed } from '../sentence/claimed.ts'
import type { Cell, FactEntry } from '../sheet/sheet-index.ts'
import type { Weighed } from './weigh.ts'

/*
 * 失能老年人412人, where the sheet has 204 that are 在院; 中考优良率68.3%, where it has that of 体质健康: words that half name a fact
 * and name something else besides do not speak of it with a number that is like none of its own. The sheet has nothing for it.
 */

const MOSTLY_NAMED = 0.78
const HALF_NAMED = 0.6
const ABOUT_NAMED = 0.55
const OF_A_FACT: ReadonlySet<FigureKind> = new Set(['quantity', 'percentage'])

/** Whether a number was taken for a fact of which its words speak only in part. */
export const isOfSomethingElse = (one: Weighed, claimed: Claimed, told: ReadonlySet<FactEntry>): boolean =>
  one.saysOther && (isOtherValue(one, told) || isOtherChange(one, claimed))

/** What the text told of the fact rightly may be told again. */
const isOtherValue = ({ judged, chosen }: Weighed, told: ReadonlySet<FactEntry>): boolean =>
  isValue(chosen) &&
  chosen.claim.fit === 'none' &&
  chosen.subject < MOSTLY_NAMED &&
  judged.owner === null &&
  !judged.elsewhen &&
  !told.has(chosen.claim.fact) &&
  OF_A_FACT.has(judged.mention.kind) &&
  judged.mention.stated!.near.lo > 0 &&
  !isLikeAny(judged.mention, chosen)

/** 惠及企业526家，平均融资成本下降35个基点: how another thing moved, and not what was told before it. */
const isOtherChange = ({ chosen }: Weighed, { own }: Claimed): boolean =>
  chosen?.claim.of === 'derived' &&
  chosen.claim.fit === 'none' &&
  OF_CHANGE.test(chosen.claim.rule) &&
  chosen.subject < HALF_NAMED &&
  own.some(({ word, meant }) => word.class === 'noun' && !word.inside && !meant)
const OF_CHANGE = /^(?:yoy|qoq)-/

/** Whether a slip of the hand made it of some cell of the fact, or it is about as much. */
function isLikeAny(mention: Mention, { claim: { fact }, subject }: ValueOption): boolean {
  // where the words hardly name the fact, less than a plain slip tells nothing
  const slips = subject < HALF_NAMED ? isSlip : isNearlySlip
  // two rates are too often about the same
  const mayBeAbout = subject >= ABOUT_NAMED && !fact.isRate
  const written = writtenDigits(mention)
  const isHedged = mention.stated!.approx !== null
  const size = mention.stated!.near.lo * (mention.stated!.unit?.near ?? 1)
  return fact.cells.some(
    (cell) =>
      cell !== null &&
      (areAlike(written, cell, slips, isHedged) || (mayBeAbout && isAbout(size, cell.n)) || isOneOff(size, cell.n)),
  )
}

/** 31800名 for 2.18万人: in whatever scale; 820多件 for 328件: as far as a hedged number goes. */
function areAlike(
  written: string,
  { digits }: Cell,
  slips: (one: string, other: string) => boolean,
  isHedged: boolean,
): boolean {
  const [one, all] = [bare(written), bare(digits)]
  const other = isHedged ? all.slice(0, one.length) : all
  return slips(written, digits.replace('-', '')) || slips(one, other) || isDigitApart(one, other) || one === other
}
const bare = (digits: string): string => digits.replace(/[-.]/g, '').replace(/^0+|0+$/g, '')

/** 4个 for 3个. */
const isOneOff = (one: number, other: number): boolean => Math.max(one, other) < 10 && Math.abs(one - other) === 1
