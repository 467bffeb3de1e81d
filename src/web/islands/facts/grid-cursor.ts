import type { RefObject } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Area } from '../desk/desk-state.ts'
import type { Cursor } from './grid-keys.ts'

/** Where the cursor of the table stands, and which cells are chosen. */
export interface GridCursor {
  readonly at: Cursor
  /** The chosen cells; the cursor's own where no others are. */
  readonly area: Area
  readonly isChosen: (cell: Cursor) => boolean
  readonly table: RefObject<HTMLTableElement | null>
  /** Moves to a cell and gives it the focus; `extend` chooses all cells from where the choice began. */
  readonly go: (to: Cursor, extend: boolean) => void
  /** Follows a focus that came by itself. */
  readonly stand: (at: Cursor) => void
  readonly chooseNone: () => void
}

/** The cursor of a table with that many rows. */
export function useGridCursor(rows: number): GridCursor {
  const [at, setAt] = useState<Cursor>({ row: 0, column: 0 })
  const [anchor, setAnchor] = useState<Cursor | null>(null)
  const table = useRef<HTMLTableElement>(null)
  const wantsFocus = useRef(false)
  const area = areaOf(at, anchor)
  useLayoutEffect(() => {
    if (!wantsFocus.current) return
    wantsFocus.current = false
    const input = table.current?.querySelector<HTMLInputElement>(`[data-at="${at.row}:${at.column}"]`)
    input?.focus()
    input?.select()
  }, [at, rows])
  return {
    at,
    area,
    isChosen: (cell) => anchor !== null && isWithin(area, cell),
    table,
    go: (to, extend) => {
      wantsFocus.current = true
      setAnchor(extend ? (anchor ?? at) : null)
      setAt(to)
    },
    stand: (cell) => {
      if (at.row !== cell.row || at.column !== cell.column) setAt(cell)
    },
    chooseNone: () => setAnchor(null),
  }
}

const areaOf = (at: Cursor, anchor: Cursor | null): Area => ({
  top: Math.min(at.row, anchor?.row ?? at.row),
  bottom: Math.max(at.row, anchor?.row ?? at.row),
  left: Math.min(at.column, anchor?.column ?? at.column),
  right: Math.max(at.column, anchor?.column ?? at.column),
})

const isWithin = ({ top, bottom, left, right }: Area, { row, column }: Cursor): boolean =>
  row >= top && row <= bottom && column >= left && column <= right
