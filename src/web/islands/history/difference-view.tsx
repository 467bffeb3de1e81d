import { useEffect, useRef } from 'preact/hooks'
import type { Comparison } from '../../../pipeline/compare-drafts.ts'
import type { DifferencePart, DifferenceRow } from '../../../pipeline/difference.ts'
import { singleKeysWork } from '../review/single-keys.ts'

type Manner = 'inline' | 'beside'

/** What became of the words: in one text with what was struck and what was put in, or the two texts beside each other. */
export function DifferenceView({ comparison, manner }: { comparison: Comparison; manner: Manner }) {
  const { rows } = comparison
  const whole = useRef<HTMLDivElement>(null)
  const changes = rows.filter(isChanged).length
  const go = (forward: boolean) => whole.current && toChange(whole.current, forward)
  useEffect(() => hearSteps(go), [])
  useEffect(() => {
    go(true)
  }, [comparison, manner])
  if (changes === 0) return <Unchanged comparison={comparison} />
  return (
    <>
      <div class="bar walk-bar">
        <p class="hint" role="status">
          {changes} 句不同
        </p>
        {changes > 1 && (
          <>
            <button type="button" onClick={() => go(false)}>
              上一句 <kbd class="single">K</kbd>
            </button>
            <button type="button" onClick={() => go(true)}>
              下一句 <kbd class="single">J</kbd>
            </button>
          </>
        )}
      </div>
      <div ref={whole}>{manner === 'inline' ? <Inline rows={rows} /> : <Beside comparison={comparison} />}</div>
    </>
  )
}

/** Nothing differs: said as such, for a text without a mark looks like marks that failed to come. */
const Unchanged = ({ comparison }: { comparison: Comparison }) => (
  <>
    <div class="bar walk-bar" role="status">
      <h2>{sameness(comparison)}</h2>
    </div>
    <Inline rows={comparison.rows} />
  </>
)

function sameness({ before, after }: Comparison): string {
  if (before.id !== after.id) return '上期同类报告与现稿的文字完全相同'
  if (before.version === after.version) return '写成以后还没有改动过'
  return `第 ${before.version} 版与第 ${after.version} 版的文字完全相同`
}

/** Brings the next sentence that differs into view, or the one before; past the last it begins again. */
function toChange(whole: HTMLElement, forward: boolean): void {
  const changed = [...whole.querySelectorAll('.is-changed')]
  const here = changed.findIndex((each) => each.classList.contains('is-here'))
  const next = here < 0 ? 0 : (here + (forward ? 1 : -1) + changed.length) % changed.length
  changed[here]?.classList.remove('is-here')
  changed[next]?.classList.add('is-here')
  changed[next]?.scrollIntoView({ block: 'nearest' })
}

function hearSteps(go: (forward: boolean) => void): () => void {
  const hear = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const letter = singleKeysWork() ? event.code : ''
    if (letter === 'KeyJ' || (event.key === 'F8' && !event.shiftKey)) go(true)
    else if (letter === 'KeyK' || event.key === 'F8') go(false)
    else return
    event.preventDefault()
  }
  addEventListener('keydown', hear)
  return () => removeEventListener('keydown', hear)
}

/** A line break alone is no change to a reader. */
const isChanged = (row: DifferenceRow): boolean => row.some(({ kind, text }) => kind !== 'same' && text.trim() !== '')

const Inline = ({ rows }: { rows: readonly DifferenceRow[] }) => (
  <div class="paper difference">
    {rows.map((row, i) => (
      <span class={isChanged(row) ? 'is-changed' : ''} key={i}>
        <Words parts={row} />
      </span>
    ))}
  </div>
)

function Beside({ comparison: { before, after, rows } }: { comparison: Comparison }) {
  const half = (row: DifferenceRow, gone: DifferencePart['kind']) => row.filter(({ kind }) => kind !== gone)
  return (
    <table class="beside">
      <thead>
        <tr>
          <th scope="col">
            {before.title}，第 {before.version} 版
          </th>
          <th scope="col">
            {after.title}，第 {after.version} 版
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, i) => (
          <tr class={isChanged(row) ? 'is-changed' : ''} key={i}>
            <td>
              <Words parts={half(row, 'added')} />
            </td>
            <td>
              <Words parts={half(row, 'removed')} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const Words = ({ parts }: { parts: readonly DifferencePart[] }) => (
  <>
    {parts.map(({ kind, text }, i) =>
      kind === 'removed' ? <del key={i}>{text}</del> : kind === 'added' ? <ins key={i}>{text}</ins> : text,
    )}
  </>
)
