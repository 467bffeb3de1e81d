import type { FactSheetInput } from '../../../domain/fact-sheet.ts'
import { ask } from '../service/client.ts'
import { type Settings, type Sheet, sheetOf } from './sheet.ts'

/** Addresses of the example sheets, one a report type: data, not script, fetched when they are asked for. */
const EXAMPLES = import.meta.glob<string>('../../../../fixtures/facts/*.json', {
  query: '?url',
  import: 'default',
  eager: true,
})

/** A filled-in sheet of that report type; null where there is none. */
export async function exampleOf(reportType: string, settings: Settings): Promise<Sheet | null> {
  const address = Object.entries(EXAMPLES).find(([path]) => path.endsWith(`/${reportType}.json`))?.[1]
  return address ? sheetOf((await (await ask(address)).json()) as FactSheetInput, settings) : null
}
