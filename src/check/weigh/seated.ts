import { fitCell } from '../fit/fit-cell.ts'
import type { Reading } from '../fit/reading.ts'
import type { Fit, Judged } from '../judged.ts'
import { fieldNamed } from '../roles/field-named.ts'
import type { Claimed } from '../sentence/claimed.ts'
import type { Cell, FactEntry } from '../sheet/sheet-index.ts'
import { isBare } from '../tabular/measure.ts'
import type { Seat } from '../tabular/seat.ts'
import { unweighed, type Weighed } from './weigh.ts'

/** What a number says of the fact beside which its column or its legend puts it; null where the sheet has no such cell. */
export function seated({ claim }: Judged, { mention, frame, seat }: Claimed, reading: Reading): Judged | null {
  const fact = claim?.fact
  if (!fact) return null
  const field = fieldNamed(frame)
  const cell = field && fact.values[field]
  if (!cell) return null
  return {
    mention,
    frame,
    claim: { of: 'field', fact, field, fit: fitAt(seat, reading, fact, cell) },
    owner: null,
    trace: [],
  }
}

/** Under 本期 a number tells this period's value: one that is the target's there stands in the wrong column. */
export function keptToSeat(one: Weighed, { seat, frame }: Claimed, reading: Reading): Weighed {
  const { claim } = one.judged
  const field = seat?.head ? fieldNamed(frame) : null
  if (!field || claim?.of !== 'field') return one
  const cell = claim.fact.values[field]
  if (!cell || (claim.field === field && claim.fit !== 'unit')) return one
  return unweighed({ ...one.judged, claim: { ...claim, field, fit: fitAt(seat, reading, claim.fact, cell) } })
}

/** A table may leave out the unit, as the sheet's own columns do: there the digits decide. */
function fitAt(seat: Seat | null, reading: Reading, fact: FactEntry, cell: Cell): Fit {
  const fit = fitCell(reading, fact, cell)
  return fit === 'unit' && seat?.inTable && isBare(reading.mention) ? 'exact' : fit
}
