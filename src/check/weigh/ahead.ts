import { fitCell } from '../fit/fit-cell.ts'
import { readingOf } from '../fit/reading.ts'
import { type FieldClaim, holds, type Judged } from '../judged.ts'
import { fieldNamed } from '../roles/field-named.ts'
import type { FactEntry, SheetIndex } from '../sheet/sheet-index.ts'
import { type Known, knowMore, type SentenceReading } from './sentence-reading.ts'

/*
 * 与去年同期的48件相比，办结信访事项53件; 按照年度任务16个，完成改造15个: what is compared with stands before what is compared. A
 * former value or a target that nothing before it explains is of the fact that its sentence goes on to tell.
 */

/** The cells that numbers cite ahead of their fact. */
export function citedAhead(index: SheetIndex, readings: readonly SentenceReading[]): Known {
  const known: Known = new Map()
  readings.forEach(({ weighed }, sentence) => {
    let next: FactEntry | null = null
    for (let place = weighed.length - 1; place >= 0; place--) {
      const { judged } = weighed[place]!
      const claim: FieldClaim | null = next && cellAhead(index, judged, next)
      if (claim) knowMore(known, sentence, place, claim)
      next = toldBy(judged) ?? next
    }
  })
  return known
}

/** The fact that a number rightly tells. */
const toldBy = ({ claim }: Judged): FactEntry | null => (claim && holds(claim.fit) ? (claim.fact ?? null) : null)

/** The cell of the fact told next that a number is by its words, where nothing before explains it. */
function cellAhead(index: SheetIndex, judged: Judged, fact: FactEntry): FieldClaim | null {
  const { frame, claim, mention } = judged
  const field = frame && fieldNamed(frame)
  if (!field || field === 'value' || (claim && holds(claim.fit))) return null
  const cell = fact.values[field]
  const reading = readingOf(mention, index)
  const fit = cell && reading && fitCell(reading, fact, cell)
  return fit && holds(fit) ? { of: 'field', fact, field, fit } : null
}
