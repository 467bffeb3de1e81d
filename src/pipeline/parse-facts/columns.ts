import { isUnit, readCell } from './cells.ts'
import words from './column-words.json' with { type: 'json' }
import type { Row } from './grid.ts'
import { type NamedColumnPeriod, periodOfHeader, periodRoles } from './header-period.ts'

/** What a column is for. */
export type Role =
  | 'index'
  | 'group'
  | 'label'
  | 'value'
  | 'unit'
  | 'lastYear'
  | 'lastPeriod'
  | 'target'
  | 'section'
  | 'partOf'
  | 'part'
  | 'note'
  | 'derived'
  | 'ignored'
  | 'unknown'

/** A column of a pasted table, and what it holds. */
export interface Column {
  readonly index: number
  readonly role: Role
  /** The header without its unit; '' where there is none. */
  readonly name: string
  readonly unit: string | null
}

/** What the head of a table says of its columns. */
export interface Header {
  readonly columns: readonly Column[]
  /** How many rows of the table the header takes, titles above it included. */
  readonly height: number
}

interface HeaderCell {
  readonly name: string
  readonly unit: string | null
  readonly role: Role | null
  readonly period: NamedColumnPeriod | null
}

/** Reads one header cell: 数值（万元）, 上年同期数, 其中：村级, 2026年二季度. */
function readHeaderCell(raw: string): HeaderCell {
  const text = raw.replace(/[\s\u3000]+/g, '').replace(/[:：]$/, '')
  const bracket =
    /^(.*?)[（(](?:单位[:：])?([^（()）]+)[)）]$/.exec(text) ??
    /^(.+?)[/／]((?:万|亿)?[元吨个件人次户公里]+)$/.exec(text)
  const unit = bracket && bracket[1] !== '' && isUnit(bracket[2]!) ? bracket[2]! : null
  const name = unit === null ? text : bracket![1]!
  return { name, unit, role: roleOf(name), period: periodOfHeader(name) }
}

function roleOf(name: string): Role | null {
  if (name === '' || name.length > 20) return null
  if (/^其中[:：]?.+/.test(name)) return 'part'
  const exact = words.find((entry) => entry.exact.includes(name))
  return ((exact ?? words.find((entry) => entry.has.some((word) => name.includes(word))))?.role as Role) ?? null
}

/** 2026年二季度 heads a column; it is no value. */
const isPeriod = (cell: string): boolean =>
  /^((19|20)\d\d(年度?)?)?(第?[一二三四1-4]季度?|[上下]半年|(\d{1,2}[-—–~至])?\d{1,2}月份?)?$/.test(
    cell.replace(/\s+/g, ''),
  )
const holdsValue = (cell: string): boolean => {
  if (isPeriod(cell)) return false
  const read = readCell(cell)
  return read.kind === 'value' && /^[\d０-９+\-约近超]/.test(cell.trim())
}

/** A header names columns and holds no value: two cells with known roles, or a label column above rows of values. */
function isHeader(row: Row): boolean {
  const filled = row.cells.filter((cell) => cell.trim() !== '')
  if (filled.length < 2 || filled.some(holdsValue)) return false
  const known = filled.map(readHeaderCell).filter((cell) => cell.role !== null || cell.period !== null)
  return known.length >= 2 || known.some((cell) => cell.role === 'label' || cell.role === 'value')
}

/** The lower row of a two-row header: no value in it, and a cell below a spanning title. */
function isSecondHeader(upper: Row, lower: Row): boolean {
  const filled = lower.cells.filter((cell) => cell.trim() !== '')
  if (filled.length < 2 || filled.some(holdsValue) || (lower.cells[0]?.trim() && lower.cells[0] !== upper.cells[0]))
    return false
  return (
    filled.map(readHeaderCell).some((cell) => cell.role !== null || cell.period !== null) &&
    upper.cells.some((c) => !c.trim())
  )
}

/** The upper row's spanning titles carried over the columns below them: 2026年 + 二季度. */
function joined(upper: Row, lower: Row): string[] {
  let span = ''
  return Array.from({ length: Math.max(upper.cells.length, lower.cells.length) }, (_, i) => {
    const above = upper.cells[i]?.trim() ?? ''
    const below = lower.cells[i]?.trim() ?? ''
    if (above !== '') span = above
    if (below === '' || below === above) return above
    return above !== '' || span === '' ? `${above}${below}` : `${span}${below}`
  })
}

