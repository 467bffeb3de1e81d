import type { Dismissal } from '../../../domain/dismissal.ts'
import { gapsIn } from '../../../domain/gap.ts'

/** Places that the drafter left open because nobody gave it anything to say there. */
export function Gaps({ text, goTo }: { text: string; goTo: (start: number, end: number) => void }) {
  const gaps = gapsIn(text)
  if (gaps.length === 0) return null
  return (
    <section class="remarks">
      <h3>待补文字 {gaps.length} 处</h3>
      <ul>
        {gaps.map(({ start, end, text: words }) => (
          <li key={start}>
            <button type="button" class="link" onClick={() => goTo(start, end)}>
              {words}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What a person decided to leave as it stands, and why. */
export function Settled({ dismissals }: { dismissals: readonly Dismissal[] }) {
  if (dismissals.length === 0) return null
  return (
    <section class="remarks">
      <h3>已说明保留</h3>
      <ul>
        {dismissals.map((dismissal) => (
          <li key={`${dismissal.sentence}${dismissal.offset}`}>
            <q>{dismissal.text}</q>　{dismissal.reason}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What the marks in the text mean. */
export const Legend = () => (
  <section class="legend-box">
    <h3>记号</h3>
    <ul>
      <li>
        <span class="fig fig-matched">1204人次</span> 与数据一致
      </li>
      <li>
        <span class="fig fig-derived">12.0%</span> 由数据算出
      </li>
      <li>
        <span class="fig fig-exempt">三项</span> 无需核对
      </li>
      <li>
        <span class="fig fig-flagged">1240人次</span> 待核
      </li>
    </ul>
  </section>
)
