import type { FactEntry } from '../sheet/sheet-index.ts'

/* What a text told in the sentences before. */

/** The facts that a text told before a sentence. */
export interface Told {
  /** In the sentence before it. */
  readonly before: readonly FactEntry[]
  /** In those before that, as far as they are remembered, latest last. */
  readonly earlier: readonly FactEntry[]
}
export const NOTHING_TOLD: Told = { before: [], earlier: [] }

/** What is remembered when a sentence has told these. */
export const toldNow = ({ before, earlier }: Told, stated: readonly FactEntry[]): Told => ({
  before: stated,
  earlier: [...earlier.filter((fact) => !before.includes(fact)), ...before].slice(-REMEMBERED),
})
const REMEMBERED = 12
