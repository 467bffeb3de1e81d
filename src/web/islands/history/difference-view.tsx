import type { Comparison } from '../../../pipeline/compare-drafts.ts'
import type { DifferencePart, DifferenceRow } from '../../../pipeline/difference.ts'

type Manner = 'inline' | 'beside'

/** What became of the words: in one text with what was struck and what was put in, or the two texts beside each other. */
export function DifferenceView({ comparison, manner }: { comparison: Comparison; manner: Manner }) {
  const { rows } = comparison
  const changes = rows.filter(isChanged).length
  return (
    <>
      <p class="hint" role="status">
        {changes === 0 ? '文字完全相同' : `${changes} 句不同`}
      </p>
      {manner === 'inline' ? <Inline rows={rows} /> : <Beside comparison={comparison} />}
    </>
  )
}

const isChanged = (row: DifferenceRow): boolean => row.some(({ kind }) => kind !== 'same')

const Inline = ({ rows }: { rows: readonly DifferenceRow[] }) => (
  <div class="paper difference">
    {rows.map((row, i) => (
      <Words parts={row} key={i} />
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
