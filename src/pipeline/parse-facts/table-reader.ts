import { asideReason, isTotal, isWholeArea, unitLine } from './aside.ts'
import { readCell } from './cells.ts'
import type { Collector } from './collector.ts'
import type { Column } from './columns.ts'
import type { Row } from './grid.ts'
import { isPeriod, isPlainValue, isSpoiltValue } from './header.ts'
import type { Role } from './header-cell.ts'
import { type LabelCell, readLabel } from './label-cell.ts'
import { MeasureReader, type RowContext } from './measure-reader.ts'
import { measuresOf } from './measures.ts'
import { rowName, type TableName } from './naming.ts'
import { holdsNumber, readBeside } from './row-beside.ts'
import { readMeasures } from './row-facts.ts'
import type { TableUnits } from './unit-words.ts'

/** What is known of a table before its rows are read. */
export interface TableFrame extends TableName {
  readonly columns: readonly Column[]
  /** 单位：万元 above it. */
  readonly units: TableUnits
  /** Labels that several rows carry: 巡查次数 under 大气 and under 水. */
  readonly repeated: ReadonlySet<string>
  /** How many columns the header has. */
  readonly width: number
}

/** A label that is only a number is none; 2026 and 9月3日 head rows of their own. */
/** The second half of 1,204 and of 1，２３５．６, torn at its comma. */
const THOUSANDS = /^[\d０-９]{3}(?:[.．][\d０-９]+)?$/
const isNumber = (label: string): boolean => (isPlainValue(label) || isSpoiltValue(label)) && !isPeriod(label)

/** Reads the body of one table, row by row, knowing its columns. */
export class TableReader {
  private readonly frame: TableFrame
  private readonly out: Collector
  private readonly prose: (row: Row) => void
  private readonly measures: readonly MeasureReader[]
  private readonly unitColumn: Column | undefined
  private group = ''
  private label = ''
  private unitAbove: string | null = null

  constructor(frame: TableFrame, out: Collector, prose: (row: Row) => void) {
    this.frame = frame
    this.out = out
    this.prose = prose
    this.measures = measuresOf(frame.columns, frame.entities).map((measure) => new MeasureReader(measure, frame, out))
    this.unitColumn = frame.columns.find((column) => column.role === 'unit')
  }

  read(row: Row): void {
    if (this.isAside(row) || this.isTorn(row)) return
    const { label: group, among } = readLabel(this.textOf(row, 'group'))
    if (group !== '' && !isTotal(group)) this.group = group
    const label = this.labelOf(row, group, among)
    if (label.label === '' && label.among && !this.holdsDigits(row))
      for (const each of this.measures) each.family.open()
    else if (isNumber(label.label)) this.out.reject(row.line, row.text, '这一行的指标名称是个数')
    else if (label.label !== '') this.readRow(row, label)
    else if (this.holdsDigits(row)) this.out.reject(row.line, row.text, '这一行没有指标名称')
  }

  /** The table is read to its end. */
  finish(): void {
    for (const each of this.measures) each.finish()
  }

  private holdsDigits(row: Row): boolean {
    return row.cells.some((cell, i) => /\d/.test(cell) && this.frame.columns[i]?.role !== 'index')
  }

  /** A merged label cell holds for the rows below it; where only the group or the serial column has words, they are the label. */
  private labelOf(row: Row, group: string, among: boolean): LabelCell {
    const own = readLabel(this.textOf(row, 'label'))
    const label = { ...own, among: own.among || among }
    if (label.label !== '' || label.among) {
      if (!label.among) this.label = label.label
      return label
    }
    const index = this.textOf(row, 'index').trim()
    if (index !== '' && !/\d/.test(index) && index.length > 1) return { ...readLabel(index) }
    if (group !== '') return { ...label, label: group }
    return { ...label, label: this.measures.some((each) => each.holds(row)) ? this.label : '' }
  }

