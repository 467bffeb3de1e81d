import { same } from '../fit/fit.ts'
import { comparedWith, readingOf } from '../fit/reading.ts'
import type { Judged } from '../judged.ts'
import type { FactEntry, SheetIndex } from '../sheet/sheet-index.ts'

/** The fact whose value a number was taken for and is not; null for every other. */
const mistakenFor = ({ claim, owner }: Judged): FactEntry | null =>
  claim?.field === 'value' && claim.fit === 'none' && owner === null ? claim.fact : null

function sizeOf({ mention }: Judged, fact: FactEntry, index: SheetIndex): number {
  const reading = readingOf(mention, index)
  return reading ? comparedWith(reading, fact).lo : Number.NaN
}

/**
 * 整改209处，其中立即整改180处，限期整改29处: numbers in a row that were taken for one fact and together make its value are parts that
 * the sheet does not tell. None of them states the fact wrongly; nothing supports them. Returns what is judged then.
 */
export function withoutStrangeParts(judged: readonly Judged[], index: SheetIndex): readonly Judged[] {
  const kept = [...judged]
  for (let from = 0; from < judged.length; from++) {
    const fact = mistakenFor(judged[from]!)
    if (!fact) continue
    let to = from
    let sum = 0
    for (; to < judged.length && mistakenFor(judged[to]!) === fact; to++) sum += sizeOf(judged[to]!, fact, index)
    if (to - from > 1 && same(sum, fact.values.value.n))
      for (let at = from; at < to; at++) kept[at] = { ...judged[at]!, claim: null }
    from = to - 1
  }
  return kept
}
