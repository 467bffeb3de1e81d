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
  /** Part of the embedded library: everybody reads it, nobody changes it. */
  embedded: z.boolean(),
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

/** One word that spoke for a class: where it stood and what it weighed. */
export const Reason = z.object({
  /** The section or theme that it spoke for. */
  of: z.string(),
  word: z.string(),
  in: z.enum(['heading', 'text']),
  weight: z.number(),
})
export type Reason = z.infer<typeof Reason>

/** A passage as the library keeps it: with the headings above it and why it was taken for what it is. */
export const StoredPassage = Passage.extend({
  /** Outermost first. */
  headings: z.array(z.string()),
  reasons: z.array(Reason),
  /** A person corrected its section or themes. */
  corrected: z.boolean(),
})
export type StoredPassage = z.infer<typeof StoredPassage>

/** What one cleaning step did to a report; steps that found nothing to do are not listed. */
export const CleaningNote = z.object({
  step: z.string(),
  /** In Chinese: 删去网站导航和推荐列表. */
  says: z.string(),
  /** Each thing removed, as it stood; for a change the old and the new. */
  removed: z.array(z.string()),
})
export type CleaningNote = z.infer<typeof CleaningNote>

/** A report with everything that the library knows of it. */
export const SampleDetail = Sample.extend({
  /** The report's words, cleaned. */
  text: z.string(),
  /** The words of the file it came in, before cleaning. */
  original: z.string(),
  cleaning: z.array(CleaningNote),
  /** Its passages in reading order. */
  contents: z.array(StoredPassage),
})
export type SampleDetail = z.infer<typeof SampleDetail>

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
