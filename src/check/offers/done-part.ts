import { asValue } from '../fit/fit-cell.ts'
import { holds } from '../judged.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import type { Case } from '../weigh/case.ts'
import { saysDone } from './left-undone.ts'
import type { Options } from './options.ts'

/* 发现养殖污染问题43个，已整改｜35个: of 立行立改 and 限期整改 the one that is done, though 整改 stands in the name of the other alone. */

/** Offers the part that is done of two, where the sheet calls the other undone and the words say that it was done. */
export function offerDonePart(c: Case, options: Options): void {
  const { claimed, reading, index, memory } = c
  if (claimed.frame.role !== 'level' || reading.percent) return
  for (const part of index.parts) {
    if (reading.gates[part.place] !== 'same' || !hasUndone(part)) continue
    const claim = asValue(reading, part)
    if ((holds(claim.fit) || memory.told.has(part.parent!)) && saysDone(c)) options.add(claim, MEANT, 0)
  }
}
const MEANT = 0.85

/** Of the two parts of its whole the other is not done yet. */
function hasUndone(part: FactEntry): boolean {
  const { parts } = part.parent!
  return parts.length === 2 && !part.isUndone && parts.some((one) => one.isUndone)
}
