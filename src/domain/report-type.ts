import { z } from 'zod'

/** What a section does in the report, which decides where its sentences may come from. */
export const SectionKind = z.enum([
  /** 导语: purpose and lead sentence; no facts. */
  'lead',
  /** 工作开展情况: one theme, its facts and notes. */
  'work',
  /** 存在问题: from notes and from what the facts themselves show, never invented. */
  'problems',
  /** 下一步打算: from notes, unmet targets and measures usual for the theme, without numbers. */
  'plans',
])
export type SectionKind = z.infer<typeof SectionKind>

/** How a section numbers its paragraphs where it holds several: 一是…二是…, （一）…（二）… or 1.…2.…. */
export const ItemStyle = z.enum(['一是', '（一）', '1.'])
export type ItemStyle = z.infer<typeof ItemStyle>

/** A unit of drafting: one paragraph or a few, under one heading. */
export const SectionOutline = z.object({
  /** Stable id, unique in the report type: what a fact's `section` names. */
  id: z.string(),
  /** Heading without its number, e.g. 大气污染防治; null where the chapter's own heading serves. */
  heading: z.string().nullable(),
  kind: SectionKind,
  /** What an official expects here, in Chinese; goes into the prompt. */
  brief: z.string(),
  /** Themes (大气, 水, …) whose facts and reference passages belong here. */
  themes: z.array(z.string()),
  /** Words of labels that belong here, most telling first; assignment by theme and label. */
  keywords: z.array(z.string()),
  /** How its paragraphs are numbered; absent where it is one running text or 一是…二是… within it. */
  items: ItemStyle.optional(),
})
export type SectionOutline = z.infer<typeof SectionOutline>

/** A chapter with its sections. */
export const Chapter = z.object({
  /** Heading without its number, e.g. 主要举措及亮点; null for the lead, which stands before the first chapter. */
  heading: z.string().nullable(),
  sections: z.array(SectionOutline),
})
export type Chapter = z.infer<typeof Chapter>

/** A kind of report with its outline and closing conventions. Data: a sixth is an entry in report-types.json. */
export const ReportType = z.object({
  id: z.string(),
  name: z.string(),
  /** Who reports: 乡镇 or 区县. */
  level: z.enum(['乡镇', '区县']),
  /** How the unit speaks of itself: 我镇, 我区, 我局. */
  self: z.string(),
  /** What numbers cover: 全镇, 全区. */
  whole: z.string(),
  /** Title pattern with {organisation}, {period} (2025年) and {term} (2025年度). */
  title: z.string(),
  /** 红头 with 发文字号 and red line. */
  redHead: z.boolean(),
  /** 主送机关 where the sheet names none; null for reports that carry none. */
  recipient: z.string().nullable(),
  /** Closing line such as 特此报告。; null where the genre has none. */
  closing: z.string().nullable(),
  /**
   * First sentence of the 导语 with {period}, {self} and {focus} (the themes that the sheet holds): `environment` where
   * the sheet speaks of what the type is about, `general` where it speaks of other business.
   */
  opening: z.object({ environment: z.string(), general: z.string() }),
  /** The sentence that leads over to the body: 现将…报告如下：. */
  leadIn: z.string(),
  chapters: z.array(Chapter),
})
export type ReportType = z.infer<typeof ReportType>

/** Pages know the types without the schemas: they live in a module of their own. */
export { REPORT_TYPES, reportTypeOf, sectionsOf } from './report-types.ts'
