import type { DerivationRule } from '../../domain/finding.ts'
import type { DerivedClaim, Fit, Shown } from '../judged.ts'
import type { FactEntry } from '../sheet/fact-entry.ts'

/** What is reckoned anew for each claim. */
interface Outcome {
  readonly rule: DerivationRule
  /** All facts that enter, first the one that is spoken of. */
  readonly facts: readonly FactEntry[]
  readonly outcome: number | null
  readonly fit: Fit
  show(): Shown
  /** Where the words say which way; true where they do not. */
  readonly directionHolds?: boolean
  readonly total?: DerivedClaim['total']
  readonly measure?: string | undefined
}

/** A number that the facts define. */
export const derived = ({
  rule,
  facts,
  outcome,
  fit,
  show,
  directionHolds = true,
  total,
  measure,
}: Outcome): DerivedClaim => ({
  of: 'derived',
  rule,
  fact: facts[0]!,
  facts,
  total,
  measure,
  outcome,
  show,
  fit,
  directionHolds,
})
