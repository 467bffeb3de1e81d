import { useEffect, useState } from 'preact/hooks'
import type { DeskAction } from './desk-state.ts'
import { followSheet, keepSheet } from './keep.ts'
import type { Sheet } from './sheet.ts'

/** Has this browser remember the sheet as it is filled in. False where it cannot. */
export function useKeptSheet(sheet: Sheet, act: (action: DeskAction) => void): boolean {
  const [kept, setKept] = useState(true)
  useEffect(() => {
    setKept(keepSheet(sheet))
  }, [sheet])
  // Two windows fill in one sheet: neither may write an older one over what was typed in the other.
  useEffect(() => followSheet((other) => act({ do: 'load', sheet: other })), [])
  return kept
}
