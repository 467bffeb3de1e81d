import { z } from 'zod'
import { Draft } from '../domain/draft.ts'
import { nextStep } from '../pipeline/next-step.ts'

/** A draft with what there is to do with it. */
export const DraftAnswer = Draft.extend({ nextStep: z.string().describe('下一步做什么，给人看') })
export type DraftAnswer = z.infer<typeof DraftAnswer>

/** A draft as an answer carries it. */
export const answerOf = (draft: Draft): DraftAnswer => ({ ...draft, nextStep: nextStep(draft) })
