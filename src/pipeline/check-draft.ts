import { check } from '../check/check.ts'
import type { Checked, Drafted } from '../domain/draft.ts'

/** Style references that the drafter saw, as far as they were hidden from the reader. */
export type Hidden = readonly { readonly text: string; readonly source: string }[]

/**
 * Judges every number of a draft against its facts. The one place where a draft becomes `Checked`: a checker that fails
 * throws, and there is no checked draft. `lexicon` holds the organisation's own expressions that state no number.
 */
export const checkDraft = (drafted: Drafted, hidden: Hidden, lexicon: readonly string[] = []): Checked =>
  ({ ...drafted, check: check(drafted.sheet, drafted.text, { hidden, lexicon }) }) as Checked
