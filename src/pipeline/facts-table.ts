import type { Fact, FactSheet } from '../domain/fact-sheet.ts'
import { readFactValue } from '../domain/fact-value.ts'

/** The facts of a sheet as a table to annex, each cell as it was filled in. */
export interface FactsTable {
  readonly title: string
  /** Widths in characters, for setting the columns. */
  readonly columns: readonly { readonly name: string; readonly width: number }[]
  readonly rows: readonly (readonly string[])[]
}

type Column = { readonly name: string; readonly width: number; readonly of: (fact: Fact) => string | null }

const VALUES: readonly Column[] = [
  { name: '本期', width: 6, of: ({ value }) => value },
  { name: '上年同期', width: 6, of: ({ lastYear }) => lastYear },
  { name: '上期', width: 6, of: ({ lastPeriod }) => lastPeriod },
  { name: '目标值', width: 6, of: ({ target }) => target },
]
const NAME: Column = {
  name: '指标名称',
  width: 16,
  of: ({ label, partOf }) => (partOf === null || label.startsWith('其中') ? label : `其中：${label}`),
}
/** A unit written with the value is not said twice. */
const UNIT: Column = {
  name: '单位',
  width: 5,
  of: ({ unit, value }) => unit ?? (readFactValue(value)?.unit ? '' : '—'),
}

/** The sheet's facts in its order, the parts of a whole right after it; columns that hold nothing are left out. */
export function factsTable(sheet: FactSheet): FactsTable {
  const facts = wholesWithParts(sheet.facts)
  const columns = [NAME, UNIT, ...VALUES].filter(({ of }) => facts.some((fact) => of(fact)))
  return {
    title: '主要指标数据表',
    columns: [{ name: '序号', width: 3 }, ...columns.map(({ name, width }) => ({ name, width }))],
    rows: facts.map((fact, at) => [String(at + 1), ...columns.map(({ of }) => of(fact) ?? '—')]),
  }
}

/** Facts that are parts of each other have no whole; they come last rather than not at all. */
function wholesWithParts(facts: readonly Fact[]): Fact[] {
  const partsOf = (whole: string | null): Fact[] =>
    facts.filter(({ partOf }) => partOf === whole).flatMap((fact) => [fact, ...partsOf(fact.id)])
  const ordered = new Set(partsOf(null))
  return [...ordered, ...facts.filter((fact) => !ordered.has(fact))]
}
