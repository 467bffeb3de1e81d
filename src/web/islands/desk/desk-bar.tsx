import { type DeskAction, type DeskState, isEmptySheet } from './desk-state.ts'
import { clearedSheet } from './empty-sheet.ts'
import { nextSheet } from './next-sheet.ts'
import { isBlank } from './sheet.ts'

interface DeskBarProps {
  readonly state: DeskState
  /** What the own office is called; '' where it is not known. */
  readonly organisation: string
  readonly act: (action: DeskAction) => void
}

/** Above the table: how many rows it has, and what can be done with all of them. */
export function DeskBar({ state: { sheet, past, future }, organisation, act }: DeskBarProps) {
  const { rows } = sheet
  const empty = isEmptySheet(sheet)
  return (
    <div class="bar">
      <h2>填报数据</h2>
      <span class="count">{empty ? '' : `${rows.filter((row) => !isBlank(row)).length} 项`}</span>
      <span class="bar-gap" />
      {/* What was cleared by mistake is taken back from here: the buttons outlive the rows. */}
      {(!empty || past.length + future.length > 0) && (
        <>
          <button type="button" onClick={() => act({ do: 'undo' })} disabled={past.length === 0}>
            撤销
          </button>
          <button type="button" onClick={() => act({ do: 'redo' })} disabled={future.length === 0}>
            重做
          </button>
        </>
      )}
      {!empty && (
        <>
          <button
            type="button"
            title="报告期顺延，本期数值移到“上期”（年度报告移到“上年同期”），留出新一期的数值待填"
            disabled={rows.every((row) => row.cells.value.trim() === '')}
            onClick={() => act({ do: 'load', sheet: nextSheet(sheet) })}
          >
            转填下期
          </button>
          <button type="button" onClick={() => act({ do: 'load', sheet: clearedSheet(sheet, organisation) })}>
            清空
          </button>
        </>
      )}
    </div>
  )
}
