import { z } from 'zod'
import { FindingCode } from './finding.ts'

/**
 * A person's word that a finding is no fault, with the reason. It is bound to the sentence and to the fact as they stood:
 * it survives a new check while both stand, and lapses when either changes.
 */
export const Dismissal = z.object({
  code: FindingCode,
  /** The words that were flagged, and where they begin in their sentence. */
  text: z.string(),
  sentence: z.string(),
  offset: z.int(),
  factId: z.string().nullable(),
  /** The fact as it stood, serialised; null where the finding names none. */
  fact: z.string().nullable(),
  reason: z.string(),
  by: z.string(),
  at: z.string(),
})
export type Dismissal = z.infer<typeof Dismissal>
