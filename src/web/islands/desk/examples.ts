import type { FactSheetInput } from '../../../domain/fact-sheet.ts'
import { type Settings, type Sheet, sheetOf } from './sheet.ts'

/** The example sheets, one a report type, each fetched when it is asked for. */
const EXAMPLES = import.meta.glob<FactSheetInput>('../../../../fixtures/facts/*.json', { import: 'default' })

/** A filled-in sheet of that report type; null where there is none. */
export async function exampleOf(reportType: string, settings: Settings): Promise<Sheet | null> {
  const load = Object.entries(EXAMPLES).find(([path]) => path.endsWith(`/${reportType}.json`))?.[1]
  return load ? sheetOf(await load(), settings) : null
}
