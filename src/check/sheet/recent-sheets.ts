import type { FactSheet } from '../../domain/fact-sheet.ts'
import type { SheetIndex } from './sheet-index.ts'

/*
 * A service gets the same sheet again and again, each time as a new object: by far most checks are of one draft after
 * another change. Preparing a sheet costs as much as checking a draft, so the last few are kept by all that they hold.
 */

/** As many facts are kept, of whatever number of sheets. */
const MOST_FACTS = 1000
const recent = new Map<string, SheetIndex>()
let facts = 0

/** The index of a sheet with the very same content, or what `build` makes of it. */
export function recalled(sheet: FactSheet, build: (sheet: FactSheet) => SheetIndex): SheetIndex {
  const content = JSON.stringify(sheet)
  const known = recent.get(content)
  const index = known ?? build(sheet)
  // the one asked for last stands last
  if (known) recent.delete(content)
  else facts += index.facts.length
  recent.set(content, index)
  for (const [oldest, { facts: some }] of recent) {
    if (facts <= MOST_FACTS) break
    recent.delete(oldest)
    facts -= some.length
  }
  return index
}
