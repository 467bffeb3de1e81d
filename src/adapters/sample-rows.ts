import { getTableColumns } from 'drizzle-orm'
import type { Sample, StoredPassage } from '../domain/passage.ts'
import { EMBEDDED } from '../pipeline/ports.ts'
import { type passages, samples } from './schema-library.ts'

const { text: _, digest: __, ...listed } = getTableColumns(samples)
/** The columns that a list of reports shows. */
export const LISTED = listed

export function sampleOf(row: Pick<typeof samples.$inferSelect, keyof typeof LISTED>): Sample {
  const { id, title, reportType, source, year, createdAt, passages } = row
  return { id, title, reportType, source, year, createdAt, passages, embedded: row.org === EMBEDDED }
}

export function passageOf(row: typeof passages.$inferSelect, sampleTitle: string): StoredPassage {
  const { number: _, org: __, position: ___, unfilled: ____, ...passage } = row
  return { ...passage, sampleTitle }
}
