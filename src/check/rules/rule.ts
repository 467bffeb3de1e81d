import type { FactSheet } from '../../domain/fact-sheet.ts'
import type { FindingCode, Fix } from '../../domain/finding.ts'
import type { Span } from '../../domain/span.ts'
import type { Judged } from '../judged.ts'
import type { Mention, NamedPeriod } from '../mention.ts'
import type { Clauses } from '../text/clauses.ts'

/** All that a rule may look at. */
export interface Scene {
  readonly sheet: FactSheet
  readonly text: string
  readonly clauses: Clauses
  /** Every number of the text with its judgement, in order. */
  readonly judged: readonly Judged[]
  /** Texts that the drafter saw but that are no source of numbers. */
  readonly hidden: readonly { readonly text: string; readonly source: string }[]
}

/** A fault as a rule sees it; `check` adds id, severity and quotation. */
export interface Fault extends Span {
  readonly code: FindingCode
  /** Plain Chinese. */
  readonly message: string
  readonly factId: string | null
  readonly expected: string | null
  readonly fix: Fix | null
}

/** The fault of a stretch of the text; what no rule tells of it is null. */
export const faultAt = (
  code: FindingCode,
  { start, end }: Span,
  message: string,
  told: Partial<Pick<Fault, 'factId' | 'expected' | 'fix'>> = {},
): Fault => ({ code, start, end, message, factId: null, expected: null, fix: null, ...told })

/** One rule finds the faults of one code. Of several errors on one figure the rule that stands first in `index.ts` wins. */
export type Rule = (scene: Scene) => readonly Fault[]

/** What is at fault with a period that the mention at place `i` names. */
export type PeriodRule = (scene: Scene, i: number, mention: Mention, named: NamedPeriod) => Fault | null

/** A rule that looks at one number after the other, and at the one before it. */
export const each =
  (faultIn: (one: Judged, scene: Scene, before?: Judged) => Fault | null): Rule =>
  (scene) => {
    const faults: Fault[] = []
    let before: Judged | undefined
    for (const one of scene.judged) {
      const fault = faultIn(one, scene, before)
      if (fault !== null) faults.push(fault)
      if (one.mention.stated !== null) before = one
    }
    return faults
  }

/** The place of the first number that starts at `from` or behind it; as many as there are where none does. */
export function firstFrom(judged: readonly Judged[], from: number): number {
  let [low, high] = [0, judged.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (judged[middle]!.mention.start < from) low = middle + 1
    else high = middle
  }
  return low
}
