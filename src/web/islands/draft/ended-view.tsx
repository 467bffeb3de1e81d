import type { Draft } from '../../../domain/draft.ts'

interface EndedProps {
  readonly draft: Draft
  /** Back to the filling-in page; null for those who only read. */
  readonly refill: (() => void) | null
}

/** A draft that came to no end, with what was written of it by then. */
export function EndedView({ draft, refill }: EndedProps) {
  const lines = draft.text.split('\n').filter((line) => line.trim() !== '')
  const written = draft.sections.length
  return (
    <div class="ended">
      <h1 class="unseen">{draft.title || '没有写成的稿件'}</h1>
      <div class="trouble" role="alert">
        <strong>{draft.reason ?? '起草没有完成'}</strong>
        {written > 0 && <p>已写好的 {written} 部分在下面；全文没有核对，只供参考。</p>}
        {refill && (
          <button type="button" class="primary" onClick={refill}>
            回到填报页，数据还在
          </button>
        )}
      </div>
      {written > 0 && (
        <article class="paper" aria-label="已写好的部分">
          {lines.map((line, i) => (
            <p key={i}>{line}</p>
          ))}
        </article>
      )}
    </div>
  )
}
