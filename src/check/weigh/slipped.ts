import { fitCell } from '../fit/fit-cell.ts'
import { isAbout, isNearlySlip, isSlip, writtenDigits } from '../fit/slip.ts'
import { type Claim, citedBy, holds } from '../judged.ts'
import { isOfThen } from '../offers/fields.ts'
import type { Option, Options } from '../offers/options.ts'
import { SPEAKS } from '../sheet/likeness.ts'
import { FIELDS } from '../sheet/sheet-index.ts'
import type { Case } from './case.ts'

/**
 * 比上年同期的230件少25件, where it was 22 fewer: a number that fits nothing and is nowhere near what its words seemed
 * to speak of is what a slip of the hand made of another reading, where there is one. A number that somebody in the
 * sheet has is no slip.
 */
export function ratherSlip(c: Case, { all, unfit }: Options, chosen: Option | null): Option | null {
  if (chosen?.claim.fit !== 'none') return chosen
  const far = compared(c, chosen.claim)
  if (far === null || isNear(far) || isHeld(c, all)) return chosen
  let best: Option | null = null
  for (const option of [...all, ...unfit]) {
    const { claim, subject, score } = option
    if (subject < chosen.subject - MUCH && isOfOther(claim, chosen.claim)) continue
    if (claim.fit !== 'none' || subject < SPEAKS || (best && score <= best.score) || !pointsRight(claim)) continue
    const digits = claim.field === 'value' && isOfThen(c, claim.fact!) ? null : compared(c, claim)
    if (digits === null) continue
    if (isSlip(...digits) || (subject >= chosen.subject && isNearlySlip(...digits))) best = option
  }
  return best ?? chosen
}

/**
 * 有机肥840吨，增长｜14.3%; 举报556件，占｜80.7%: so much worse spoken of, the change of another fact, or the value of a rate beside a
 * share, is not meant, whatever slip would make it.
 */
const MUCH = 0.3
const isOfOther = (claim: Claim, chosen: Claim): boolean =>
  claim.fact !== chosen.fact &&
  (claim.of === 'derived' ? claim.facts.length === 1 : claim.field === 'value' && chosen.of === 'derived')

/** The digits that were written, and those that should have been. */
type Compared = readonly [written: string, meant: string]

/** A cell is told in base units, a calculation as the text counts; a ratio has no digits of its own. */
function compared({ claimed: { mention } }: Case, claim: Claim): Compared | null {
  if (claim.of === 'field') return [writtenDigits(mention), citedBy(claim).digits]
  if (claim.of === 'note' || mention.kind === 'ratio') return null
  return [writtenDigits(mention), leading(claim.show().result)]
}
const leading = (text: string): string => /\d[\d.]*/.exec(text)?.[0] ?? ''

const isNear = ([written, meant]: Compared): boolean =>
  isNearlySlip(written, meant) || isAbout(Number(written), Number(meant))

/** The sheet has the number in some cell, or it follows from the facts. */
const isHeld = ({ index, reading }: Case, all: readonly Option[]): boolean =>
  all.some(({ claim }) => holds(claim.fit)) ||
  index.facts.some((fact) =>
    FIELDS.some((field) => {
      const cell = fact.values[field]
      return cell !== null && holds(fitCell(reading, fact, cell))
    }),
  )

/** One fault is likelier than two: a slip in a number whose word is wrong as well is none. */
const pointsRight = (claim: Claim): boolean => claim.of !== 'derived' || claim.directionHolds
