import { Fragment } from 'preact'
import type { DeskAction } from '../desk/desk-state.ts'
import type { Faults } from '../desk/faults.ts'
import { FIELDS, type SheetRow } from '../desk/sheet.ts'
import { FaultLine } from './fault-line.tsx'
import { GridRow } from './grid-row.tsx'
import { HEADS } from './heads.ts'
import { useGrid } from './use-grid.ts'

interface FactGridProps {
  readonly rows: readonly SheetRow[]
  readonly faults: readonly Faults[]
  /** Where a fact goes when its section is left open. */
  readonly sections: ReadonlyMap<string, string>
  readonly headings: readonly string[]
  readonly act: (action: DeskAction) => void
  /** Reads a paste into an empty table with its header, units and parts. */
  readonly takeIn: (paste: string) => unknown
}

/** The table of facts. */
export function FactGrid({ rows, faults, sections, headings, act, takeIn }: FactGridProps) {
  const { cursor, onKeyDown, onPaste, cell } = useGrid({ rows, act, takeIn })
  return (
    <div class="grid-scroll">
      <table class="grid" aria-label="填报数据" ref={cursor.table} onKeyDown={onKeyDown} onPaste={onPaste}>
        <Heads />
        <tbody>
          {rows.map((row, y) => (
            <Fragment key={row.id}>
              <GridRow
                row={row}
                at={y}
                rows={rows.length}
                faults={faults[y] ?? {}}
                section={sections.get(row.id) ?? ''}
                cursor={cursor}
                cell={cell}
                remove={() => act({ do: 'remove', from: y, to: y })}
              />
              <FaultLine id={`fault-${y}`} row={row} faults={faults[y] ?? {}} />
            </Fragment>
          ))}
        </tbody>
      </table>
      <Choices id="section-list" values={headings} />
      <Choices id="label-list" values={rows.map((row) => row.cells.label)} />
    </div>
  )
}

const Heads = () => (
  <thead>
    <tr>
      <th class="grid-no" scope="col">
        <span class="unseen">行</span>
      </th>
      {FIELDS.map((field) => (
        <th scope="col" class={`col-${field}`} key={field}>
          {HEADS[field]}
        </th>
      ))}
      <th class="grid-end" scope="col">
        <span class="unseen">删除</span>
      </th>
    </tr>
  </thead>
)

/** What a column offers while somebody types in it. */
const Choices = ({ id, values }: { id: string; values: readonly string[] }) => (
  <datalist id={id}>
    {values.map((value, i) => (
      <option value={value} key={i} />
    ))}
  </datalist>
)
