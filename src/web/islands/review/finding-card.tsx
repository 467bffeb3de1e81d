import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { Finding } from '../../../domain/finding.ts'
import type { Wish } from '../../review-keys.ts'
import { FindingHead } from '../draft/finding-head.tsx'
import { OTHER_REASON, REASONS } from '../draft/reasons.ts'
import { fixName } from '../draft/words.ts'
import { keyOf } from './keys.ts'

interface CardProps {
  readonly finding: Finding
  /** The findings of the same kind, this one among them. */
  readonly kind: readonly Finding[]
  readonly wish: (wish: Wish) => void
  readonly off: boolean
}

/** The finding that the reviewer is at, with what can be done about it; each button names its key. */
export function FindingCard({ finding, kind, wish, off }: CardProps) {
  const fixable = kind.filter(({ fix }) => fix).length
  return (
    <article class={`current is-${finding.severity}`} aria-label="当前一处">
      <FindingHead finding={finding} />
      <div class="current-acts">
        <KeyButton wish="fix" act={wish} off={off || !finding.fix} primary>
          {finding.fix ? fixName(finding.fix) : '没有可套用的改法'}
        </KeyButton>
        <KeyButton wish="dismiss" act={wish} off={off}>
          保留…
        </KeyButton>
        {fixable > 1 && (
          <KeyButton wish="fix-kind" act={wish} off={off}>
            同类 {fixable} 处一并改正
          </KeyButton>
        )}
        {kind.length > 1 && (
          <KeyButton wish="dismiss-kind" act={wish} off={off}>
            同类 {kind.length} 处一并保留…
          </KeyButton>
        )}
      </div>
    </article>
  )
}

interface KeyButtonProps {
  readonly wish: Wish
  readonly act: (wish: Wish) => void
  readonly off?: boolean
  readonly primary?: boolean
  readonly children: ComponentChildren
}
/** A button with its key printed on it. */
export const KeyButton = ({ wish, act, off = false, primary = false, children }: KeyButtonProps) => (
  <button type="button" class={primary ? 'primary' : ''} disabled={off} onClick={() => act(wish)}>
    <span>{children}</span> <kbd class="single">{keyOf(wish)}</kbd>
  </button>
)

interface ReasonProps {
  readonly count: number
  /** True once the fourth reason was chosen: its words are asked for. */
  readonly other: boolean
  readonly choose: (reason: number) => void
  readonly keep: (reason: string) => void
  readonly cancel: () => void
}

/** Asks why findings are left as they stand. */
export function ReasonBox({ count, other, choose, keep, cancel }: ReasonProps) {
  const box = useRef<HTMLFormElement>(null)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' })
    if (other) field.current?.focus()
  }, [other])
  return (
    <form
      class="why"
      ref={box}
      aria-label="保留的理由"
      onSubmit={(event) => {
        event.preventDefault()
        const words = field.current?.value.trim() ?? ''
        if (words !== '') keep(words)
      }}
    >
      <span>{count > 1 ? `${count} 处都保留，理由是：` : '保留的理由：'}</span>
      {REASONS.map((reason, i) => (
        <button type="button" key={reason} onClick={() => choose(i + 1)}>
          {reason} <kbd class="single">{i + 1}</kbd>
        </button>
      ))}
      {other ? (
        <input ref={field} maxLength={200} placeholder="写明理由，回车确认" aria-label="其他理由" />
      ) : (
        <button type="button" onClick={() => choose(OTHER_REASON)}>
          其他… <kbd class="single">{OTHER_REASON}</kbd>
        </button>
      )}
      <button type="button" class="quiet" onClick={cancel}>
        取消 <kbd>Esc</kbd>
      </button>
    </form>
  )
}
