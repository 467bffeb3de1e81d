import { asideReason, unitLine } from './aside.ts'
import type { Collector } from './collector.ts'
import { type Column, columnsOf, guessedColumns, sideBySide } from './columns.ts'
import type { Row } from './grid.ts'
import { findHeader, type Header, isKnownHeader, isPlainValue } from './header.ts'
import { isPlace, namesEntities, readHeaderCell } from './header-cell.ts'
import { withoutPeriod } from './header-period.ts'
import { readLabel } from './label-cell.ts'
import { MOST_COLUMNS } from './layout.ts'
import { subjectOf } from './naming.ts'
import { withPairsApart } from './paired-cells.ts'
import { withProgress } from './progress.ts'
import { TableReader } from './table-reader.ts'
import { upright } from './transpose.ts'
import { type TableUnits, unitsNamed } from './unit-words.ts'

/** Reads the facts of one pasted table into the collector; tables that stand one under another each have their own header. */
export function readTable(pasted: readonly Row[], out: Collector, prose: (row: Row) => void): void {
  const rows = pasted.filter((row) => {
    const fits = row.cells.length <= MOST_COLUMNS
    if (!fits) out.reject(row.line, row.text, `一行超过 ${MOST_COLUMNS} 格，不像填报的表格，没有读入`)
    return fits
  })
  for (const each of apart(rows)) if (each.length > 0) readOne(upright(withPairsApart(each)), out, prose)
}

function readOne(rows: readonly Row[], out: Collector, prose: (row: Row) => void): void {
  const header = findHeader(rows)
  const above = rows.slice(0, header?.from ?? 0)
  const below = rows.slice(header?.to ?? 0)
  const seen = { columns: header ? columnsOf(header, below) : guessedColumns(rows), body: below }
  const { columns, body } = header ? withProgress(seen, out) : seen
  const { units, subject } = readAbove(header ? above : [], out)
  if (header) tellIgnored(columns, header, rows, body, out)
  for (const half of sideBySide(columns)) {
    const entities = areEntities(half, body)
    const repeated = repeatedLabels(body, half)
    const frame = { columns: half, units, subject, entities, repeated, width: columns.length }
    const reader = new TableReader(frame, out, prose)
    for (const row of body) reader.read(row)
    reader.finish()
  }
}

/** Cuts a block where a header stands among its rows; the same header again, after a page break, is passed over. */
function apart(rows: readonly Row[]): Row[][] {
  const tables: Row[][] = [[]]
  let header: Row | null = null
  let hasBody = false
  rows.forEach((row, i) => {
    const opens = opensTable(row, rows[i + 1])
    if (opens && header?.cells.join('\t') === row.cells.join('\t')) return
    if (opens && hasBody) tables.push([])
    if (opens && (header === null || hasBody)) {
      header = row
      hasBody = false
    }
    hasBody ||= row.cells.some(isPlainValue)
    tables.at(-1)!.push(row)
  })
  return tables
}

/** A header that stands right over values, its first heading naming serials, indicators or places. */
function opensTable(row: Row, next: Row | undefined): boolean {
  const first = row.cells.map((cell) => cell.trim()).find((cell) => cell !== '')
  if (first === undefined || !next || !isKnownHeader(row)) return false
  const { name, role } = readHeaderCell(first)
  const names = role === 'index' || role === 'label' || role === 'group' || namesEntities(name)
  return names && next.cells.some((cell, i) => isPlainValue(cell) && (row.cells[i] ?? '').trim() !== '')
}

/** What stands above the header: 单位：万元 holds for the whole table, a title names its matter, the rest is told. */
function readAbove(rows: readonly Row[], out: Collector): { units: TableUnits; subject: string } {
  let units: TableUnits = { all: null, money: null }
  let subject = ''
  for (const row of rows) {
    const filled = row.cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
    const reason = filled[0] === undefined ? null : asideReason(filled[0])
    if (reason) out.reject(row.line, row.text, reason)
    for (const cell of reason ? [] : filled) {
      const named = unitLine(cell)
      const said = named === null ? null : unitsNamed(named)
      if (said && (said.all ?? said.money) !== null) units = said
      if (said?.all === null && /[、，,]/.test(named!)) {
        const dealt = said.money === null ? '看不出哪项用哪种，请' : `金额按“${said.money}”读，其余请`
        out.reject(row.line, cell, `表上写了几种单位，${dealt}在单位栏逐项填写`)
      } else if (named === null && /\d/.test(withoutPeriod(cell))) out.reject(row.line, cell, '表的标题，没有收入')
      else if (named === null) subject = subjectOf(cell) || subject
    }
  }
  return { units, subject }
}

/** Columns without indicators whose cells hold digits (telephones, people) are told once. */
function tellIgnored(
  columns: readonly Column[],
  header: Header,
  rows: readonly Row[],
  body: readonly Row[],
  out: Collector,
): void {
  for (const column of columns.filter(({ role }) => role === 'ignored')) {
    const cells = body.map((row) => row.cells[column.index]?.trim() ?? '').filter((cell) => /\d/.test(cell))
    const line = rows[header.to - 1]?.line ?? 1
    if (cells.length > 0) out.reject(line, `${column.name}：${cells.join('、')}`, '这一列不是指标，没有收入')
  }
}

/** Whether the rows are places, offices or months, so that each number is named by its row and its column. */
function areEntities(columns: readonly Column[], body: readonly Row[]): boolean {
  const label = columns.find((column) => column.role === 'label')
  if (!label) return false
  if (namesEntities(label.name)) return true
  if (readHeaderCell(label.name).role === 'label') return false
  const names = body.map((row) => readLabel(row.cells[label.index] ?? '').label).filter((name) => name !== '')
  return names.length > 1 && names.filter(isPlace).length * 2 > names.length
}

/** Labels that several rows carry: 巡查次数 under 大气 and under 水. */
function repeatedLabels(rows: readonly Row[], columns: readonly Column[]): ReadonlySet<string> {
  const at = columns.find((column) => column.role === 'label')?.index ?? 0
  const seen = new Set<string>()
  const repeated = new Set<string>()
  for (const { label } of rows.map((row) => readLabel(row.cells[at] ?? ''))) {
    if (label !== '' && seen.has(label)) repeated.add(label)
    seen.add(label)
  }
  return repeated
}
