import type { ParsedFacts } from '../../../pipeline/parse-facts/parsed-facts.ts'
import { FIELDS, type Field, isBlank, NUMBERS, rowOf, type SheetRow } from './sheet.ts'

/** Something in a paste that became no row. */
export interface LeftOut {
  readonly line: number
  readonly text: string
  readonly reason: string
}

const isComparison = (field: string | null): field is 'lastYear' | 'lastPeriod' | 'target' =>
  field === 'lastYear' || field === 'lastPeriod' || field === 'target'

/** Lays what was read of a paste below the rows that are there; unreadable rows stand where they stood in the paste. */
export function withParsed(rows: readonly SheetRow[], parsed: ParsedFacts): { rows: SheetRow[]; leftOut: LeftOut[] } {
  const kept = rows.filter((row) => !isBlank(row))
  const facts = [...parsed.facts, ...parsed.unread.flatMap((each) => (each.fact ? [each.fact] : []))]
  facts.sort((a, b) => a.line - b.line)
  const labelOf = (id: string | null) => facts.find((fact) => fact.id === id)?.label ?? ''
  const all = [...kept]
  for (const fact of facts) {
    const remarks = parsed.unread.filter((each) => each.field && (each.fact?.id ?? each.factId) === fact.id)
    const cells = Object.fromEntries(FIELDS.map((field) => [field, written(field, fact[field] ?? '')]))
    for (const { field, text } of remarks) if (isComparison(field) && cells[field] === '') cells[field] = text
    all.push({
      ...rowOf({ ...cells, partOf: labelOf(fact.partOf) }, all),
      remarks: remarksOf(remarks),
    })
  }
  const leftOut = parsed.unread.filter((each) => each.field === null)
  return { rows: all, leftOut }
}

const FULL_WIDTH = /[０-９．，％＋－]/g

/** Digits of full width are wider than the column, and no report has them. */
const written = (field: Field, text: string): string =>
  NUMBERS.includes(field) ? text.replace(FULL_WIDTH, (char) => char.normalize('NFKC')) : text

/** What is said of each cell; two reasons of one cell are both said. */
function remarksOf(unread: ParsedFacts['unread']): SheetRow['remarks'] {
  const remarks: Partial<Record<Field, string>> = {}
  for (const { field, reason } of unread) {
    if (field) remarks[field] = remarks[field] ? `${remarks[field]}；${reason}` : reason
  }
  return remarks
}
