/** A cell of the table. */
export interface Cursor {
  readonly row: number
  readonly column: number
}

/** A move by rows and columns; `wrap` goes on in the next row after the last column, as Tab does. */
export interface Move {
  readonly down: number
  readonly right: number
  readonly extend: boolean
  readonly wrap: boolean
}
export type Command = 'edit' | 'cancel' | 'clear' | 'undo' | 'redo' | 'copy'

const move = (down: number, right: number, extend = false, wrap = false): Move => ({ down, right, extend, wrap })

/** What a key does in the table; null where it is the input's own business. While a cell is edited, ←, →, Delete and copy are. */
export function stepOf(event: KeyboardEvent, editing: boolean): Move | Command | null {
  const { key, shiftKey } = event
  if (event.ctrlKey || event.metaKey) return commandOf(key.toLowerCase(), shiftKey, editing)
  if (event.altKey) return null
  switch (key) {
    case 'ArrowUp':
      return move(-1, 0, shiftKey)
    case 'ArrowDown':
      return move(1, 0, shiftKey)
    case 'Enter':
      return move(shiftKey ? -1 : 1, 0)
    case 'Tab':
      return move(0, shiftKey ? -1 : 1, false, true)
    case 'F2':
      return 'edit'
    case 'Escape':
      return editing ? 'cancel' : null
  }
  if (editing) return null
  if (key === 'ArrowLeft') return move(0, -1, shiftKey)
  if (key === 'ArrowRight') return move(0, 1, shiftKey)
  return key === 'Delete' || key === 'Backspace' ? 'clear' : null
}

function commandOf(key: string, shift: boolean, editing: boolean): Command | null {
  if (key === 'z') return shift ? 'redo' : 'undo'
  if (key === 'y') return 'redo'
  return key === 'c' && !editing ? 'copy' : null
}

/** Where a move leads; null where Tab leaves the table. One row below the last is allowed: the table grows by it. */
export function movedBy(at: Cursor, { down, right, wrap }: Move, rows: number, columns: number): Cursor | null {
  const within = (n: number, max: number) => Math.max(0, Math.min(max, n))
  const column = at.column + right
  if (!wrap || (column >= 0 && column < columns)) {
    return { row: within(at.row + down, rows), column: within(column, columns - 1) }
  }
  const row = at.row + Math.sign(right)
  return row < 0 || row >= rows ? null : { row, column: column < 0 ? columns - 1 : 0 }
}
