import { isTotal } from './aside.ts'
import { readCell } from './cells.ts'
import type { Row } from './grid.ts'
import { isPlainValue } from './header.ts'
import { type Role, readHeaderCell } from './header-cell.ts'

const STAGES: readonly (Role | null)[] = ['value', 'lastYear', 'lastPeriod', 'target', 'unit', 'derived', 'rank']

/** A row is named by what it compares and by nothing else: 本期, 上年同期, 单位. */
const isStage = (cell: string): boolean => {
  const read = readHeaderCell(cell)
  return read.matter === '' && STAGES.includes(read.role)
}

/** 2025年三季度 and 2026年三季度 are compared with each other; 7月, 8月, 9月 are rows of their own. */
function areStages(names: readonly string[]): boolean {
  const periods = names.map((name) => (isStage(name) ? null : readHeaderCell(name)))
  const years = new Set(periods.flatMap((each) => (each?.period?.year ? [each.period.year] : [])))
  return (
    !names.some(isTotal) &&
    periods.every((each) => each === null || (each.period !== null && each.matter === '')) &&
    (years.size > 1 || periods.includes(null))
  )
}

/** Turns a table that names its indicators across the top (出动人员 | 车辆, below it 1204 | 359) so that they stand one a row. */
export function upright(rows: readonly Row[]): readonly Row[] {
  const at = rows.findIndex((row) => row.cells.filter((cell) => cell.trim() !== '').length > 1)
  const [head, ...below] = rows.slice(Math.max(at, 0))
  const body = below.filter((row) => row.cells.filter((cell) => cell.trim() !== '').length > 1)
  if (at < 0 || !head || body.length === 0 || head.cells.some((cell) => cell.trim() !== '' && isPlainValue(cell)))
    return rows
  const names = head.cells.slice(1).filter((cell) => cell.trim() !== '')
  const asides = below.filter((row) => !body.includes(row))
  if (names.length > 0 && !names.some(isStage) && areStages(body.map((row) => row.cells[0]?.trim() ?? ''))) {
    return [...rows.slice(0, at), ...turned(head, body, 1), ...asides]
  }
  const isBare = (cell: string) => cell.trim() === '' || readCell(cell).kind === 'value'
  const bare = body.length === 1 && body[0]!.cells.every(isBare) && !names.some(isStage)
  return bare ? [...rows.slice(0, at), ...turned(head, body, 0), ...asides] : rows
}

/** `from`: the first column of values; before it stand the names of the rows. */
function turned(head: Row, body: readonly Row[], from: 0 | 1): Row[] {
  const names = from === 1 ? ['指标', ...body.map((row) => row.cells[0]!)] : ['指标', '数值']
  const valueRow = body.find((row) => readHeaderCell(row.cells[0] ?? '').role === 'value') ?? body[0]!
  const columns = head.cells.slice(from).map((label, i) => {
    const cells = [label, ...body.map((row) => row.cells[from + i] ?? '')]
    return { line: valueRow.line, text: cells.join(' '), cells, lines: [head.line, ...body.map((row) => row.line)] }
  })
  return [{ line: head.line, text: head.text, cells: names }, ...columns]
}
