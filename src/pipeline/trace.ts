import type { Model } from './ports.ts'

/** What an operator may know of a step: names and counts, never what a fact, a note or a draft says. */
export type Particulars = Readonly<Record<string, string | number | boolean>>

/** Follows the steps of the work, each within the one it serves. */
export interface Trace {
  /** Does the work as a step. Rejects as the work does. `tell` adds what is known only later. */
  step<T>(
    name: string,
    particulars: Particulars,
    work: (inner: Trace, tell: (more: Particulars) => void) => Promise<T>,
  ): Promise<T>
}

/** Where nobody looks. */
export const UNTRACED: Trace = { step: (_name, _particulars, work) => work(UNTRACED, () => {}) }

/** A model each of whose answers is a step. */
export const followed = (model: Model, trace: Trace): Model => ({
  name: model.name,
  complete: (request, options) =>
    trace.step('model', {}, async (_, tell) => {
      const answer = await model.complete(request, options)
      const { inputTokens, outputTokens } = answer.usage
      tell({ model: answer.model, inputTokens, outputTokens })
      return answer
    }),
})
