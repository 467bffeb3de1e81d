import { REPORT_TYPES } from '../../../domain/report-type.ts'

/** Report types as a page lists them. */
export const TYPES = REPORT_TYPES.map(({ id, name }) => ({ id, name }))
