import type { Draft } from '../../../domain/draft.ts'
import type { Fact } from '../../../domain/fact-sheet.ts'
import { reportTypeOf } from '../../../domain/report-type.ts'
import { outline } from '../../../pipeline/outline.ts'

/** The end of the section where the outline has the fact: where a cursor that nobody has placed yet goes. null where no section has it. */
export function endOfHome({ factSheet, sections, text }: Draft, { id }: Fact): number | null {
  const type = reportTypeOf(factSheet.reportType)
  const home = type && outline(factSheet, type).sections.find(({ facts }) => facts.some((fact) => fact.id === id))
  const place = sections.find((section) => section.id === home?.id)
  return place ? text.slice(0, place.end).trimEnd().length : null
}
