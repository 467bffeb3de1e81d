import { z } from 'zod'

/** A sample report: an office's own earlier report, or one of the embedded originals. */
export const Sample = z.object({
  id: z.string(),
  title: z.string(),
  reportType: z.string().nullable(),
  /** File name or address it came from. */
  source: z.string(),
  /** Reporting year, where known: recent years are preferred. */
  year: z.int().nullable(),
  createdAt: z.string(),
  passages: z.int(),
})
export type Sample = z.infer<typeof Sample>

/** A paragraph (or 一是/二是 unit) of a sample report that knows what it is. */
export const Passage = z.object({
  id: z.string(),
  sampleId: z.string(),
  sampleTitle: z.string(),
  reportType: z.string().nullable(),
  level: z.enum(['乡镇', '区县']).nullable(),
  /** 基本情况, 主要举措, 成效, 存在问题, 下一步. */
  section: z.string().nullable(),
  themes: z.array(z.string()),
  year: z.int().nullable(),
  /** As it stands in the sample. Never enters a prompt unmasked. */
  text: z.string(),
})
export type Passage = z.infer<typeof Passage>

/** A passage found for a query; higher scores fit better. */
export const ScoredPassage = Passage.extend({ score: z.number() })
export type ScoredPassage = z.infer<typeof ScoredPassage>

/** A style reference as a prompt may show it: figures, places, names and dates masked, and what was masked remembered. */
export interface Reference {
  readonly passageId: string
  readonly sampleId: string
  readonly sampleTitle: string
  readonly score: number
  /** The passage with ⟦数⟧, ⟦地⟧, ⟦机构⟧, ⟦人⟧, ⟦期⟧ in place of what must not leak. */
  readonly masked: string
  /** Surfaces that were masked; one that turns up in a draft and is not in the facts is `leaked`. */
  readonly hidden: readonly string[]
}
