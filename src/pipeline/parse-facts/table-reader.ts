import { asideReason, isTotal, isWholeArea, unitLine } from './aside.ts'
import { readCell } from './cells.ts'
import type { Collector } from './collector.ts'
import type { Column } from './columns.ts'
import type { Row } from './grid.ts'
import type { Role } from './header-cell.ts'
import { type LabelCell, readLabel } from './label-cell.ts'
import { MeasureReader, type RowContext } from './measure-reader.ts'
import { type Measure, measuresOf } from './measures.ts'
import { rowName, type TableName } from './naming.ts'
import type { ParsedFact } from './parsed-facts.ts'
import { addUp } from './totals.ts'

/** What is known of a table before its rows are read. */
export interface TableFrame extends TableName {
  readonly columns: readonly Column[]
  /** 单位：万元 above it. */
  readonly unit: string | null
  /** Labels that several rows carry: 巡查次数 under 大气 and under 水. */
  readonly repeated: ReadonlySet<string>
  /** How many columns the header has. */
  readonly width: number
  readonly headerLine: number
}

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
    const { measures, loose } = measuresOf(frame.columns, frame.entities)
    this.measures = measures.map((measure) => new MeasureReader(measure, frame, out))
    this.unitColumn = frame.columns.find((column) => column.role === 'unit')
    for (const column of loose) this.tellLoose(column)
  }

  private tellLoose(column: Column): void {
    this.out.reject(this.frame.headerLine, column.name, '看不出这一列对应哪一列数值，没有读入')
  }

  read(row: Row): void {
    if (this.isAside(row) || this.isTorn(row)) return
    const group = readLabel(this.textOf(row, 'group')).label
    if (group !== '' && !isTotal(group)) this.group = group
    const label = this.labelOf(row, group)
    if (label.label === '' && label.among) for (const each of this.measures) each.family.open()
    else if (label.label !== '') this.readRow(row, label)
    else if (this.measures.some((each) => each.holds(row))) this.out.reject(row.line, row.text, '这一行没有指标名称')
  }

  /** The table is read to its end. */
  finish(): void {
    for (const each of this.measures) each.finish()
  }

  /** A merged label cell holds for the rows below it; where only the group is named, it is the label. */
  private labelOf(row: Row, group: string): LabelCell {
    const label = readLabel(this.textOf(row, 'label'))
    if (label.label !== '' || label.among) {
      if (!label.among) this.label = label.label
      return label
    }
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
      (cell, i) => /^\d{1,3}$/.test(cell.trim()) && /^\d{3}$/.test(row.cells[i + 1]?.trim() ?? ''),
    )
    if (!extra || !split) return false
    const label = readLabel(this.textOf(row, 'label')).label
    const reason = '比表头多出一列，可能是数字里的逗号被当成了分隔，请填入数值'
    this.out.offer(row.text, reason, 'value', { label, value: '', line: row.line })
    return true
  }

  private readRow(row: Row, label: LabelCell): void {
    const context = this.contextOf(row, label)
    const held = this.measures.filter((each) => each.holds(row))
    const open = this.measures.find((each) => each.isOpen(row)) ?? (this.ownUnit(row) === '' ? null : this.measures[0])
    if (held.length > 0) this.readMeasures(row, context, held)
    else if (open) open.read(row, context)
    else this.openGroup(label.label)
    this.readRanks(row, context)
    this.readWords(row, context)
    this.tellExtra(row)
  }

  private readMeasures(row: Row, context: RowContext, held: readonly MeasureReader[]): void {
    const read = new Map(held.map((each) => [each.measure.value, each.read(row, context)]))
    for (const { measure } of held) this.bindToWhole(measure, read)
    const adding = held.filter(({ measure }) => measure.whole && measure.value.role !== 'part')
    const whole = read.get(adding[0]?.measure.whole ?? held[0]!.measure.value)
    const parts = adding.map(({ measure }) => read.get(measure.value) ?? null)
    if (whole && parts.length > 1 && addUp(parts, whole)) {
      for (const part of parts)
        if (this.out.fact(part!.id)?.partOf === null) this.out.update(part!.id, { partOf: whole.id })
    }
  }

  /** 其中：投诉 is a part of the column before it, in the same row. */
  private bindToWhole({ value, whole }: Measure, read: ReadonlyMap<Column, ParsedFact | null>): void {
    const part = read.get(value)
    const owner = whole && read.get(whole)
    if (value.role !== 'part' || !part || !owner) return
    this.out.update(part.id, { partOf: owner.id, unit: part.unit ?? owner.unit })
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
    if (/^(〃|″|"|同上)$/.test(own)) return { unit: this.unitAbove, merged: false }
    if (own !== '') return { unit: /^[-—/]+$/.test(own) ? null : own, merged: false }
    if (labelUnit || !this.unitColumn) return { unit: labelUnit, merged: false }
    return { unit: this.unitAbove, merged: this.unitAbove !== null }
  }

  private readRanks(row: Row, { name }: RowContext): void {
    for (const column of this.columnsOf('rank')) {
      const raw = row.cells[column.index] ?? ''
      const cell = readCell(raw)
      const label = `${rowName(name)}${column.name}`
      if (cell.kind === 'value') {
        this.out.add({ label, value: cell.literal, unit: cell.unit ?? '名', line: row.line })
      } else if (cell.kind !== 'empty') this.out.reject(row.line, raw, `“${column.name}”不是能读取的名次`)
    }
  }

  /** Remarks, problems, dates: words for the notes. */
  private readWords(row: Row, { name }: RowContext): void {
    for (const column of this.frame.columns.filter(({ role }) => role === 'note' || role === 'said')) {
      const text = (row.cells[column.index] ?? '').trim()
      const saysSomething = /\d/.test(text) || (text.length > 3 && !/^详?见|^无|^[-—/]+$/.test(text))
      if (saysSomething) this.out.note(`${rowName(name)}${column.role === 'said' ? column.name : ''}：${text}`)
    }
  }

  /** A value in a column that nothing heads. */
  private tellExtra(row: Row): void {
    for (const { index } of this.frame.columns.filter(({ role, name }) => role === 'unknown' && name === '')) {
      const cell = row.cells[index] ?? ''
      if (/\d/.test(cell)) this.out.reject(row.line, cell, `没有表头，看不出第 ${index + 1} 列是什么`)
    }
    row.cells.slice(this.frame.width).forEach((cell, i) => {
      if (/\d/.test(cell)) this.out.reject(row.line, cell, `没有表头，看不出第 ${this.frame.width + i + 1} 列是什么`)
    })
  }

  private columnsOf(role: Role): Column[] {
    return this.frame.columns.filter((column) => column.role === role)
  }

  private textOf(row: Row, role: Role): string {
    const column = this.frame.columns.find((each) => each.role === role)
    return column ? (row.cells[column.index] ?? '') : ''
  }
}
