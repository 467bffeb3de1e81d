import type { FactSheetInput } from '../../../domain/fact-sheet.ts'
import { keepSheet, keptSheet } from './keep.ts'
import { factSheetOf, type Settings, sheetOf } from './sheet.ts'

/** Puts a draft's facts back onto the filling-in page, unless they are there already. */
export function putBack(factSheet: FactSheetInput): void {
  const fallback: Settings = {
    reportType: factSheet.reportType,
    organisation: '',
    recipient: '',
    title: '',
    issuedOn: '',
    year: factSheet.period.year,
    part: 'y',
  }
  const present = keptSheet()
  const next = sheetOf(factSheet, fallback)
  if (!present || JSON.stringify(factSheetOf(present)) !== JSON.stringify(factSheetOf(next))) keepSheet(next)
}
