import type { Finding } from '../../../domain/finding.ts'
import { CODE_NAMES } from './words.ts'

/** What is wrong, with which words: a sign beside the colour, the kind of fault, the words concerned, the reason. */
export function FindingHead({ finding }: { finding: Finding }) {
  return (
    <>
      <div class="finding-head">
        <span class="finding-sign" aria-hidden="true">
          {finding.severity === 'error' ? '!' : '?'}
        </span>
        <strong>{CODE_NAMES[finding.code]}</strong>
        <q>{finding.text}</q>
      </div>
      <p>{finding.message}</p>
    </>
  )
}
