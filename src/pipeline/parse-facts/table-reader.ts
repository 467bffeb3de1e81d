import { type LabelCell, readCell, readLabel, UNIT_ABOVE } from './cells.ts'
import type { Collector } from './collector.ts'
import type { Column } from './columns.ts'
import { Family } from './family.ts'
import type { Row } from './grid.ts'

const COMPARISONS = ['lastYear', 'lastPeriod', 'target'] as const
const FOOTNOTE_ROW = /^\s*[（(]?(注|备注|说明)\s*\d*\s*[:：、]/
/** 填表人, 审核：张三, 联系电话; but 审批建设项目 and 联系群众 are indicators. */
const FORM_ROW =
  /^\s*(?:(?:填[表报]|制表|审[核批]|统计|经办)(?:负责人|人|单位|日期|时间)|(?:单位)?(?:负责人|联系人)|联系(?:电话|方式)|(?:填[表报]|制表|审[核批]|经办)(?=\s*[:：]))\s*(?:[（(][^）)]*[）)])?\s*(?:[:：]|$)/
const TOTAL = /^(合\s*计|总\s*计|小\s*计|共\s*计)$/

/** Reads the body of one table, row by row, knowing its columns. */
export class TableReader {
  private readonly columns: readonly Column[]
  private readonly tableUnit: string | null
  private readonly repeated: ReadonlySet<string>
  private readonly out: Collector
  private readonly prose: (row: Row) => void
  private readonly family: Family
  private group = ''
  private label = ''
  private unit: string | null = null

  constructor(
    columns: readonly Column[],
    tableUnit: string | null,
    repeated: ReadonlySet<string>,
    out: Collector,
    prose: (row: Row) => void,
  ) {
    this.columns = columns
    this.tableUnit = tableUnit
    this.repeated = repeated
    this.out = out
    this.prose = prose
    this.family = new Family(out)
  }

  read(row: Row): void {
    if (this.isAside(row)) return
    const group = this.cell(row, 'group')
    if (group) this.group = readLabel(group).label
    const label = readLabel(this.rawCell(row, 'label'))
    const text = label.label || (this.holdsValues(row) ? this.label : '')
    if (label.label === '' && label.among) this.family.open()
    else if (text !== '') {
      this.label = text
      this.readFacts(row, { ...label, label: text })
    } else if (this.holdsValues(row)) this.out.reject(row.line, row.text, '这一行没有指标名称')
  }

  /** Footnotes, signatures, headings and lines of prose among the rows. */
  private isAside(row: Row): boolean {
    const filled = row.cells.filter((cell) => cell.trim() !== '')
    const first = filled[0]
    if (first === undefined) return true
    if (UNIT_ABOVE.test(first) && filled.length === 1) return true
    if (FOOTNOTE_ROW.test(first))
      this.out.reject(row.line, row.text, '表下注释，没有收入；如要写进报告，请移到文字材料')
    else if (FORM_ROW.test(first)) this.out.reject(row.line, row.text, '填表信息，不是指标')
    else if (filled.length > 1 || !this.isTextCell(first)) return false
    else if (/\d/.test(first) || first.length > 40) this.prose({ ...row, text: first })
    else if (/^其\s*中\s*[:：]?$/.test(first.trim())) this.family.open()
    else {
      this.group = readLabel(first).label
      this.family.close()
    }
    return true
  }

  private isTextCell(cell: string): boolean {
    return readCell(cell).kind !== 'value'
  }

  private readFacts(row: Row, label: LabelCell): void {
    const { unit, merged } = this.unitOf(row, label.unit)
    const values = this.columns.filter((column) => column.role === 'value')
    const [main, ...others] = values
    const name = this.nameOf(label.label)
    const fact = main ? this.readFact(row, main, name, unit, label) : null
    if (merged && this.out.facts.find((each) => each.id === fact)?.unit === unit) this.warnOfUnit(row, unit!, fact)
    const further = [...others, ...this.columns.filter((each) => each.role === 'unknown' || each.role === 'part')]
    for (const column of further) this.readFurther(row, column, name, unit, fact)
    for (const column of this.columns.filter((each) => each.role === 'note')) {
      const text = this.rawCell(row, 'note', column).trim()
      if (text.length > 3 && !/^详?见/.test(text) && this.isTextCell(text)) this.out.note(`${name}：${text}`)
    }
  }

  /** 合计, and a label that several groups have, is named with its group. */
  private nameOf(label: string): string {
    const ambiguous = TOTAL.test(label) || this.repeated.has(label)
    return ambiguous && this.group !== '' ? `${this.group}${label.replace(/\s/g, '')}` : label
  }