/** Finds the header among the first rows of a table; without one, columns are told by what they hold. */
export function headerOf(rows: readonly Row[]): Header {
  const at = rows.slice(0, 6).findIndex(isHeader)
  if (at < 0) return { columns: guessedColumns(rows), height: 0 }
  const upper = rows[at]!
  const lower = rows[at + 1]
  const double = lower !== undefined && isSecondHeader(upper, lower)
  const cells = (double ? joined(upper, lower) : upper.cells).map(readHeaderCell)
  const height = at + (double ? 2 : 1)
  return { columns: completed(withPeriods(cells), rows.slice(height)), height }
}

/** Columns named by periods (2025年二季度, 一季度, 二季度) find their role from each other. */
function withPeriods(cells: readonly HeaderCell[]): Column[] {
  const roles = periodRoles(cells.map((cell) => (cell.role === null || cell.role === 'value' ? cell.period : null)))
  return cells.map((cell, index) => ({
    index,
    role: roles[index] ?? cell.role ?? 'unknown',
    name: cell.name.replace(/^其中[:：]?/, (among) => (cell.role === 'part' ? '' : among)),
    unit: cell.unit,
  }))
}

/** Finds a label and a value column where no header named one, and keeps only the last of neighbouring label columns as label. */
function completed(columns: readonly Column[], body: readonly Row[]): Column[] {
  const share = (column: Column, test: (cell: string) => boolean) =>
    body.filter((row) => test(row.cells[column.index] ?? '')).length / Math.max(1, body.length)
  const assign = (from: Column[], role: Role, test: (column: Column) => boolean) => {
    if (from.some((column) => column.role === role)) return from
    const chosen = from.find((column) => column.role === 'unknown' && test(column))
    return chosen ? from.map((column) => (column === chosen ? { ...column, role } : column)) : from
  }
  const labelled = assign(
    [...columns],
    'label',
    (column) => share(column, (cell) => cell.trim() !== '' && !holdsValue(cell)) > 0.4,
  )
  const valued = assign(labelled, 'value', (column) => share(column, holdsValue) > 0.4)
  return valued.map((column, i) => {
    const next = valued[i + 1]
    return column.role === 'label' && next?.role === 'label' ? { ...column, role: 'group' } : column
  })
}

/** Without a header: the first column of words is the label, the first of values the value, one of units the unit. */
function guessedColumns(rows: readonly Row[]): Column[] {
  const width = Math.max(...rows.map((row) => row.cells.length))
  const body = rows.filter((row) => row.cells.filter((cell) => cell.trim() !== '').length > 1)
  const all = (index: number, test: (cell: string) => boolean) => {
    const filled = body.map((row) => row.cells[index] ?? '').filter((cell) => cell.trim() !== '')
    return filled.length > 0 && filled.filter(test).length * 2 > filled.length
  }
  const taken = new Set<Role>()
  const first = (role: Role): Role => {
    if (taken.has(role)) return 'unknown'
    taken.add(role)
    return role
  }
  const counts = (index: number) =>
    rows.length > 1 && body.every((row, i) => row.cells[index]?.trim() === String(i + 1))
  return Array.from({ length: width }, (_, index) => {
    const role = counts(index)
      ? first('index')
      : all(index, holdsValue)
        ? first('value')
        : all(index, isUnit)
          ? first('unit')
          : first('label')
    return { index, role, name: '', unit: null }
  })
}

/** Columns of tables that stand side by side (指标 数值 指标 数值), one list for each. */
export function sideBySide(columns: readonly Column[]): Column[][] {
  const starts = columns.flatMap((column, i) => (column.role === 'label' ? [startOf(columns, i)] : []))
  if (starts.length < 2) return [[...columns]]
  return starts.map((start, i) => columns.slice(i === 0 ? 0 : start, starts[i + 1] ?? columns.length))
}

const startOf = (columns: readonly Column[], label: number): number => {
  let start = label
  while (start > 0 && ['index', 'group'].includes(columns[start - 1]!.role)) start--
  return start
}
