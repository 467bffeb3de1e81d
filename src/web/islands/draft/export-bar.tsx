import { useEffect, useState } from 'preact/hooks'
import { copyHtml } from '../../../pipeline/formatted-html.ts'
import { type Trouble, troubleOf } from '../service/client.ts'
import { exportDraft } from '../service/drafts.ts'
import { TroubleBox } from '../trouble-box.tsx'

const FORMATS = [
  ['docx', 'Word'],
  ['txt', '纯文本'],
  ['md', 'Markdown'],
  ['html', '网页'],
] as const

interface ExportBarProps {
  readonly id: string
  /** Who signs. */
  readonly organisation: string
  readonly text: () => string
  /** How many errors are open. */
  readonly open: number
  /** The version that the service has. */
  readonly version: number
  /** Resolves when the service has the words as they stand. */
  readonly saved: () => Promise<void>
}

/** Takes the text out: onto the clipboard, into a file, onto paper. */
export function ExportBar({ id, organisation, text, open, version, saved }: ExportBarProps) {
  const [said, setSaid] = useState('')
  const [refused, setRefused] = useState<{ trouble: Trouble; format: string } | null>(null)
  // What was refused over open figures says how many: with one settled it is no longer true, nor is “cannot be reached” once words were saved.
  useEffect(() => setRefused(null), [open, version])
  const copy = async () => {
    try {
      await navigator.clipboard.write([withFormatting(text(), organisation)])
      setSaid('已复制全文，可直接粘贴到 Word、WPS')
    } catch {
      setSaid('浏览器不允许复制，请在正文里按 Ctrl+A、Ctrl+C')
    }
  }
  const download = async (format: string, working: boolean) => {
    setRefused(null)
    setSaid('')
    try {
      await saved()
      const { blob, name } = await exportDraft(id, format, working)
      handOver(blob, name)
      setSaid(`已下载 ${name}`)
    } catch (error) {
      // The places stand in the column beside the text.
      setRefused({ trouble: { ...troubleOf(error), places: [] }, format })
    }
  }
  return (
    <div class="export">
      <button type="button" class="primary" onClick={copy}>
        复制全文
      </button>
      <span class="export-word">下载</span>
      {FORMATS.map(([format, name]) => (
        <button type="button" key={format} onClick={() => download(format, false)}>
          {name}
        </button>
      ))}
      <button type="button" onClick={() => print()}>
        打印
      </button>
      <span class="export-said" role="status">
        {said}
      </span>
      {refused && (
        <TroubleBox trouble={refused.trouble} retry={() => download(refused.format, false)}>
          {refused.trouble.status === 409 && (
            <button type="button" onClick={() => download(refused.format, true)}>
              下载带“草稿”标记的工作稿
            </button>
          )}
        </TroubleBox>
      )}
    </div>
  )
}

/** Plain words for editors, and the same set as an official document for Word and WPS. */
const withFormatting = (text: string, organisation: string): ClipboardItem =>
  new ClipboardItem({
    'text/plain': new Blob([text], { type: 'text/plain' }),
    'text/html': new Blob([copyHtml(text, organisation)], { type: 'text/html' }),
  })

function handOver(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
