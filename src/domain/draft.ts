import { z } from 'zod'
import { Dismissal } from './dismissal.ts'
import type { Fact, Note } from './fact-sheet.ts'
import { FactSheet } from './fact-sheet.ts'
import { Check } from './finding.ts'
import { Actor } from './history.ts'
import type { Reference } from './passage.ts'
import type { ReportType, SectionKind } from './report-type.ts'

/*
 * One type per stage, so that a signature is the flow chart:
 * FactSheet → Outlined → Referenced → Drafted → Checked → Approved.
 */

/** A note of the sheet, and which of its parts (from 0, in the order of the note) are told in this section. */
export interface PlacedNote extends Note {
  readonly parts: readonly number[]
}

/** One section with what it must say. Which fact stands where is decided here, before anybody writes. */
export interface OutlinedSection {
  readonly id: string
  /** The chapter's heading without number; null for the lead. */
  readonly chapter: string | null
  readonly heading: string | null
  readonly kind: SectionKind
  readonly brief: string
  readonly themes: readonly string[]
  readonly facts: readonly Fact[]
  readonly notes: readonly PlacedNote[]
}
/** What the report will say, section by section. */
export interface Outlined {
  readonly sheet: FactSheet
  readonly reportType: ReportType
  readonly title: string
  readonly sections: readonly OutlinedSection[]
}

/** A section with the passages that show how such a section is written. */
export interface ReferencedSection extends OutlinedSection {
  readonly references: readonly Reference[]
}
/** An outline with its style references. */
export interface Referenced extends Outlined {
  readonly sections: readonly ReferencedSection[]
}

/** One try at a section, kept whatever came of it. */
export interface Attempt {
  readonly drafter: 'llm' | 'template'
  /** The model's raw answer, or the template's slot text. */
  readonly raw: string
  /** Why it was not taken, in Chinese; empty when it was. */
  readonly faults: readonly string[]
  readonly model: string | null
  /** Share (0–1) of its eight-character runs that stand in a style reference; absent where none was measured. */
  readonly overlap?: number
  readonly usage: { readonly inputTokens: number; readonly outputTokens: number; readonly milliseconds: number } | null
}

/** A section's finished body, without its heading. */
export interface DraftedSection {
  readonly id: string
  readonly text: string
  readonly drafter: 'llm' | 'template'
  readonly attempts: readonly Attempt[]
  /** Said to the reader where the model failed and the template stepped in, in Chinese. */
  readonly remark: string | null
}

/** What the model's answers for a section came to, all attempts together. */
export const SectionUsage = z.object({
  models: z.array(z.string()).describe('作过答复的模型，按先后'),
  inputTokens: z.int(),
  outputTokens: z.int(),
  milliseconds: z.number().describe('模型答复用时合计，毫秒'),
})
export type SectionUsage = z.infer<typeof SectionUsage>

/** Where a section stands in the whole text (heading included) and how it came about. */
export const PlacedSection = z.object({
  id: z.string(),
  heading: z.string(),
  start: z.int(),
  end: z.int(),
  drafter: z.enum(['llm', 'template', 'person']),
  attempts: z.int(),
  /** null where no model answered; absent in drafts from before it was recorded. */
  usage: SectionUsage.nullish().describe('语言模型的用量；没有模型答复时为 null'),
  remark: z.string().nullable(),
  references: z.array(
    z.object({ passageId: z.string(), sampleId: z.string(), sampleTitle: z.string(), score: z.number() }),
  ),
})
export type PlacedSection = z.infer<typeof PlacedSection>

/** A report that is written and not yet checked. */
export interface Drafted {
  readonly sheet: FactSheet
  readonly title: string
  /** The whole report as it would be exported. */
  readonly text: string
  readonly sections: readonly PlacedSection[]
}

declare const checked: unique symbol
declare const approved: unique symbol
/** A draft whose every number was judged. Made by `checkDraft` alone. */
export interface Checked extends Drafted {
  readonly check: Check
  readonly [checked]: true
}
/** A checked draft without open errors that somebody entitled signed. Exporting a final document takes this and nothing less. */
export interface Approved extends Checked {
  readonly [approved]: true
}

/** Where a draft is on its way: being written, without or with open errors, signed, or ended without a text. */
export const DraftStatus = z.enum(['drafting', 'clean', 'flagged', 'approved', 'failed'])
export type DraftStatus = z.infer<typeof DraftStatus>

/** Binds a text to the facts, checker, prompts and model that made it. */
export const Receipt = z.object({
  factsSha256: z.string(),
  textSha256: z.string(),
  checker: z.string(),
  prompts: z.string(),
  model: z.string().nullable(),
})
export type Receipt = z.infer<typeof Receipt>

/** A person's signature under one version: over its receipt, and so over exactly that text and those facts. */
export const Approval = z.object({
  by: Actor,
  at: z.string(),
  receiptSha256: z.string().describe('凭据 receipt 的 SHA-256'),
  seal: z.string().nullable().describe('本服务的封印；没有设置密钥时为 null'),
})
export type Approval = z.infer<typeof Approval>

/** A draft as clients see it (contract.md, Drafts). */
export const Draft = z.object({
  id: z.string(),
  status: DraftStatus,
  version: z.int(),
  businessKey: z.string().nullable(),
  title: z.string(),
  factSheet: FactSheet,
  text: z.string(),
  sections: z.array(PlacedSection),
  check: Check.nullable(),
  receipt: Receipt.nullable(),
  /** null unless this very version is approved: any change makes a version without. */
  approval: Approval.nullable(),
  /** Findings that a person settled with a reason; they no longer stand in `check`. */
  dismissals: z.array(Dismissal),
  /** Why it failed, in Chinese; null otherwise. */
  reason: z.string().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
})
export type Draft = z.infer<typeof Draft>
