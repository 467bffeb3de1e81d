import type { Trouble } from '../service/client.ts'
import { TroubleBox } from '../trouble-box.tsx'
import { isBlank, type Sheet } from './sheet.ts'

interface DeskFootProps {
  readonly sheet: Sheet
  /** Cells that keep the sheet from being drafted. */
  readonly blocking: number
  /** Whether this browser remembers the sheet. */
  readonly kept: boolean
  /** Said of the last attempt to draft. */
  readonly trouble: Trouble | null
  readonly sending: boolean
  readonly start: (sheet: Sheet) => void
}

/** Below the form: what is still missing, and the button that starts the draft. */
export function DeskFoot({ sheet, blocking, kept, trouble, sending, start }: DeskFootProps) {
  const missing = whatIsMissing(sheet, blocking)
  return (
    <div class="desk-foot">
      {trouble && <TroubleBox trouble={trouble} retry={trouble.places.length === 0 ? () => start(sheet) : undefined} />}
      <p class={missing ? 'foot-words' : 'foot-words is-ready'} role="status">
        {missing ?? `可以起草：${sheet.rows.filter((row) => !isBlank(row)).length} 项数据`}
        {!kept && <strong>本机无法保存填报内容，请不要关闭页面</strong>}
      </p>
      <button type="button" class="primary big" disabled={missing !== null || sending} onClick={() => start(sheet)}>
        {sending ? '正在提交…' : '起草'}
      </button>
    </div>
  )
}

/** What must still be done before a draft can be asked for; null when nothing. */
function whatIsMissing(sheet: Sheet, blocking: number): string | null {
  if (sheet.rows.every(isBlank)) return '先粘贴或填写数据'
  if (blocking > 0) return `表中有 ${blocking} 格需要改正（标红处）`
  if (sheet.settings.organisation.trim() === '') return '请填写发文机关'
  const { year } = sheet.settings
  return Number.isInteger(year) && year >= 1949 && year <= 2100 ? null : '请填写四位年份'
}