  /** Footnotes, signatures, headings and lines of prose among the rows. */
  private isAside(row: Row): boolean {
    const filled = row.cells.filter((cell) => cell.trim() !== '')
    const first = filled[0]
    if (first === undefined || (filled.length === 1 && unitLine(first) !== null)) return true
    const reason = asideReason(first, filled.length === 1)
    if (reason) this.out.reject(row.line, row.text, reason)
    else if (filled.length > 1 || readCell(first).kind === 'value') return false
    else if (/^其\s*中\s*[:：]?$/.test(first.trim())) for (const each of this.measures) each.family.open()
    else if (/\d/.test(first) || first.length > 40) this.prose({ ...row, text: first })
    else this.openGroup(readLabel(first).label)
    return true
  }

  private openGroup(group: string): void {
    if (isTotal(group)) return
    this.group = group
    for (const each of this.measures) each.family.close()
  }

  /** Cells are missing, or a comma within a number made two of one: nobody can say which column a cell belongs to. */
  private isTorn(row: Row): boolean {
    if (row.torn) {
      this.out.reject(row.line, row.text, '这一行的格数与别的行不同，看不出缺了哪一列，请补齐空格后再粘贴')
      return true
    }
    const extra = row.cells.slice(this.frame.width).some((cell) => cell.trim() !== '')
    const split = row.cells.some(
      (cell, i) => /^[\d０-９]{1,3}$/.test(cell.trim()) && THOUSANDS.test(row.cells[i + 1]?.trim() ?? ''),
    )
    if (!extra || !split) return false
    const label = readLabel(this.textOf(row, 'label')).label
    const reason = `“${row.text.slice(0, 40)}”比表头多出一列，可能是数字里的逗号被当成了分隔，请填入数值`
    this.out.offer(row.text, reason, 'value', { label, value: '', line: row.line })
    return true
  }

  private readRow(row: Row, label: LabelCell): void {
    const context = this.contextOf(row, label)
    const filled = this.measures.filter((each) => each.holds(row) || each.isOpen(row))
    const facts = filled.length > 0 ? readMeasures(row, context, filled, this.out) : []
    if (filled.length === 0) {
      if (this.ownUnit(row) !== '') this.measures[0]?.read(row, context)
      else this.openGroup(label.label)
    }
    readBeside(row, rowName(context.name), this.frame, facts.length === 1 ? facts[0]! : null, this.out)
  }

  private ownUnit(row: Row): string {
    return this.unitColumn ? (row.cells[this.unitColumn.index] ?? '').trim() : ''
  }

  private contextOf(row: Row, label: LabelCell): RowContext {
    const { unit, merged } = this.unitOf(row, label.unit)
    const name = { label: label.label, group: this.group, repeated: this.frame.repeated.has(label.label) }
    const total = isTotal(label.label)
      ? label.label.replace(/\s/g, '')
      : this.frame.entities && isWholeArea(label.label)
        ? label.label
        : null
    const parent = this.textOf(row, 'partOf').trim() || null
    return {
      name,
      place: { indent: label.indent, among: label.among, total, parent },
      unit,
      merged,
      section: this.textOf(row, 'section').trim() || null,
      took: (taken) => {
        this.unitAbove = taken ?? this.unitAbove
      },
    }
  }

  /** The row's own unit; 〃 repeats the unit above, and so does the empty cell that a merged one leaves behind. */
  private unitOf(row: Row, labelUnit: string | null): { unit: string | null; merged: boolean } {
    const own = this.ownUnit(row)
    if (holdsNumber(own)) return { unit: labelUnit, merged: false }
    if (/^(〃|″|"|同上)$/.test(own)) return { unit: this.unitAbove, merged: false }
    if (own !== '') return { unit: /^[-—/]+$/.test(own) ? null : own, merged: false }
    if (labelUnit || !this.unitColumn) return { unit: labelUnit, merged: false }
    return { unit: this.unitAbove, merged: this.unitAbove !== null }
  }

  private textOf(row: Row, role: Role): string {
    const column = this.frame.columns.find((each) => each.role === role)
    return column ? (row.cells[column.index] ?? '') : ''
  }
}
