import { REPORT_TYPES, type SectionKind, type SectionOutline } from '../domain/report-type.ts'
import { PASSAGE_SECTIONS } from './classify-passage.ts'

const BASICS = '基本情况'
/** The part of a report before its first chapter. */
export const LEAD = '导语'
const PARTS_OF: Readonly<Record<SectionKind, readonly string[]>> = {
  lead: [LEAD],
  work: ['主要举措', '成效'],
  problems: ['存在问题'],
  plans: ['下一步'],
}

/** In which parts of a report (PASSAGE_SECTIONS) the models of a section stand. */
export const partsFor = ({ kind, chapter }: { readonly kind: SectionKind; readonly chapter: string | null }) =>
  chapter === BASICS ? [BASICS] : PARTS_OF[kind]

/** What a section asked for means to the library: the parts of a report to keep to, and the themes to prefer. */
export interface SoughtSection {
  readonly parts: readonly string[]
  readonly themes: readonly string[]
}

/**
 * Reads the name of a section as callers give it: a part of a report (存在问题), the id of an outline's section (air) or its
 * heading. Null where no outline knows it.
 */
export function soughtSection(name: string, reportType?: string): SoughtSection | null {
  if (PASSAGE_SECTIONS.includes(name)) return { parts: [name], themes: [] }
  const types = REPORT_TYPES.filter(({ id }) => reportType === undefined || id === reportType)
  const called = ({ id, heading }: SectionOutline) => id === name || heading === name
  for (const { heading: chapter, sections } of types.flatMap(({ chapters }) => chapters)) {
    const section = sections.find(called)
    if (section) return { parts: partsFor({ ...section, chapter }), themes: section.themes }
  }
  return null
}
