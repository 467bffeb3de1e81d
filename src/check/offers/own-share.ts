import { changeOf } from '../derive/change.ts'
import { asValue, fitCell } from '../fit/fit-cell.ts'
import type { FieldClaim } from '../judged.ts'
import { formerFields } from '../roles/field-named.ts'
import { arrives } from '../roles/frame.ts'
import { COMPANION } from '../sheet/companions.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from '../weigh/case.ts'
import type { Options } from './options.ts'

/* 公办园在园11370人，占比由56.8%升至61.0%，比目标高1个百分点, where the sheet has the share as a fact of its own: 公办园在园幼儿占比. */

const shareOwnedBy = ({ index }: Case, { place }: FactEntry): FactEntry | null => index.companions[place]!.share

const CELLS = ['value', 'lastYear', 'lastPeriod'] as const
/** The share of what was told last, as far as this sentence told it. */
function shareTold(c: Case, fact: FactEntry): FactEntry | null {
  const own = fact === c.memory.last ? shareOwnedBy(c, fact) : null
  return own && CELLS.some((field) => c.memory.hasTold(own, field)) ? own : null
}

/** 占比由｜56.8%: what the share was. */
export function offerShareCited(c: Case, fact: FactEntry, subject: number, options: Options): void {
  const own = shareOwnedBy(c, fact)
  const { reading, claimed } = c
  if (!own) return
  for (const field of formerFields(claimed.frame.base)) {
    const cell = own.values[field]
    if (!cell) continue
    const claim: FieldClaim = { of: 'field', fact: own, field, fit: fitCell(reading, own, cell), via: fact }
    // 占比由上年同期的｜58.6%: the words say of what, and of when
    if (claimed.frame.base !== null && NAMES_SHARE.inClauseOf(c)) options.add(claim, subject, COMPANION)
    else options.addIfHolds(claim, subject, COMPANION)
  }
}
const NAMES_SHARE = new Clue(/占比|比重/, '占重')

/** 占比由56.8%升至｜61.0%: what it came to, where it was just told what it was. */
export function offerShareArrived(c: Case, fact: FactEntry, subject: number, options: Options): void {
  const { claimed, reading } = c
  const follows = arrives(claimed.frame) && claimed.before?.frame.role === 'prior'
  const own = follows ? shareTold(c, fact) : null
  if (own) options.add({ ...asValue(reading, own), via: fact }, subject, COMPANION)
}

/** 占比61.0%，比目标高｜1个百分点, 同比提高｜4.2个百分点: how far it lies from its target, or from what it was. */
export function offerShareApart(c: Case, fact: FactEntry, subject: number, options: Options): void {
  const { mention, frame } = c.claimed
  const own = mention.kind === 'percentage-point' ? shareTold(c, fact) : null
  const base = frame.role === 'gap' ? 'target' : (frame.base ?? 'yoy')
  if (own) options.add(changeOf(c.citing, frame, own, base), subject, COMPANION)
}
