import { useRef } from 'preact/hooks'
import type { Area, DeskAction } from '../desk/desk-state.ts'
import { FIELDS, type Field, isBlank, type SheetRow } from '../desk/sheet.ts'
import { pastedCells, pastedText } from './clipboard.ts'
import { type GridCursor, useGridCursor } from './grid-cursor.ts'
import { type Command, type Cursor, type Move, movedBy, stepOf } from './grid-keys.ts'

interface GridOptions {
  readonly rows: readonly SheetRow[]
  readonly act: (action: DeskAction) => void
  /** Reads a paste into an empty table with its header, units and parts. */
  readonly takeIn: (paste: string) => unknown
}

/** What a cell of the table hears. */
export interface CellHandlers {
  readonly focus: (cell: Cursor, input: HTMLInputElement) => void
  readonly press: (cell: Cursor, event: MouseEvent) => void
  readonly open: () => void
  readonly leave: () => void
  readonly type: (row: number, field: Field, text: string) => void
}

interface Grid {
  readonly cursor: GridCursor
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly onPaste: (event: ClipboardEvent) => void
  readonly cell: CellHandlers
}

/** Whether the cell at the cursor is being edited: opened, or typed in already. */
type Editing = 'opened' | 'typed' | null

/** A table that moves and edits like a spreadsheet. */
export function useGrid({ rows, act, takeIn }: GridOptions): Grid {
  const cursor = useGridCursor(rows.length)
  const editing = useRef<Editing>(null)

  const go = (to: Cursor, extend: boolean) => {
    editing.current = null
    if (to.row >= rows.length) act({ do: 'insert', at: rows.length })
    cursor.go(to, extend)
  }
  const move = (move: Move, event: KeyboardEvent) => {
    const to = movedBy(cursor.at, move, rows.length, FIELDS.length)
    if (!to) return
    event.preventDefault()
    go(to, move.extend)
  }
  const obey = (command: Command, input: HTMLInputElement) => {
    const wasTyped = editing.current === 'typed'
    if (command !== 'clear' && command !== 'copy') editing.current = command === 'edit' ? 'opened' : null
    if (command === 'edit') input.setSelectionRange(input.value.length, input.value.length)
    else if (command === 'clear') act({ do: 'clear', area: cursor.area })
    else if (command === 'copy') copyArea(rows, cursor.area)
    else if (command === 'cancel') {
      if (wasTyped) act({ do: 'undo' })
      input.select()
    } else act({ do: command })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.isComposing ? null : stepOf(event, editing.current !== null)
    if (step === null) return
    if (typeof step !== 'string') return move(step, event)
    event.preventDefault()
    obey(step, event.target as HTMLInputElement)
  }
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData ? pastedText(event.clipboardData) : ''
    const cells = pastedCells(text)
    if (cells.length * (cells[0]?.length ?? 0) <= 1) return
    event.preventDefault()
    if (rows.every(isBlank)) takeIn(text)
    else act({ do: 'fill', row: cursor.area.top, column: cursor.area.left, cells })
  }
  return { cursor, onKeyDown, onPaste, cell: { press: pressing(cursor, go), ...typing(editing, cursor, act) } }
}

const pressing =
  (cursor: GridCursor, go: (to: Cursor, extend: boolean) => void): CellHandlers['press'] =>
  (cell, event) => {
    if (!event.shiftKey) return cursor.chooseNone()
    event.preventDefault()
    go(cell, true)
  }

const typing = (
  editing: { current: Editing },
  cursor: GridCursor,
  act: GridOptions['act'],
): Omit<CellHandlers, 'press'> => ({
  focus: (cell, input) => {
    cursor.stand(cell)
    if (!editing.current) input.select()
  },
  open: () => {
    editing.current = 'opened'
  },
  leave: () => {
    editing.current = null
  },
  type: (row, field, text) => {
    act({ do: 'cell', row, field, text, goesOn: editing.current === 'typed' })
    editing.current = 'typed'
  },
})

const copyArea = (rows: readonly SheetRow[], { top, bottom, left, right }: Area): void => {
  const lines = rows.slice(top, bottom + 1).map((row) =>
    FIELDS.slice(left, right + 1)
      .map((field) => row.cells[field])
      .join('\t'),
  )
  void navigator.clipboard?.writeText(lines.join('\n'))
}
