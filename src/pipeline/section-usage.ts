import type { Attempt, SectionUsage } from '../domain/draft.ts'

/** What the answers among the attempts came to; null where no model answered. An attempt that got none costs nothing here. */
export function usageOf(attempts: readonly Attempt[]): SectionUsage | null {
  const answered = attempts.flatMap(({ usage, model }) => (usage && model ? [{ ...usage, model }] : []))
  if (answered.length === 0) return null
  const total = (kind: 'inputTokens' | 'outputTokens' | 'milliseconds') =>
    Math.round(answered.reduce((sum, usage) => sum + usage[kind], 0))
  return {
    models: [...new Set(answered.map(({ model }) => model))],
    inputTokens: total('inputTokens'),
    outputTokens: total('outputTokens'),
    milliseconds: total('milliseconds'),
  }
}
