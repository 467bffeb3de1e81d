import type { DerivationRule } from '../domain/finding.ts'
import type { Mention } from './mention.ts'
import type { Frame } from './roles/frame.ts'
import type { Cell, FactEntry, Field } from './sheet/sheet-index.ts'

/** How a written number stands to the exact one. */
export type Fit =
  /** The very value, in any form and any unit of its dimension. */
  | 'exact'
  /** Rounds to it, or a hedge word covers it. */
  | 'covered'
  /** The correct rounding, but no word says so. */
  | 'rounded'
  /** Close by, but the hedge word says otherwise: 近 above, 超 below. */
  | 'qualifier'
  /** The same digits, another unit or magnitude. */
  | 'unit'
  | 'none'

/** A number of the sheet as it stands: this period's value, or one of its comparisons. */
export interface FieldClaim {
  readonly of: 'field'
  readonly fact: FactEntry
  readonly field: Field
  readonly fit: Fit
  /** The amount that the words speak of, where `fact` is its growth or share. */
  readonly via?: FactEntry
}

/** The cell that a claim cites. There is one: nothing is taken for a cell that the sheet leaves empty. */
export const citedBy = ({ fact, field }: FieldClaim): Cell => fact.values[field]!

/** `(1204-1075)/1075` and `12.0%`. */
export interface Shown {
  readonly expression: string
  readonly result: string
}

/** A number that the facts define: rule, facts, exact outcome. */
export interface DerivedClaim {
  readonly of: 'derived'
  readonly field?: undefined
  readonly via?: undefined
  readonly rule: DerivationRule
  /** The fact that is spoken of. */
  readonly fact: FactEntry
  /** All facts that enter. */
  readonly facts: readonly FactEntry[]
  /** Of the change or the share of a total: what the facts were put together to. */
  readonly total?: 'sum' | 'difference'
  /** Of how far two percentages lie apart: what they measure, where it is no growth. */
  readonly measure?: string
  /** The exact outcome in the unit that the text uses; signed; null where the sheet lacks the other value. */
  readonly outcome: number | null
  /** The calculation in the sheet's digits, and the outcome as it should be shown. */
  show(): Shown
  readonly fit: Fit
  /** False where the text says 增长 and the facts say 下降. */
  readonly directionHolds: boolean
}

/** A number that a note gives in the same context. */
export interface NotedClaim {
  readonly of: 'note'
  readonly fact?: undefined
  readonly field?: undefined
  readonly via?: undefined
  readonly note: string
  /** The number as the note writes it; another than was written where `fit` is none. */
  readonly given: string
  readonly fit: Fit
}

export type Claim = FieldClaim | DerivedClaim | NotedClaim

/** A mention with what the sheet has to say of it. */
export interface Judged {
  readonly mention: Mention
  readonly frame: Frame | null
  /** What the clause says, whether it holds or not; null for what is exempt or speaks of nothing in the sheet. */
  readonly claim: Claim | null
  /** Another fact whose very value this is, where the clause speaks of `claim.fact`. */
  readonly owner: FactEntry | null
  /** The words name a period that the sheet has no number of: 一季度 in a report on the third. */
  readonly elsewhen?: boolean
  readonly trace: readonly string[]
}

export const holds = (fit: Fit): boolean => fit === 'exact' || fit === 'covered'
