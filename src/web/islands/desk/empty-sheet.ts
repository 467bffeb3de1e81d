import { REPORT_TYPES } from '../../../domain/report-type.ts'
import type { Sheet } from './sheet.ts'

/** An empty sheet of the own office for the quarter that a report written on this day is most likely about: the one that ended last. */
export function freshSheet(today: Date, organisation: string): Sheet {
  const quarter = Math.floor(today.getMonth() / 3)
  const settings = {
    reportType: REPORT_TYPES[0]!.id,
    organisation,
    recipient: '',
    title: '',
    issuedOn: '',
    year: quarter === 0 ? today.getFullYear() - 1 : today.getFullYear(),
    part: `q${quarter === 0 ? 4 : quarter}`,
  }
  return { settings, rows: [], notes: '' }
}

/** The sheet without its rows and notes, and without the organisation that came with them: an example's is nobody's. */
export function clearedSheet({ settings }: Sheet, organisation: string): Sheet {
  const kept = settings.named?.organisation === 'rows' ? { ...settings, organisation } : settings
  return { settings: kept, rows: [], notes: '' }
}
