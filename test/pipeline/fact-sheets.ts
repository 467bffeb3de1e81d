import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { ReferencedSection } from '../../src/domain/draft.ts'
import { FactSheet } from '../../src/domain/fact-sheet.ts'
import { type ReportType, reportTypeOf } from '../../src/domain/report-type.ts'
import { outline } from '../../src/pipeline/outline.ts'

const FOLDER = resolve(import.meta.dirname, '../../fixtures/facts')

/** A fact sheet of fixtures/facts with its outline; sections carry no references. */
export interface Case {
  readonly name: string
  readonly sheet: FactSheet
  readonly type: ReportType
  readonly sections: readonly ReferencedSection[]
}

export const caseOf = (name: string, sheet: FactSheet): Case => {
  const type = reportTypeOf(sheet.reportType)!
  const sections = outline(sheet, type).sections.map((section) => ({ ...section, references: [] }))
  return { name, sheet, type, sections }
}

/** The real fact sheets, one for each report type. */
export const CASES: readonly Case[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.json'))
  .map((file) =>
    caseOf(file.replace('.json', ''), FactSheet.parse(JSON.parse(readFileSync(resolve(FOLDER, file), 'utf8')))),
  )
