import { isUnit, readLabel, UNIT_ABOVE } from './cells.ts'
import type { Collector } from './collector.ts'
import { type Column, headerOf, sideBySide } from './columns.ts'
import type { Row } from './grid.ts'
import { TableReader } from './table-reader.ts'
import { upright } from './transpose.ts'

/** Reads the facts of one pasted table into the collector. */
export function readTable(pasted: readonly Row[], out: Collector, prose: (row: Row) => void): void {
  const rows = upright(pasted)
  const header = headerOf(rows)
  const tableUnit = unitAbove(rows.slice(0, header.height))
  reportDropped(header.columns, rows[header.height - 1], out)
  for (const columns of sideBySide(header.columns)) {
    const body = rows.slice(header.height)
    const table = new TableReader(columns, tableUnit, repeatedLabels(body, columns), out, prose)
    for (const row of body) table.read(row)
  }
}

/** 单位：万元 above a table holds for all of it; 单位：云溪镇 names who reports. */
function unitAbove(rows: readonly Row[]): string | null {
  for (const cell of rows.flatMap((row) => row.cells)) {
    const unit = UNIT_ABOVE.exec(cell)?.[1]?.trim()
    if (unit && isUnit(unit)) return unit
  }
  return null
}

/** Labels that several rows carry: 巡查次数 under 大气 and under 水. */
function repeatedLabels(rows: readonly Row[], columns: readonly Column[]): ReadonlySet<string> {
  const at = columns.find((column) => column.role === 'label')?.index ?? 0
  const labels = rows.map((row) => readLabel(row.cells[at] ?? '').label)
  return new Set(labels.filter((label, i) => label !== '' && labels.indexOf(label) !== i))
}

/** A column of rates without the column they were worked out from says something that the sheet cannot hold: say so once. */
function reportDropped(columns: readonly Column[], headerRow: Row | undefined, out: Collector): void {
  const has = (role: Column['role']) => columns.some((column) => column.role === role)
  for (const column of columns.filter((each) => each.role === 'derived')) {
    const base = /完成|进度|达标/.test(column.name)
      ? 'target'
      : /环比|上期/.test(column.name)
        ? 'lastPeriod'
        : 'lastYear'
    if (has(base) || !headerRow) continue
    const wanted = { target: '目标', lastPeriod: '上期', lastYear: '上年同期' }[base]
    out.reject(headerRow.line, column.name, `这一列由系统按“${wanted}”自动算出，表中没有“${wanted}”列，请补上原数`)
  }
}
