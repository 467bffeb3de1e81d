import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Area, DeskAction } from '../desk/desk-state.ts'
import { type Faults, FIELDS, type Field, isBlank, NOT_FILLED, type SheetRow } from '../desk/sheet.ts'
import { pastedCells, pastedText } from './clipboard.ts'
import { type Cursor, movedBy, stepOf } from './grid-keys.ts'

const HEADS: Record<Field, string> = {
  label: '指标',
  value: '数值',
  unit: '单位',
  lastYear: '上年同期',
  lastPeriod: '上期',
  target: '目标',
  section: '归属章节',
  partOf: '其中（属于）',
}

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

/** The table of facts: moves and edits like a spreadsheet, one input a cell, so that any input method works in it. */
export function FactGrid({ rows, faults, sections, headings, act, takeIn }: FactGridProps) {
  const [at, setAt] = useState<Cursor>({ row: 0, column: 0 })
  const [anchor, setAnchor] = useState<Cursor | null>(null)
  const editing = useRef<{ before: string; changed: boolean } | null>(null)
  const table = useRef<HTMLTableElement>(null)
  const wantsFocus = useRef(false)
  const area = areaOf(at, anchor)

  useLayoutEffect(() => {
    if (!wantsFocus.current) return
    wantsFocus.current = false
    const input = table.current?.querySelector<HTMLInputElement>(`[data-at="${at.row}:${at.column}"]`)
    input?.focus()
    input?.select()
  }, [at, rows.length])

  const go = (to: Cursor, extend = false) => {
    editing.current = null
    wantsFocus.current = true
    if (to.row >= rows.length) act({ do: 'insert', at: rows.length })
    setAnchor(extend ? (anchor ?? at) : null)
    setAt(to)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return
    const input = event.target as HTMLInputElement
    const step = stepOf(event, editing.current !== null)
    if (step === null) return
    const to = typeof step === 'string' ? null : movedBy(at, step, rows.length, FIELDS.length)
    if (typeof step !== 'string' && to === null) return
    event.preventDefault()
    if (step === 'edit') {
      editing.current = { before: input.value, changed: false }
      input.setSelectionRange(input.value.length, input.value.length)
    } else if (step === 'cancel') {
      if (editing.current?.changed) act({ do: 'undo' })
      editing.current = null
      input.select()
    } else if (step === 'clear') act({ do: 'clear', area })
    else if (step === 'undo' || step === 'redo') {
      editing.current = null
      act({ do: step })
    } else if (step === 'copy') copyArea(rows, area)
    else if (to) go(to, step.extend)
  }

  const onInput = (row: number, field: Field, text: string) => {
    act({ do: 'cell', row, field, text, goesOn: editing.current?.changed === true })
    editing.current = { before: editing.current?.before ?? '', changed: true }
  }

  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData ? pastedText(event.clipboardData) : ''
    const cells = pastedCells(text)
    if (cells.length * (cells[0]?.length ?? 0) <= 1) return
    event.preventDefault()
    if (rows.every(isBlank)) takeIn(text)
    else act({ do: 'fill', row: area.top, column: area.left, cells })
  }

  return (
    <div class="grid-scroll">
      <table
        class="grid"
        aria-label="填报数据"
        aria-rowcount={rows.length + 1}
        ref={table}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      >
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
        <tbody>
          {rows.flatMap((row, y) => [
            <tr key={row.id} class={row.cells.partOf.trim() === '' ? '' : 'is-part'}>
              <th class="grid-no" scope="row">
                {y + 1}
              </th>
              {FIELDS.map((field, x) => {
                const fault = faults[y]?.[field]
                const selected =
                  anchor !== null && y >= area.top && y <= area.bottom && x >= area.left && x <= area.right
                return (
                  <td
                    key={field}
                    class={`col-${field}${fault ? (fault.blocking ? ' has-fault' : ' has-remark') : ''}${selected ? ' is-selected' : ''}`}
                  >
                    <input
                      data-at={`${y}:${x}`}
                      value={row.cells[field]}
                      placeholder={field === 'section' ? (sections.get(row.id) ?? '') : fault ? '待填' : ''}
                      list={field === 'section' ? 'section-list' : field === 'partOf' ? 'label-list' : undefined}
                      tabIndex={y === Math.min(at.row, rows.length - 1) && x === at.column ? 0 : -1}
                      aria-label={`第 ${y + 1} 行 ${HEADS[field]}`}
                      aria-invalid={fault?.blocking ? true : undefined}
                      aria-describedby={fault && isExplained(row, field) ? `fault-${y}` : undefined}
                      autocomplete="off"
                      spellcheck={false}
                      onFocus={(event) => {
                        if (at.row !== y || at.column !== x) setAt({ row: y, column: x })
                        if (!editing.current) event.currentTarget.select()
                      }}
                      onMouseDown={(event) => {
                        if (event.shiftKey) {
                          event.preventDefault()
                          go({ row: y, column: x }, true)
                        } else setAnchor(null)
                      }}
                      onDblClick={() => {
                        editing.current = { before: row.cells[field], changed: false }
                      }}
                      onBlur={() => {
                        editing.current = null
                      }}
                      onInput={(event) => onInput(y, field, event.currentTarget.value)}
                    />
                  </td>
                )
              })}
              <td class="grid-end">
                <button
                  type="button"
                  class="quiet"
                  tabIndex={-1}
                  title="删除这一行"
                  aria-label={`删除第 ${y + 1} 行`}
                  onClick={() => act({ do: 'remove', from: y, to: y })}
                >
                  ×
                </button>
              </td>
            </tr>,
            <FaultLine key={`${row.id}-fault`} id={`fault-${y}`} row={row} faults={faults[y] ?? {}} />,
          ])}
        </tbody>
      </table>
      <datalist id="section-list">
        {headings.map((heading) => (
          <option value={heading} key={heading} />
        ))}
      </datalist>
      <datalist id="label-list">
        {rows.map((row) => (
          <option value={row.cells.label} key={row.id} />
        ))}
      </datalist>
    </div>
  )
}

const isExplained = ({ cells, remarks }: SheetRow, field: Field): boolean =>
  cells[field].trim() !== '' || (remarks[field] ?? NOT_FILLED) !== NOT_FILLED

/** What is wrong with the row above, cell by cell. An empty cell says so itself, unless the paste said why it is empty. */
function FaultLine({ id, row, faults }: { id: string; row: SheetRow; faults: Faults }) {
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

const areaOf = (at: Cursor, anchor: Cursor | null): Area => ({
  top: Math.min(at.row, anchor?.row ?? at.row),
  bottom: Math.max(at.row, anchor?.row ?? at.row),
  left: Math.min(at.column, anchor?.column ?? at.column),
  right: Math.max(at.column, anchor?.column ?? at.column),
})

const copyArea = (rows: readonly SheetRow[], { top, bottom, left, right }: Area): void => {
  const lines = rows.slice(top, bottom + 1).map((row) =>
    FIELDS.slice(left, right + 1)
      .map((field) => row.cells[field])
      .join('\t'),
  )
  void navigator.clipboard?.writeText(lines.join('\n'))
}
