import { fitCell } from '../fit/fit-cell.ts'
import { readingOf } from '../fit/reading.ts'
import { type FieldClaim, holds, type Judged } from '../judged.ts'
import { fieldNamed, formerFields } from '../roles/field-named.ts'
import type { Frame, Role } from '../roles/frame.ts'
import type { Claimed } from '../sentence/claimed.ts'
import type { FactEntry, Field, SheetIndex } from '../sheet/sheet-index.ts'
import { type Known, knowMore, type SentenceReading } from './sentence-reading.ts'
import type { Weighed } from './weigh.ts'

/*
 * 与去年同期的48件相比，办结信访事项53件; 按照年度任务16个，完成改造15个: what is compared with stands before what is compared. A
 * former value or a target that nothing before it explains is of the fact that its sentence goes on to tell.
 */

/** The cells that numbers cite ahead of their fact. */
export function citedAhead(index: SheetIndex, readings: readonly SentenceReading[]): Known {
  const known: Known = new Map()
  readings.forEach(({ weighed, sentence: { claims } }, sentence) => {
    let next: FactEntry | null = null
    for (let place = weighed.length - 1; place >= 0; place--) {
      const { judged } = weighed[place]!
      const claim: FieldClaim | null =
        next && (cellAhead(index, judged, next) ?? lastingAhead(claims[place]!, judged, weighed[place + 1]!))
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

/**
 * 等待17秒（目标12秒）, 等待从86秒缩到十一秒: a stretch of time that was taken for none of the sheet's, where what follows is set
 * against it and rightly tells a fact, in the same unit and without a noun of its own. It tells that fact, and wrongly.
 */
function lastingAhead({ frame, mention }: Claimed, { claim }: Judged, next: Weighed): FieldClaim | null {
  if (mention.presumed !== 'duration' || claim !== null || mention.stated?.approx) return null
  const { judged, silent } = next
  const told = toldBy(judged)
  if (!told || !silent || judged.mention.stated!.unitText !== mention.stated!.unitText) return null
  const field = fieldSetAgainst(frame, judged.frame!, told)
  return field && { of: 'field', fact: told, field, fit: 'none' }
}

/** The cell that a number tells which the next is set against. */
function fieldSetAgainst({ role, base }: Frame, next: Frame, { values }: FactEntry): Field | null {
  if (role === 'level') return SET_AGAINST.has(next.role) ? 'value' : null
  if (role !== 'prior' || !next.turned) return null
  return formerFields(base).find((field) => values[field]) ?? null
}
const SET_AGAINST: ReadonlySet<Role> = new Set(['target', 'prior', 'change', 'gap'])
