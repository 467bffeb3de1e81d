import type { Cell } from './cells.ts'
import type { Collector } from './collector.ts'
import type { Column } from './columns.ts'
import { judgeDerived, judgeShares, type PendingShare } from './derived-cells.ts'
import { Family, type Place } from './family.ts'
import { cellOf, lineOf, type Row } from './grid.ts'
import { COMPARISONS, type Comparison, type Measure } from './measures.ts'
import { doneName, factName, type RowName, type TableName } from './naming.ts'
import type { ParsedFact } from './parsed-facts.ts'
import { countedBy, isRateName, type TableUnits, tableUnit, unitsDisagree } from './unit-words.ts'

/** What a row says of itself to every measure. */
export interface RowContext {
  readonly name: RowName
  readonly place: Place
  readonly unit: string | null
  /** The unit comes from the row above, because this row's cell is empty. */
  readonly merged: boolean
  readonly section: string | null
  /** Told the unit that a fact of the row has. */
  readonly took: (unit: string | null) => void
}

/** What a value is compared with, and the columns that tell it. */
type Compared = readonly (readonly [Comparison, Column])[]

const FIELD_NAMES: Record<Comparison, string> = { lastYear: '上年同期', lastPeriod: '上期', target: '目标' }

/** Reads the cells of one measure, row by row: the value, what it is compared with, what can be worked out from them. */
export class MeasureReader {
  readonly family: Family
  readonly measure: Measure
  private readonly table: TableName & { readonly units: TableUnits }
  private readonly out: Collector
  private readonly shares: PendingShare[] = []
  private readonly compared: Compared

  constructor(measure: Measure, table: TableName & { readonly units: TableUnits }, out: Collector) {
    this.measure = measure
    this.table = table
    this.out = out
    this.family = new Family(out)
    this.compared = COMPARISONS.flatMap((role) => {
      const column = measure.compared[role]
      return column ? [[role, column] as const] : []
    })
  }

  /** Whether the row says anything in the value's column. */
  holds(row: Row): boolean {
    return cellOf(row, this.measure.value).kind !== 'empty'
  }

  /** Whether the value is missing and something else of the measure is there. */
  isOpen(row: Row): boolean {
    return this.beside().some((column) => cellOf(row, column).kind !== 'empty')
  }

  /** The column of targets, where a row holds nothing else of the measure. */
  loneTarget(row: Row): Column | null {
    const filled = [this.measure.value, ...this.beside()].filter((column) => cellOf(row, column).kind !== 'empty')
    return filled.length === 1 && filled[0] === this.measure.compared.target ? filled[0]! : null
  }

  /** Reads the row's fact, with a target of another measure where that has nothing to be compared with; null where it gave none. */
  read(row: Row, context: RowContext, target: Column | null = null): ParsedFact | null {
    const compared: Compared = target ? [...this.compared, ['target', target]] : this.compared
    const { value: column } = this.measure
    const cell = cellOf(row, column)
    const label = factName(context.name, this.measure, this.table)
    if (cell.kind === 'text') {
      this.out.note(`${label}：${cell.text}`)
      this.tellUnused(row, compared)
      return null
    }
    const { unit, inherited } = this.unitFor(cell, label, context)
    const read = {
      label,
      unit,
      section: context.section,
      line: lineOf(row, column),
      ...comparisons(row, compared, unit, context),
    }
    if (cell.kind !== 'value') {
      const said = cell.kind === 'unread' ? (row.cells[column.index] ?? '').trim() : ''
      this.out.offer(row.text, cell.kind === 'unread' ? cell.reason : '没有填数值', 'value', { ...read, value: said })
      this.tellDerived(row)
      return null
    }
    const fact = this.out.add({ ...read, value: cell.literal })
    if (cell.aside) this.out.note(`${label}：${cell.aside}`)
    context.took(fact.unit)
    this.tellComparisons(row, compared, fact)
    this.tellUnit(row, fact, cell.unit, context, inherited)
    this.family.place(fact, context.place)
    if (!this.out.fact(fact.id)) return null
    this.shares.push(...judgeDerived(row, this.measure.derived, fact, doneName(context.name, this.table), this.out))
    return fact
  }

