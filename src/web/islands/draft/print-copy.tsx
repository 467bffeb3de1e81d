import { useEffect, useState } from 'preact/hooks'
import type { FactSheet } from '../../../domain/fact-sheet.ts'
import { reportTypeOf } from '../../../domain/report-type.ts'
import { GB_T_9704 } from '../../../pipeline/layout-profile.ts'
import { type OfficialLine, officialLines } from '../../../pipeline/official-lines.ts'
import { charactersOf } from '../../../pipeline/places.ts'
import { titleLines } from '../../../pipeline/title-lines.ts'

interface PrintCopyProps {
  readonly text: () => string
  readonly sheet: FactSheet
  /** How many errors are open: with any, the paper says that it is no final document. */
  readonly open: number
}

/** The whole text for the printer, set as an official page: an editor holds only the lines in view. */
export function PrintCopy({ text, sheet, open }: PrintCopyProps) {
  const [lines, setLines] = useState<readonly OfficialLine[]>([])
  useEffect(() => {
    const fill = () => setLines(officialLines(text(), sheet.organisation))
    addEventListener('beforeprint', fill)
    return () => removeEventListener('beforeprint', fill)
  }, [])
  return (
    <div class="print-copy" aria-hidden="true">
      {open > 0 && <p class="print-mark">草稿　有 {open} 处数字待核，不得作为正式文件使用</p>}
      {reportTypeOf(sheet.reportType)?.redHead && <RedHead words={`${sheet.organisation}文件`} />}
      {lines.map((line, i) => (
        <Line line={line} organisation={sheet.organisation} key={i} />
      ))}
    </div>
  )
}

/** Millimetres that the name of the issuer may take, and the largest letters in which it is set. */
const NAME_WIDTH = 150
const LARGEST = 22

const RedHead = ({ words }: { words: string }) => (
  <header class="print-head">
    <p style={{ fontSize: `${Math.min(LARGEST, NAME_WIDTH / words.length)}mm` }}>{words}</p>
  </header>
)

/** Letters of a title's size that stand side by side. */
const TITLE_WIDTH = charactersOf(GB_T_9704.faces.title, GB_T_9704)

function Line({ line: { role, text, heading }, organisation }: { line: OfficialLine; organisation: string }) {
  if (role === 'title') {
    const lines = titleLines(text, TITLE_WIDTH, organisation)
    return <p class="print-title">{lines.flatMap((line, at) => (at === 0 ? [line] : [<br key={line} />, line]))}</p>
  }
  const head = heading?.length ?? 0
  return (
    <p class={`print-${role}`}>
      {heading && <span class={`print-h${heading.level}`}>{text.slice(0, head)}</span>}
      {text.slice(head)}
    </p>
  )
}
