import { readFactValue } from '../../../domain/fact-value.ts'
import { type ReportType, sectionsOf } from '../../../domain/report-type.ts'
import { type Field, headingOf, isBlank, NUMBERS, type SheetRow } from './sheet.ts'

/** Said of an empty value; the cell itself says it too. */
export const NOT_FILLED = '没有填数值'

/** What is wrong with a cell. */
export interface Fault {
  readonly reason: string
  /** It keeps the sheet from being drafted; otherwise it is only to be looked at. */
  readonly blocking: boolean
}
export type Faults = Partial<Record<Field, Fault>>

/** What is wrong with a row, cell by cell, in the words that the page shows. */
export function faultsOf(row: SheetRow, rows: readonly SheetRow[], type: ReportType | undefined): Faults {
  if (isBlank(row)) return {}
  const faults: Faults = {}
  const found = (field: Field, reason: string) => {
    faults[field] = { reason: row.remarks[field] ?? reason, blocking: true }
  }
  const { label, value, section, partOf } = row.cells
  if (label.trim() === '') found('label', '没有指标名称')
  if (value.trim() === '') found('value', NOT_FILLED)
  for (const field of NUMBERS) {
    const literal = row.cells[field].trim()
    if (literal !== '' && !readFactValue(literal)) found(field, '不是能读取的数值，可填 1204、1.2万、66%、3~5、五百余')
  }
  const headings = type ? sectionsOf(type).map((each) => headingOf(type, each.id)) : []
  if (section.trim() !== '' && !headings.includes(section.trim())) {
    faults.section = { reason: '这类报告没有这一章节，将自动归入', blocking: false }
  }
  if (partOf.trim() !== '' && !rows.some((each) => each !== row && each.cells.label.trim() === partOf.trim())) {
    found('partOf', '表里没有这项指标')
  }
  for (const [field, reason] of Object.entries(row.remarks)) faults[field as Field] ??= { reason, blocking: false }
  return faults
}
