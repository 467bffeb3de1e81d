import { useMemo, useReducer } from 'preact/hooks'
import type { OutlinedSection } from '../../../domain/draft.ts'
import { REPORT_TYPES, type ReportType, reportTypeOf } from '../../../domain/report-type.ts'
import { outline } from '../../../pipeline/outline.ts'
import { PasteBox } from '../facts/paste-box.tsx'
import type { Trouble } from '../service/client.ts'
import { DeskBar } from './desk-bar.tsx'
import { DeskFoot } from './desk-foot.tsx'
import { deskAfter, isEmptySheet, openDesk } from './desk-state.ts'
import { freshSheet } from './empty-sheet.ts'
import { exampleOf } from './examples.ts'
import { type Faults, faultsOf } from './faults.ts'
import { HeadSaidBox } from './head-said.tsx'
import { keptSheet } from './keep.ts'
import { LeftOutBox } from './left-out.tsx'
import { NotesField } from './notes-field.tsx'
import { OutlineView } from './outline-view.tsx'
import { ReportPanel } from './report-panel.tsx'
import { factSheetOf, type Settings, type Sheet } from './sheet.ts'
import { SheetTable } from './sheet-table.tsx'
import { reader, useIntake } from './use-intake.ts'
import { useKeptSheet } from './use-kept-sheet.ts'

interface DeskProps {
  /** What the own office is called; '' where it is not known. */
  readonly organisation: string
  /** Said of the last attempt to draft, where the sheet is to be mended. */
  readonly trouble: Trouble | null
  /** True while the sheet is on its way to the service. */
  readonly sending: boolean
  readonly start: (sheet: Sheet) => void
}

/** The filling-in page: which report, its facts, its notes, and the button that starts the draft. */
export function Desk({ organisation, trouble, sending, start }: DeskProps) {
  const [state, act] = useReducer(deskAfter, null, () => openDesk(keptSheet() ?? freshSheet(new Date(), organisation)))
  const { sheet, leftOut, headSaid } = state
  const { rows, settings } = sheet
  const type = reportTypeOf(settings.reportType) ?? REPORT_TYPES[0]!
  const faults = rows.map((row) => faultsOf(row, rows, type))
  const blocking = faults.flatMap(Object.values).filter((fault) => fault.blocking).length
  const outlined = useMemo(() => outlinedOf(sheet, type), [sheet, type])
  const kept = useKeptSheet(sheet, act)
  const { reading, unfit, takeIn } = useIntake(act)

  const change = (settings: Partial<Settings>) => act({ do: 'settings', change: settings })
  const fillExample = async () => {
    const example = await exampleOf(type.id, settings)
    if (example) act({ do: 'load', sheet: example })
  }
  return (
    <div class="desk">
      <h1 class="unseen">起草报告</h1>
      <aside class="desk-side" aria-label="报告信息">
        <div class="bar">
          <h2>报告</h2>
        </div>
        <ReportPanel settings={settings} type={type} change={change} />
        {headSaid && <HeadSaidBox said={headSaid} change={change} forget={() => act({ do: 'forget-head' })} />}
        <OutlineView type={type} sections={outlined} />
      </aside>
      <section class="desk-main" aria-label="填报" aria-busy={reading}>
        <DeskBar state={state} organisation={organisation} act={act} />
        <SheetTable rows={rows} faults={faults} type={type} outlined={outlined} act={act} takeIn={takeIn} />
        <PasteBox large={rows.length === 0} takeIn={takeIn} prepare={() => void reader().catch(() => {})}>
          {isEmptySheet(sheet) && (
            <button type="button" onClick={fillExample}>
              试填示例
            </button>
          )}
          <button type="button" onClick={() => act({ do: 'insert', at: rows.length })}>
            {rows.length === 0 ? '直接填写' : '添加一行'}
          </button>
        </PasteBox>
        {unfit && (
          <p class="trouble" role="alert">
            {unfit}
          </p>
        )}
        <LeftOutBox leftOut={leftOut} forget={() => act({ do: 'forget-left-out' })} />
        <NotesField notes={sheet.notes} change={(text) => act({ do: 'notes', text })} />
      </section>
      <DeskFoot sheet={sheet} blocking={blocking} kept={kept} trouble={trouble} sending={sending} start={start} />
    </div>
  )
}

const isSound = (faults: Faults): boolean => Object.values(faults).every((fault) => !fault.blocking)

/** The outline of what is filled in soundly so far. */
function outlinedOf(sheet: Sheet, type: ReportType): readonly OutlinedSection[] {
  const sound = sheet.rows.filter((row) => isSound(faultsOf(row, sheet.rows, type)))
  const settings = { ...sheet.settings, organisation: sheet.settings.organisation || type.self }
  return outline(factSheetOf({ ...sheet, settings, rows: sound }), type).sections
}
