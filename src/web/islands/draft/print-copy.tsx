import { useEffect, useState } from 'preact/hooks'
import { lineForm } from './report-lines.ts'

/** The whole text for the printer: an editor holds only the lines in view. */
export function PrintCopy({ text }: { text: () => string }) {
  const [lines, setLines] = useState<readonly string[]>([])
  useEffect(() => {
    const fill = () => setLines(text().split('\n'))
    addEventListener('beforeprint', fill)
    return () => removeEventListener('beforeprint', fill)
  }, [])
  return (
    <div class="print-copy" aria-hidden="true">
      {lines.map((line, i) => (
        <p class={lineForm(line, i + 1)} key={i}>
          {line}
        </p>
      ))}
    </div>
  )
}
