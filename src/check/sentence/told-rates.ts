import { type DerivedClaim, holds, type Judged } from '../judged.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'

/** A percentage that was rightly told of a fact: how it grew, what share it is, how much of its target was done, or its own. */
export interface ToldRate {
  readonly fact: FactEntry
  readonly kind: DerivedClaim['rule'] | 'value'
  readonly percent: number
  /** As it was written, signed. */
  readonly shown: number
}

/** The percentage that a number told; null for any other number. */
export function toldRate({ claim, mention }: Judged): ToldRate | null {
  if (mention.kind !== 'percentage' || !claim || claim.of === 'note' || !holds(claim.fit)) return null
  const { lo } = mention.stated!.near
  if (claim.of === 'derived') {
    const { outcome, fact, rule } = claim
    return outcome === null ? null : { fact, kind: rule, percent: outcome, shown: outcome < 0 ? -Math.abs(lo) : lo }
  }
  if (claim.field !== 'value') return null
  const { via, fact } = claim
  const percent = fact.values.value.n * (via ? fact.growth || 1 : 1)
  return { fact: via ?? fact, kind: via ? 'yoy-rate' : 'value', percent, shown: percent < 0 ? -Math.abs(lo) : lo }
}
