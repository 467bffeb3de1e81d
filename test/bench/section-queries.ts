import { readdirSync, readFileSync } from 'node:fs'
import { FactSheet } from '../../src/domain/fact-sheet.ts'
import { reportTypeOf } from '../../src/domain/report-type.ts'
import { findReferences } from '../../src/pipeline/find-references.ts'
import { outline } from '../../src/pipeline/outline.ts'
import type { PassageQuery } from '../../src/pipeline/ports.ts'

/** Every search that drafting the sheets of fixtures/facts makes, as drafting makes them. */
export async function sectionQueries(folder = 'fixtures/facts'): Promise<PassageQuery[]> {
  const asked: PassageQuery[] = []
  const recorder = {
    find: async (_: string, query: PassageQuery) => {
      asked.push(query)
      return []
    },
  }
  for (const file of readdirSync(folder)) {
    const sheet = FactSheet.parse(JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')))
    const outlined = outline(sheet, reportTypeOf(sheet.reportType)!)
    await findReferences('bench', outlined, recorder)
  }
  return asked
}