  /** The table is read: totals find their parts, and shares what they are shares of. */
  finish(): void {
    this.family.finish()
    judgeShares(this.shares, this.out)
  }

  private beside(): Column[] {
    return [...this.compared.map(([, column]) => column), ...this.measure.derived]
  }

  /** The unit in the cell, in the row, over the column, above the table, or in the name; else that of the merged cell above. */
  private unitFor(cell: Cell, label: string, context: RowContext): { unit: string | null; inherited: boolean } {
    const written = cell.kind === 'value' ? cell.unit : null
    const { unit: column, name } = this.measure.value
    const row = context.merged ? null : context.unit
    const own = this.measure.naming.how === 'after' ? (column ?? row) : (row ?? column)
    const named = own ?? tableUnit(label, this.table.units) ?? countedBy(name) ?? countedBy(label)
    if (written ?? named ?? (isRateName(label) ? '' : null) !== null)
      return { unit: written ?? named, inherited: false }
    return { unit: context.unit, inherited: context.merged }
  }

  private tellComparisons(row: Row, compared: Compared, fact: ParsedFact): void {
    for (const [role, column] of compared) {
      const cell = cellOf(row, column)
      if (cell.kind === 'value' && cell.aside) {
        this.out.reject(lineOf(row, column), cell.aside, '括号里的数没有收入', { factId: fact.id, field: role })
      }
      if (cell.kind !== 'unread' && cell.kind !== 'text') continue
      const reason = cell.kind === 'unread' ? cell.reason : '这一格不是数值'
      const where = { factId: fact.id, field: role }
      this.out.reject(lineOf(row, column), row.cells[column.index]!, reason, where)
    }
  }

  private tellUnit(row: Row, fact: ParsedFact, written: string | null, context: RowContext, inherited: boolean): void {
    const tell = (text: string, reason: string) =>
      this.out.reject(fact.line, text, reason, { factId: fact.id, field: 'unit' })
    const named = (context.merged ? null : context.unit) ?? this.measure.value.unit
    if (inherited) tell(row.text, `单位格是空的，沿用了上一行的“${fact.unit}”，请核对`)
    else if (context.merged && fact.unit === null) tell(row.text, '没有填单位，请补上')
    else if (written !== null && named !== null && unitsDisagree(written, named)) {
      tell(row.cells[this.measure.value.index]!, `格内写的是“${written}”，单位栏是“${named}”，请核对`)
    }
  }

  /** A row whose result is told in words keeps it as a note; what it is compared with has no place there. */
  private tellUnused(row: Row, compared: Compared): void {
    for (const [role, column] of compared) {
      const text = (row.cells[column.index] ?? '').trim()
      if (/\d/.test(text)) {
        this.out.reject(lineOf(row, column), text, `这一行没有数值，${FIELD_NAMES[role]}没有收入`)
      }
    }
    this.tellDerived(row)
  }

  private tellDerived(row: Row): void {
    for (const column of this.measure.derived) {
      const text = (row.cells[column.index] ?? '').trim()
      if (/\d/.test(text)) this.out.reject(lineOf(row, column), text, `这一行没有数值，“${column.name}”没有收入`)
    }
  }
}

/** What a row's value is compared with. A unit that is not the value's own stays with the digits. */
const comparisons = (
  row: Row,
  compared: Compared,
  unit: string | null,
  context: RowContext,
): Partial<Record<Comparison, string>> =>
  Object.fromEntries(
    compared.flatMap(([role, column]) => {
      const cell = cellOf(row, column)
      if (cell.kind !== 'value') return []
      const own = cell.unit ?? column.unit ?? (context.merged ? null : context.unit)
      return [[role, own === null || own === unit ? cell.literal : `${cell.literal}${own}`]]
    }),
  )
