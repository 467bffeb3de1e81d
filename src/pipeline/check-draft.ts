import { check } from '../check/check.ts'
import type { Checked, Drafted } from '../domain/draft.ts'
import type { Hidden } from './ports.ts'

/**
 * Judges every number of a draft against its facts. The one place where a draft becomes `Checked`: a checker that fails
 * throws, and there is no checked draft. `hidden` are the words masked in style references; `lexicon` holds the organisation's own expressions that state no number.
 */
export const checkDraft = (drafted: Drafted, hidden: readonly Hidden[], lexicon: readonly string[] = []): Checked =>
  ({ ...drafted, check: check(drafted.sheet, drafted.text, { hidden, lexicon }) }) as Checked
