import { check } from '../../../check/check.ts'
import type { Dismissal } from '../../../domain/dismissal.ts'
import type { FactSheet } from '../../../domain/fact-sheet.ts'
import type { Check } from '../../../domain/finding.ts'
import { honour } from '../../../pipeline/judge.ts'
import { ownPhrases } from '../service/lexicon.ts'

let lexicon: readonly string[] = []

/** Fetches what the checks in this page need beside the draft. Where it cannot be had, the service's own check comes with the next save. */
export async function prepareChecks(): Promise<void> {
  lexicon = await ownPhrases().catch(() => lexicon)
}

/** Checks a text in the page as the service does when it is saved. */
export const checkHere = (sheet: FactSheet, text: string, dismissals: readonly Dismissal[]): Check =>
  honour(check(sheet, text, { lexicon }), { text, sheet }, dismissals).check
