import { useEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks'
import { REPORT_TYPES, reportTypeOf, sectionsOf } from '../../../domain/report-type.ts'
import { outline } from '../../../pipeline/outline.ts'
import { droppedText } from '../facts/dropped.ts'
import { FactGrid } from '../facts/fact-grid.tsx'
import { PasteBox } from '../facts/paste-box.tsx'
import type { Trouble } from '../service/client.ts'
import { TroubleBox } from '../trouble-box.tsx'
import { catchFiles, catchPastes } from './catch.ts'
import { DeskBar } from './desk-bar.tsx'
import { deskAfter, isEmptySheet, openDesk } from './desk-state.ts'
import { freshSheet } from './empty-sheet.ts'
import { exampleOf } from './examples.ts'
import { HeadSaidBox } from './head-said.tsx'
import { followSheet, keepSheet, keptSheet } from './keep.ts'
import { LeftOutBox } from './left-out.tsx'
import { OutlineView, ReportPanel } from './report-panel.tsx'
import { type Faults, factSheetOf, faultsOf, headingOf, isBlank, type Settings, type Sheet } from './sheet.ts'

interface DeskProps {
  /** What the own office is called; '' where it is not known. */
  readonly organisation: string
  /** Said of the last attempt to draft, where the sheet is to be mended. */
  readonly trouble: Trouble | null
  readonly start: (sheet: Sheet) => void
}

/** The filling-in page: which report, its facts, its notes, and the button that starts the draft. */
export function Desk({ organisation, trouble, start }: DeskProps) {
  const [state, act] = useReducer(deskAfter, null, () => openDesk(keptSheet() ?? freshSheet(new Date(), organisation)))
  const [kept, setKept] = useState(true)
  const [unfit, setUnfit] = useState<string | null>(null)
  const [reading, setReading] = useState(false)
  const { sheet, leftOut, headSaid } = state
  const type = reportTypeOf(sheet.settings.reportType) ?? REPORT_TYPES[0]!
  const empty = isEmptySheet(sheet)
  const { rows } = sheet
  const noRows = rows.length === 0
  const faults = rows.map((row) => faultsOf(row, rows, type))
  const blocking = faults.flatMap(Object.values).filter((fault) => fault.blocking).length
  const outlined = useMemo(() => {
    const sound = sheet.rows.filter((row) => isSound(faultsOf(row, sheet.rows, type)))
    const settings = { ...sheet.settings, organisation: sheet.settings.organisation || type.self }
    return outline(factSheetOf({ ...sheet, settings, rows: sound }), type).sections
  }, [sheet, type])
  const sections = new Map(outlined.flatMap((each) => each.facts.map((fact) => [fact.id, headingOf(type, each.id)])))
  const missing = whatIsMissing(sheet, blocking)

  useEffect(() => {
    setKept(keepSheet(sheet))
  }, [sheet])
  const wasBare = useRef(noRows)
  useEffect(() => {
    // The button of the empty desk is gone with it: whoever pressed it by key goes on in the table.
    const first = wasBare.current && !noRows ? document.querySelector<HTMLElement>('.grid input[tabindex="0"]') : null
    if (document.activeElement === document.body) first?.focus()
    wasBare.current = noRows
  }, [noRows])
  // Two windows fill in one sheet: neither may write an older one over what was typed in the other.
  useEffect(() => followSheet((other) => act({ do: 'load', sheet: other })), [])

  const change = (settings: Partial<Settings>) => act({ do: 'settings', change: settings })
  const takeIn = async (paste: string): Promise<boolean> => {
    setReading(true)
    try {
      const { parseFacts, reportHead } = await reader()
      act({ do: 'take', parsed: parseFacts(paste), head: reportHead(paste) })
      setUnfit(null)
      return true
    } catch {
      setUnfit('没有读入：网络断开，识别程序没有载入，请稍后再试')
      return false
    } finally {
      setReading(false)
    }
  }
  const takeFile = (file: File) =>
    droppedText(file).then(
      (text) => void takeIn(text),
      (error: Error) => setUnfit(error.message),
    )
  useEffect(() => catchPastes(takeIn), [])
  useEffect(() => catchFiles(takeFile), [])
  const fillExample = async () => {
    const example = await exampleOf(type.id, sheet.settings)
    if (example) act({ do: 'load', sheet: example })
  }

  return (
    <div class="desk">
      <h1 class="unseen">起草报告</h1>
      <aside class="desk-side" aria-label="报告信息">
        <div class="bar">
          <h2>报告</h2>
        </div>
        <ReportPanel settings={sheet.settings} type={type} change={change} />
        {headSaid && <HeadSaidBox said={headSaid} change={change} forget={() => act({ do: 'forget-head' })} />}
        <OutlineView type={type} sections={outlined} />
      </aside>
      <section class="desk-main" aria-label="填报" aria-busy={reading}>
        <DeskBar state={state} organisation={organisation} act={act} />
        {!noRows && (
          <FactGrid
            rows={rows}
            faults={faults}
            sections={sections}
            headings={[...new Set(sectionsOf(type).map((each) => headingOf(type, each.id)))].filter(Boolean)}
            act={act}
            takeIn={takeIn}
          />
        )}
        <PasteBox large={noRows} takeIn={takeIn} prepare={() => void reader().catch(() => {})}>
          {empty && (
            <button type="button" onClick={fillExample}>
              试填示例
            </button>
          )}
          <button type="button" onClick={() => act({ do: 'insert', at: rows.length })}>
            {noRows ? '直接填写' : '添加一行'}
          </button>
        </PasteBox>
        {unfit && (
          <p class="trouble" role="alert">
            {unfit}
          </p>
        )}
        <LeftOutBox leftOut={leftOut} forget={() => act({ do: 'forget-left-out' })} />
        <div class="bar">
          <h2 id="notes-head">文字材料</h2>
          <span class="hint">做法、问题、打算，一行一条；其中的数字也作为依据</span>
        </div>
        <textarea
          class="notes"
          aria-labelledby="notes-head"
          rows={Math.min(14, Math.max(4, sheet.notes.split('\n').length + 1))}
          value={sheet.notes}
          placeholder={'如：召开大气污染治理推进会，与各村（社区）签订目标责任书'}
          onInput={(event) => act({ do: 'notes', text: event.currentTarget.value })}
        />
      </section>
      <div class="desk-foot">
        {trouble && (
          <TroubleBox trouble={trouble} retry={trouble.places.length === 0 ? () => start(sheet) : undefined} />
        )}
        <p class={missing ? 'foot-words' : 'foot-words is-ready'}>
          {missing ?? `可以起草：${sheet.rows.filter((row) => !isBlank(row)).length} 项数据`}
          {!kept && <strong>本机无法保存填报内容，请不要关闭页面</strong>}
        </p>
        <button type="button" class="primary big" disabled={missing !== null} onClick={() => start(sheet)}>
          起草
        </button>
      </div>
    </div>
  )
}

/** What reads a paste comes with the first one; a pointer or the focus on the box has asked for it before. */
const reader = () => import('../facts/reader.ts')

const isSound = (faults: Faults): boolean => Object.values(faults).every((fault) => !fault.blocking)

/** What must still be done before a draft can be asked for; null when nothing. */
function whatIsMissing(sheet: Sheet, blocking: number): string | null {
  if (sheet.rows.every(isBlank)) return '先粘贴或填写数据'
  if (blocking > 0) return `表中有 ${blocking} 格需要改正（标红处）`
  if (sheet.settings.organisation.trim() === '') return '请填写发文机关'
  const { year } = sheet.settings
  return Number.isInteger(year) && year >= 1949 && year <= 2100 ? null : '请填写四位年份'
}
