import type { Mean } from '../derive/mean-change.ts'
import type { Total } from '../derive/total.ts'
import { type DerivedClaim, holds } from '../judged.ts'
import type { Each } from '../offers/for-each.ts'
import type { Frame } from '../roles/frame.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'

/** What a sentence has calculated so far, and of what: a number that follows may go on from it. */
export class Calculated {
  /** Those of which it was told what share they are, and of what. */
  readonly shared = new Map<FactEntry, FactEntry>()
  /** Those of which a change was told. */
  readonly changed = new Set<FactEntry>()
  /** How they moved, rule by rule, where it was told rightly. */
  readonly #moved = new Map<FactEntry, Set<DerivedClaim['rule']>>()
  /** The sum or the difference, and the share of a whole, that were calculated last. */
  total: Total | null = null
  share: DerivedClaim | null = null
  /** Of what the share was that was told last. */
  sharedOf: FactEntry | null = null
  /** All sums that were calculated, latest last. */
  readonly sums: Total[] = []
  /** The two facts that were set against each other last, as how far they lie apart or as a multiple. */
  apart: DerivedClaim | null = null
  /** The mean that was calculated last, and for how many. */
  mean: Mean | null = null

  /** The sum that was calculated last. */
  get sum(): Total | null {
    return this.total?.rule === 'sum' ? this.total : null
  }

  /** Whether it was told how a fact moved by that rule. */
  hasMoved(fact: FactEntry, rule: DerivedClaim['rule']): boolean {
    return this.#moved.get(fact)?.has(rule) ?? false
  }

  /** Goes on to a value of the sheet: what was calculated of others is no longer spoken of. */
  passTo(fact: FactEntry): void {
    this.share = null
    if (!this.sum?.facts.includes(fact)) this.total = null
  }

  /** Takes in what was calculated; `each` where it is for each of them, `inPercent` as it is written. */
  keep(claim: DerivedClaim, frame: Frame, each: Each | null, inPercent: boolean): void {
    if (each && claim.facts.length === 2) this.mean = { facts: claim.facts, per: each.per }
    if (frame.role === 'change') this.changed.add(claim.fact)
    if (holds(claim.fit) && claim.facts.length === 1)
      this.#moved.set(claim.fact, (this.#moved.get(claim.fact) ?? new Set()).add(claim.rule))
    // 合计533条，比因病预警多21条: what is told next is still of the sum
    const isOfSum = claim.rule === 'difference' && claim.total === 'sum'
    if ((claim.rule === 'sum' || claim.rule === 'difference') && !isOfSum)
      this.total = { rule: claim.rule, facts: claim.facts }
    // 房地产和基础设施合计减少3.58亿元，下降13.0%
    else if (claim.total && !isOfSum) this.total = { rule: claim.total, facts: claim.facts }
    if (claim.rule === 'sum' && claim.facts.length > 1) this.sums.push(this.total!)
    if ((claim.rule === 'difference' && !isOfSum) || (claim.rule === 'multiple' && claim.facts.length === 2))
      this.apart = claim
    // a share of a sum has no whole of which another share were told
    if (claim.rule === 'share' && !this.sum?.facts.includes(claim.facts.at(-1)!)) this.share = claim
    // 存量与产生量之比为3.5%: the one as a share of the other
    if (claim.rule === 'multiple' && inPercent && claim.facts.length === 2) this.share = claim
    if (claim.rule === 'share' && holds(claim.fit)) {
      this.shared.set(claim.fact, claim.facts.at(-1)!)
      if (claim.facts.length === 2) this.sharedOf = claim.facts[1]!
    }
  }
}