  private readFact(row: Row, column: Column, name: string, unit: string | null, label: LabelCell): string | null {
    const raw = row.cells[column.index] ?? ''
    const cell = readCell(raw)
    const comparisons = COMPARISONS.map((role) => [role, this.columns.find((each) => each.role === role)] as const)
    const read = comparisons.map(([role, at]) => [role, at ? readCell(row.cells[at.index] ?? '') : null] as const)
    const factUnit = (cell.kind === 'value' ? cell.unit : null) ?? unit ?? column.unit ?? this.tableUnit
    const literalOf = (role: string): string | null => {
      const found = read.find(([each]) => each === role)?.[1]
      if (found?.kind !== 'value') return null
      return found.unit === null || found.unit === factUnit ? found.literal : `${found.literal}${found.unit}`
    }
    const found = {
      label: name,
      value: cell.kind === 'value' ? cell.literal : raw.trim(),
      unit: factUnit,
      lastYear: literalOf('lastYear'),
      lastPeriod: literalOf('lastPeriod'),
      target: literalOf('target'),
      section: this.cell(row, 'section'),
      partOf: null,
      line: row.line,
    }
    if (cell.kind === 'text') return this.noteOf(name, cell.text)
    if (cell.kind === 'empty' && !this.holdsValues(row)) return this.heading(row, label)
    if (cell.kind !== 'value') {
      const reason = cell.kind === 'unread' ? cell.reason : '没有填数值'
      this.out.reject(row.line, row.text, reason, { field: 'value', fact: { ...found, id: this.out.nextId() } })
      return null
    }
    const fact = this.out.add(found)
    this.unit = fact.unit
    for (const [field, other] of read) {
      if (other?.kind === 'unread' || other?.kind === 'text') {
        const at = this.columns.find((each) => each.role === field)!
        const reason = other.kind === 'unread' ? other.reason : '这一格不是数值'
        this.out.reject(row.line, row.cells[at.index]!, reason, { factId: fact.id, field })
      }
    }
    this.family.place(fact, { ...label, total: TOTAL.test(label.label), parent: this.cell(row, 'partOf') })
    return fact.id
  }

  /** A second value column (本年累计), a column of a 其中 part, or a village's own column. */
  private readFurther(row: Row, column: Column, name: string, unit: string | null, factId: string | null): void {
    const cell = readCell(row.cells[column.index] ?? '')
    if (cell.kind !== 'value') return
    if (column.name === '') {
      this.out.reject(row.line, cell.literal, `没有表头，看不出第 ${column.index + 1} 列是什么`, { factId })
      return
    }
    const label = column.role === 'value' ? `${name}（${column.name}）` : `${column.name}${name}`
    this.out.add({
      label,
      value: cell.literal,
      unit: cell.unit ?? column.unit ?? unit ?? this.tableUnit,
      lastYear: null,
      lastPeriod: null,
      target: null,
      section: null,
      partOf: column.role === 'part' ? factId : null,
      line: row.line,
    })
  }

  private warnOfUnit(row: Row, unit: string, factId: string | null): void {
    this.out.reject(row.line, row.text, `单位格是空的，沿用了上一行的“${unit}”，请核对`, { factId, field: 'unit' })
  }

  private noteOf(name: string, text: string): null {
    this.out.note(`${name}：${text}`)
    return null
  }

  private heading(row: Row, label: LabelCell): null {
    if (label.heading || row.cells.filter((cell) => cell.trim() !== '').length <= 2) {
      this.group = label.label
      this.family.close()
      if (!label.heading && this.columns.some((column) => column.role === 'unit') && this.cell(row, 'unit')) {
        this.out.reject(row.line, row.text, '没有填数值')
      }
    } else this.out.reject(row.line, row.text, '没有填数值')
    return null
  }

  /** The row's own unit; 〃 repeats the unit above, and so does the empty cell that a merged one leaves behind. */
  private unitOf(row: Row, labelUnit: string | null): { unit: string | null; merged: boolean } {
    const own = this.cell(row, 'unit')
    if (own && /^(〃|″|"|同上)$/.test(own)) return { unit: this.unit, merged: false }
    if (own) return { unit: /^[-—/]+$/.test(own) ? null : own, merged: false }
    if (labelUnit || !this.columns.some((column) => column.role === 'unit')) return { unit: labelUnit, merged: false }
    return { unit: this.unit, merged: this.unit !== null }
  }

  private holdsValues(row: Row): boolean {
    return this.columns
      .filter((column) => ['value', 'lastYear', 'lastPeriod', 'target', 'unknown', 'part'].includes(column.role))
      .some((column) => ['value', 'unread', 'text'].includes(readCell(row.cells[column.index] ?? '').kind))
  }

  private rawCell(row: Row, role: Column['role'], column = this.columns.find((each) => each.role === role)): string {
    return column ? (row.cells[column.index] ?? '') : ''
  }

  private cell(row: Row, role: Column['role']): string | null {
    const text = this.rawCell(row, role).trim()
    return text === '' ? null : text
  }
}
