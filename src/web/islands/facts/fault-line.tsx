import { type Faults, NOT_FILLED } from '../desk/faults.ts'
import { FIELDS, type Field, type SheetRow } from '../desk/sheet.ts'
import { HEADS } from './heads.ts'

/** Whether the fault of a cell is told in words. An empty cell says so itself, unless the paste said why it is empty. */
export const isExplained = ({ cells, remarks }: SheetRow, field: Field): boolean =>
  cells[field].trim() !== '' || (remarks[field] ?? NOT_FILLED) !== NOT_FILLED

/** What is wrong with the row above, cell by cell. */
export function FaultLine({ id, row, faults }: { id: string; row: SheetRow; faults: Faults }) {
  const said = FIELDS.filter((field) => isExplained(row, field)).flatMap((field) =>
    faults[field] ? [{ field, ...faults[field] }] : [],
  )
  if (said.length === 0) return null
  return (
    <tr class="fault-line">
      <td colSpan={FIELDS.length + 2} id={id}>
        {said.map(({ field, reason, blocking }) => (
          <span class={blocking ? 'is-blocking' : ''} key={field}>
            <strong>{HEADS[field]}</strong>
            {reason}
          </span>
        ))}
      </td>
    </tr>
  )
}
