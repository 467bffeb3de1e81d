import type { Fault, Faults } from '../desk/faults.ts'
import { FIELDS, type Field, type SheetRow } from '../desk/sheet.ts'
import { isExplained } from './fault-line.tsx'
import type { GridCursor } from './grid-cursor.ts'
import { HEADS } from './heads.ts'
import type { CellHandlers } from './use-grid.ts'

interface GridRowProps {
  readonly row: SheetRow
  /** Its place in the table, from 0. */
  readonly at: number
  readonly rows: number
  readonly faults: Faults
  /** Where the fact goes when its section is left open; '' where nothing is known of that. */
  readonly section: string
  readonly cursor: GridCursor
  readonly cell: CellHandlers
  readonly remove: () => void
}

/** One fact of the table. */
export function GridRow({ row, at, rows, faults, section, cursor, cell, remove }: GridRowProps) {
  return (
    <tr class={row.cells.partOf.trim() === '' ? '' : 'is-part'}>
      <th class="grid-no" scope="row">
        {at + 1}
      </th>
      {FIELDS.map((field, column) => (
        <GridCell
          row={row}
          field={field}
          at={{ row: at, column }}
          fault={faults[field]}
          hint={field === 'section' ? section : faults[field] ? '待填' : ''}
          chosen={cursor.isChosen({ row: at, column })}
          current={Math.min(cursor.at.row, rows - 1) === at && cursor.at.column === column}
          cell={cell}
          key={field}
        />
      ))}
      <td class="grid-end">
        <button
          type="button"
          class="quiet"
          tabIndex={-1}
          title="删除这一行"
          aria-label={`删除第 ${at + 1} 行`}
          onClick={remove}
        >
          ×
        </button>
      </td>
    </tr>
  )
}

interface GridCellProps {
  readonly row: SheetRow
  readonly field: Field
  readonly at: { readonly row: number; readonly column: number }
  readonly fault: Fault | undefined
  /** Stands in the cell while it is empty. */
  readonly hint: string
  readonly chosen: boolean
  /** The one cell of the table that Tab reaches. */
  readonly current: boolean
  readonly cell: CellHandlers
}

const LISTS: Partial<Record<Field, string>> = { section: 'section-list', partOf: 'label-list' }

/** One input a cell, so that any input method works in it. */
function GridCell({ row, field, at, fault, hint, chosen, current, cell }: GridCellProps) {
  const marked = fault ? (fault.blocking ? ' has-fault' : ' has-remark') : ''
  return (
    <td class={`col-${field}${marked}${chosen ? ' is-selected' : ''}`}>
      <input
        data-at={`${at.row}:${at.column}`}
        value={row.cells[field]}
        placeholder={hint}
        list={LISTS[field]}
        tabIndex={current ? 0 : -1}
        aria-label={`第 ${at.row + 1} 行 ${HEADS[field]}`}
        aria-invalid={fault?.blocking ? true : undefined}
        aria-describedby={fault && isExplained(row, field) ? `fault-${at.row}` : undefined}
        autocomplete="off"
        spellcheck={false}
        onFocus={(event) => cell.focus(at, event.currentTarget)}
        onMouseDown={(event) => cell.press(at, event)}
        onDblClick={cell.open}
        onBlur={cell.leave}
        onInput={(event) => cell.type(at.row, field, event.currentTarget.value)}
      />
    </td>
  )
}
