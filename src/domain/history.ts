import { z } from 'zod'

/** Who acts: a person or an integration of an organisation. */
export const Actor = z.object({ id: z.string(), name: z.string() })
export type Actor = z.infer<typeof Actor>

/** What was done to a draft. */
export const DraftAction = z.enum([
  'accept',
  'revise',
  'finish',
  'fail',
  'edit',
  'fix',
  'dismiss',
  'redraft',
  'undo',
  'approve',
])
export type DraftAction = z.infer<typeof DraftAction>

/** Words that were replaced; '' where something was only added or only removed. */
export const WordChange = z.object({ before: z.string(), after: z.string() })
export type WordChange = z.infer<typeof WordChange>

/** One step in a draft's life: who did what, when, to which words, and why. Each step made the version it names. */
export const HistoryEntry = z.object({
  version: z.int(),
  at: z.string(),
  actor: Actor,
  action: DraftAction,
  words: z.array(WordChange),
  why: z.string().nullable(),
})
export type HistoryEntry = z.infer<typeof HistoryEntry>
