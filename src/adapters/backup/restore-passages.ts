import type { StoredPassage } from '../../domain/passage.ts'
import { countedTerms, indexed } from '../passage-index.ts'
import { COUNT_IN, TERMS_CHUNK } from '../sample-statements.ts'

/** What the full-text index takes of a passage's row; its terms are added to the counts. */
export function passageTerms(
  columns: readonly string[],
  row: readonly (string | number | null)[],
  counts: Map<string, number>,
): { terms: string; topic: string } {
  const cell = (name: string): string => String(row[columns.indexOf(name)] ?? '')
  const passage = {
    id: cell('id'),
    text: cell('text'),
    headings: JSON.parse(cell('headings') || '[]'),
    themes: JSON.parse(cell('themes') || '[]'),
    reasons: [],
  } as unknown as StoredPassage
  for (const [term, passages] of countedTerms([passage])) counts.set(term, (counts.get(term) ?? 0) + passages)
  const { terms, topic } = indexed(passage)
  return { terms, topic }
}

/** The statements that add those counts to the library's. */
export function termCounting(database: D1Database, counts: ReadonlyMap<string, number>): D1PreparedStatement[] {
  const terms = [...counts]
  return Array.from({ length: Math.ceil(terms.length / TERMS_CHUNK) }, (_, at) =>
    database.prepare(COUNT_IN).bind(JSON.stringify(terms.slice(at * TERMS_CHUNK, (at + 1) * TERMS_CHUNK))),
  )
}
