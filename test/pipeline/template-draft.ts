import { readdirSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { prompts } from '../../src/adapters/prompts.ts'
import type { DraftedSection, Referenced } from '../../src/domain/draft.ts'
import { FactSheet } from '../../src/domain/fact-sheet.ts'
import { type ReportType, reportTypeOf } from '../../src/domain/report-type.ts'
import { assemble } from '../../src/pipeline/assemble.ts'
import { draftByTemplate } from '../../src/pipeline/draft-by-template.ts'
import { outline } from '../../src/pipeline/outline.ts'
import { renderSlots } from '../../src/pipeline/render-slots.ts'

const FIXTURES = resolve(import.meta.dirname, '../../fixtures')

/** Every file of a folder of fixtures as [name, parsed JSON]. */
export const jsonIn = (folder: string): [string, unknown][] =>
  readdirSync(join(FIXTURES, folder))
    .filter((name) => name.endsWith('.json'))
    .map((name) => [basename(name, '.json'), JSON.parse(readFileSync(join(FIXTURES, folder, name), 'utf8'))])

/** The fact sheets of fixtures/facts, by report type. */
export const factSheets = (): [string, FactSheet][] =>
  jsonIn('facts').map(([name, json]) => [name, FactSheet.parse(json)])

/** The fact sheets of the marked benchmark: other business than the templates were written for. */
export const benchSheets = (): [string, FactSheet][] =>
  ['bench/township', 'bench/district'].flatMap((folder) =>
    jsonIn(folder).map(([name, json]): [string, FactSheet] => [
      `${folder}/${name}`,
      FactSheet.parse((json as { factSheet: unknown }).factSheet),
    ]),
  )

export const typeOf = (sheet: FactSheet): ReportType => reportTypeOf(sheet.reportType)!

/** Drafts a sheet by template: slot text and rendered sections, without references. */
export function draft(sheet: FactSheet, type: ReportType = typeOf(sheet)) {
  const outlined = outline(sheet, type)
  const referenced: Referenced = {
    ...outlined,
    sections: outlined.sections.map((section) => ({ ...section, references: [] })),
  }
  const slotTexts = outlined.sections.map((section) => draftByTemplate(section, { sheet, type, prompts }))
  const rendered = slotTexts.map((text) => renderSlots(text, sheet))
  const sections = outlined.sections.map(
    ({ id }, index): DraftedSection => ({
      id,
      text: rendered[index]!.text,
      drafter: 'template',
      attempts: [],
      remark: null,
    }),
  )
  return {
    outlined,
    slotText: slotTexts.join('\n'),
    faults: rendered.flatMap(({ faults }) => faults),
    sections,
    drafted: assemble(referenced, sections),
  }
}
