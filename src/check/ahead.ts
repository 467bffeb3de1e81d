import { type Against, FIELD_OF } from './derive-change.ts'
import { fitCell } from './fit-cell.ts'
import type { Frame } from './frame.ts'
import { type FieldClaim, holds } from './judged.ts'
import { readingOf } from './reading.ts'
import type { Meant, SentenceReading } from './sentence-reading.ts'
import type { FactEntry, SheetIndex } from './sheet-index.ts'
import type { Weighed } from './weigh.ts'

/*
 * 与去年同期的48件相比，办结信访事项53件; 按照年度任务16个，完成改造15个: what is compared with stands before what is compared. A
 * former value or a target that nothing before it explains is of the fact that its sentence goes on to tell.
 */

/** By sentence, the cells that numbers cite ahead of their fact; null where there are none. */
export function citedAhead(index: SheetIndex, readings: readonly SentenceReading[]): Map<number, Meant> | null {
  const meant = new Map<number, Meant>()
  readings.forEach(({ weighed }, sentence) => {
    const ahead = new Map<number, FieldClaim>()
    weighed.forEach((one, place) => {
      const claim = isUnexplained(one) ? cellAhead(index, one, toldFirst(weighed, place + 1)) : null
      if (claim) ahead.set(place, claim)
    })
    if (ahead.size > 0) meant.set(sentence, ahead)
  })
  return meant.size > 0 ? meant : null
}

const isUnexplained = ({ judged: { frame, claim } }: Weighed): boolean =>
  (frame?.role === 'prior' || frame?.role === 'target') && (claim === null || !holds(claim.fit))

/** The fact of the first number from there on that is rightly told. */
function toldFirst(weighed: readonly Weighed[], from: number): FactEntry | null {
  for (let place = from; place < weighed.length; place++) {
    const { claim } = weighed[place]!.judged
    if (claim && claim.of !== 'note' && holds(claim.fit)) return claim.fact
  }
  return null
}

/** The cell of the fact that the number is compared by, where it is that number. */
function cellAhead(index: SheetIndex, { judged }: Weighed, fact: FactEntry | null): FieldClaim | null {
  const reading = fact && readingOf(judged.mention, index)
  if (!fact || !reading) return null
  for (const base of basesOf(judged.frame!)) {
    const cell = fact.values[FIELD_OF[base]]
    const fit = cell ? fitCell(reading, fact, cell) : 'none'
    if (holds(fit)) return { of: 'field', fact, field: FIELD_OF[base], fit }
  }
  return null
}

const basesOf = ({ role, base }: Frame): readonly Against[] =>
  role === 'target' ? ['target'] : base === 'yoy' || base === 'qoq' ? [base] : ['yoy', 'qoq']
