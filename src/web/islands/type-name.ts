import { REPORT_TYPES } from '../../domain/report-type.ts'

/** What a report type is called; the other words where there is none, or none of that id. */
export const typeName = (id: string | null, otherwise = '—'): string =>
  REPORT_TYPES.find((type) => type.id === id)?.name ?? otherwise
