import type { LeftOut } from './parsed-rows.ts'

interface LeftOutProps {
  readonly leftOut: readonly LeftOut[]
  readonly forget: () => void
}

/** What of a paste became no row, line by line with the reason. */
export function LeftOutBox({ leftOut, forget }: LeftOutProps) {
  if (leftOut.length === 0) return null
  return (
    <section class="left-out" role="status">
      <div class="bar">
        <h3>粘贴内容里有 {leftOut.length} 处没有收入</h3>
        <span class="bar-gap" />
        <button type="button" class="quiet" onClick={forget}>
          知道了
        </button>
      </div>
      <ul>
        {leftOut.map((each) => (
          <li key={`${each.line}${each.reason}${each.text}`}>
            <span class="left-out-where">第 {each.line} 行</span>
            <q>{each.text}</q>
            <span>{each.reason}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
