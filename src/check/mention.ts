import type { Decimal } from '../domain/decimal.ts'
import type { FigureKind } from '../domain/finding.ts'
import type { Span } from '../domain/span.ts'
import type { Unit } from '../domain/unit.ts'

/** What a number states: an exact decimal or an interval, with the precision that was written. */
export interface Stated {
  /** Exact lower end with 万, 亿, 千 folded in; for a plain number the number itself. Signed as written. */
  readonly lo: Decimal
  /** Upper end of a range or interval, equal to `lo` for a plain number, null where there is none (上百). */
  readonly hi: Decimal | null
  /** One unit of the last digit written, after scaling: 1.2万 → 1000, 69.6 → 0.1. What rounding and 余 are judged by. */
  readonly step: Decimal
  /** `lo`, `hi` and `step` as the nearest doubles, no upper end as Infinity: what many facts are compared with. */
  readonly near: { readonly lo: number; readonly hi: number; readonly step: number }
  /** The contract's `value`: exact digits as written, scale folded in, trailing zeros kept. */
  readonly digits: string
  /** The contract's `to`, or null. */
  readonly toDigits: string | null
  /** All terms of a ratio. */
  readonly terms: readonly string[] | null
  /** The unit as written (人次, 微克/立方米, %, 个百分点, 倍, 次/月 …) without 万 or 亿; '' where none. */
  readonly unitText: string
  /** The same unit as the table of units knows it; null where it is not in the table (an unknown classifier) or absent. */
  readonly unit: Unit | null
  /** The hedge as written (余, 多, 约, 近, 超, 以上 …), or null. Two hedges are joined: 约…余. */
  readonly approx: string | null
}

/** Why a number is no claim, in words that `explain` prints. */
export type ExemptReason =
  | 'ordinal'
  | 'date'
  | 'time'
  | 'name'
  | 'document'
  | 'slogan'
  | 'expression'
  | 'threshold'
  | 'listing'
  | 'duration'

/** A period that a date-like mention names, as far as it is written. */
export interface NamedPeriod {
  readonly year: number | null
  readonly quarter: number | null
  readonly half: number | null
  readonly month: number | null
  /** Last month of a span such as 1—5月. */
  readonly toMonth: number | null
  readonly day: number | null
  /** 上年, 去年同期, 今年, 上季度 … as written; null for calendar dates. */
  readonly relative: string | null
}

/** A form of writing that a standard calls wrong, found while reading. Becomes a `convention` finding. */
export interface FormNote {
  /** Rule of official-style.md: N2, N7, L1, T8 … */
  readonly rule: string
  readonly span: Span
  /** Plain Chinese. */
  readonly message: string
  /** What should stand there, or null where no safe rewriting is known. */
  readonly fix: string | null
}

/**
 * One number of the text, read but not yet judged. Mentions are in order and never overlap; spans count in the original
 * text. `read()` makes them and knows no fact; `match()` judges them and reads no digits.
 */
export interface Mention extends Span {
  readonly text: string
  readonly kind: FigureKind
  /** null where the number states nothing (a date, a name, an ordinal, a placeholder). */
  readonly stated: Stated | null
  /** Why it is no claim; null for a claim. */
  readonly exempt: ExemptReason | null
  /**
   * Why it is taken for no claim unless the sheet has the number that its words name: a limit that a rule sets
   * (不得超过120平方米), how a thing is made (容积1.5立方米). null for the others.
   */
  readonly presumed: ExemptReason | null
  /** threshold, frequency, zero, rank-last … where reading already tells. */
  readonly role: string | null
  /** For kind `date`. */
  readonly period: NamedPeriod | null
  /** Stands beside destroyed characters: can be called neither right nor wrong. */
  readonly damaged: boolean
  readonly notes: readonly FormNote[]
  /** The steps that made it, for `explain`. */
  readonly trace: readonly string[]
}
