import { useEffect, useRef } from 'preact/hooks'
import type { OutlinedSection } from '../../../domain/draft.ts'
import { type ReportType, sectionsOf } from '../../../domain/report-type.ts'
import { FactGrid } from '../facts/fact-grid.tsx'
import type { DeskAction } from './desk-state.ts'
import type { Faults } from './faults.ts'
import { headingOf, type SheetRow } from './sheet.ts'

interface SheetTableProps {
  readonly rows: readonly SheetRow[]
  readonly faults: readonly Faults[]
  readonly type: ReportType
  /** Where the outline has the facts. */
  readonly outlined: readonly OutlinedSection[]
  readonly act: (action: DeskAction) => void
  readonly takeIn: (paste: string) => unknown
}

/** The table of the sheet, with the sections of its report; absent while there are no rows. */
export function SheetTable({ rows, faults, type, outlined, act, takeIn }: SheetTableProps) {
  const bare = rows.length === 0
  useFirstCell(bare)
  if (bare) return null
  const sections = new Map(outlined.flatMap((each) => each.facts.map((fact) => [fact.id, headingOf(type, each.id)])))
  const headings = [...new Set(sectionsOf(type).map((each) => headingOf(type, each.id)))].filter(Boolean)
  return <FactGrid rows={rows} faults={faults} sections={sections} headings={headings} act={act} takeIn={takeIn} />
}

/** The button of the empty desk is gone with it: whoever pressed it by key goes on in the table. */
function useFirstCell(bare: boolean): void {
  const wasBare = useRef(bare)
  useEffect(() => {
    const first = wasBare.current && !bare ? document.querySelector<HTMLElement>('.grid input[tabindex="0"]') : null
    if (document.activeElement === document.body) first?.focus()
    wasBare.current = bare
  }, [bare])
}
