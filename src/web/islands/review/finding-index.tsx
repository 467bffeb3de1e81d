import type { Check, Finding } from '../../../domain/finding.ts'
import { CODE_NAMES } from '../draft/words.ts'
import { walkOf } from './walk.ts'

interface FindingIndexProps {
  readonly check: Check | null
  readonly current: string | null
  readonly goTo: (finding: Finding) => void
}

/** All that is to be looked at, in the text's order, a line each. */
export function FindingIndex({ check, current, goTo }: FindingIndexProps) {
  const walk = walkOf(check)
  if (walk.length === 0) return null
  return (
    <section class="index" aria-label="要看的地方">
      <h3>要看的地方 {walk.length} 处</h3>
      <ol>
        {walk.map((finding) => (
          <li key={finding.id} class={`is-${finding.severity}`}>
            <button
              type="button"
              aria-current={finding.id === current ? 'true' : undefined}
              onClick={() => goTo(finding)}
            >
              <span class="index-sign" aria-hidden="true">
                {finding.severity === 'error' ? '!' : '?'}
              </span>
              <span class="index-words">{finding.text}</span>
              <small>{CODE_NAMES[finding.code]}</small>
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}
