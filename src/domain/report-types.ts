import type { ReportType, SectionOutline } from './report-type.ts'
import data from './report-types.json' with { type: 'json' }

/** All report types, in the order in which pages list them. */
export const REPORT_TYPES = data as readonly ReportType[]

/** The report type of that id, or undefined. */
export const reportTypeOf = (id: string): ReportType | undefined => REPORT_TYPES.find((type) => type.id === id)

/** All sections of a report type in reading order. */
export const sectionsOf = (type: ReportType): readonly SectionOutline[] =>
  type.chapters.flatMap((chapter) => chapter.sections)
