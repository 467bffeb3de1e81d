import { isUnit, readCell } from './cells.ts'
import { filledIn, isWord, seenInBody, worded } from './column-body.ts'
import words from './column-words.json' with { type: 'json' }
import type { Row } from './grid.ts'
import { type Header, isPlainValue, isSpoiltValue } from './header.ts'
import { type HeaderCell, namesEntities, type Role, readHeaderCell } from './header-cell.ts'
import { besideOthers, type NamedColumnPeriod, periodRoles } from './header-period.ts'
import { isSerialColumn } from './label-cell.ts'

/** A column of a pasted table, and what it holds. */
export interface Column {
  readonly index: number
  readonly role: Role
  /** The heading without its unit; '' where there is none. */
  readonly name: string
  readonly unit: string | null
  readonly period: NamedColumnPeriod | null
  /** The matter that the heading names besides its role: 办结件数; '' for 本季度, 同比, 目标. */
  readonly matter: string
  /** The headings that name it, as written, and the others: 受理件数 over 本季度. */
  readonly words: { readonly matter: string; readonly stage: string }
  /** The merged heading above it, by which 同比 finds its 本期; '' where there is none. */
  readonly span: string
  /** It counts from the start of the year. */
  readonly cumulative: boolean
}

/** The columns below a header, each with its role, told by what the header says and by what the column holds. */
export function columnsOf(header: Header, body: readonly Row[]): Column[] {
  const read = header.paths.map((path, index) => columnOf(path, index))
  const periods = besideOthers(read.map(({ period }) => period))
  const named = read.map((column, i) => ({ ...column, period: periods[i] ?? null }))
  const seen = named.map((column, i) => {
    const leads = named.slice(0, i).every(({ role }) => role === 'index')
    return seenInBody(column, leads, body)
  })
  return labelled(withPeriods(seen, body), body).map((column) => worded(column, body))
}

/** Without a header: serial numbers, the first column of words, of values and of units; what else there is, is unknown. */
export function guessedColumns(rows: readonly Row[]): Column[] {
  const width = Math.max(...rows.map((row) => row.cells.length))
  const body = rows.filter((row) => row.cells.filter((cell) => cell.trim() !== '').length > 1)
  const taken = new Set<Role>()
  const first = (role: Role): Role => {
    if (taken.has(role)) return 'unknown'
    taken.add(role)
    return role
  }
  return Array.from({ length: width }, (_, index) => {
    const cells = filledIn(body, index)
    const serials = index === 0 && width > 2 && isSerialColumn(cells) && cells.length === body.length
    const most = (test: (cell: string) => boolean) => cells.length > 0 && cells.filter(test).length * 2 > cells.length
    const role = serials
      ? 'index'
      : most((cell) => isPlainValue(cell) || isSpoiltValue(cell))
        ? first('value')
        : most(isUnit)
          ? first('unit')
          : first('label')
    return { ...columnOf([], index), role }
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

/** Reads the headings over a column: the lowest that has a role decides, the others name the matter. */
function columnOf(path: readonly string[], index: number): Column {
  const parts = path.map((heading, depth) => {
    const part = readHeaderCell(heading)
    // A unit under a heading is its unit; 分值 alone over a column is its name.
    return depth === 0 && part.name === '' ? { ...part, name: heading, matter: heading, unit: null } : part
  })
  const named = parts.filter((part) => part.name !== '')
  const name = nameOf(named)
  const whole = readHeaderCell(name)
  return {
    index,
    role:
      /^其中[:：]?$/.test(path[0] ?? '') && path.length > 1 ? 'part' : (roleOfPath(named) ?? whole.role ?? 'unknown'),
    name,
    unit: parts.findLast((part) => part.unit !== null)?.unit ?? null,
    period: whole.period,
    matter: named.map((part) => part.matter).join(''),
    words: {
      matter: nameOf(named.filter((part) => part.matter !== '')),
      stage: nameOf(named.filter((part) => part.matter === '')),
    },
    span: path.length > 1 ? path[0]! : '',
    cumulative: whole.period?.kind === 'through' || words.cumulative.some((word) => name.includes(word)),
  }
}

const nameOf = (parts: readonly HeaderCell[]): string => parts.map((part) => part.name).join('')

/** 上年同期 over 数量 is last year's, 本月 over 同比 a rate: what says more than 数量 decides, from below. */
function roleOfPath(parts: readonly HeaderCell[]): Role | null {
  const roles = parts.map((part) => part.role).reverse()
  return (
    roles.find((role) => role !== null && role !== 'value' && role !== 'label') ?? roles.find((role) => role) ?? null
  )
}

/** Columns named by periods (2025年二季度, 一季度, 二季度) find their role from each other; one not filled in yet has none. */
function withPeriods(columns: readonly Column[], body: readonly Row[]): Column[] {
  const open = new Set(
    columns.filter(({ index }) => filledIn(body, index).every((cell) => readCell(cell).kind === 'empty')),
  )
  const roles: (Role | null)[] = columns.map(() => null)
  for (const matter of new Set(columns.map((column) => column.matter))) {
    const periods = columns.map((column) => {
      const counts = (column.role === 'unknown' || column.role === 'value') && column.matter === matter
      return counts && !open.has(column) ? column.period : null
    })
    periodRoles(periods).forEach((role, i) => {
      if (role) roles[i] = role === 'earlier' ? 'unknown' : role
    })
  }
  return columns.map((column, i) => {
    if (open.has(column) && column.period && body.length > 0 && column.role === 'unknown')
      return { ...column, role: 'ignored' }
    return { ...column, role: roles[i] ?? column.role }
  })
}

/** Finds the label column where no heading named one; of neighbouring label columns only the last is the label. */
function labelled(columns: readonly Column[], body: readonly Row[]): Column[] {
  const wordy = (column: Column) => {
    const cells = filledIn(body, column.index)
    return cells.length > 0 && cells.filter(isWord).length * 5 > cells.length * 3
  }
  const leads = (at: number) => columns.slice(0, at).every((column) => column.role === 'index')
  const entity = columns.find(
    (column) =>
      (column.role === 'unknown' || (column.role === 'said' && column.index === 0)) &&
      namesEntities(column.name) &&
      (wordy(column) || column.index === 0),
  )
  const found =
    columns.find((column) => column.role === 'label') ??
    entity ??
    columns.find((column, i) => column.role === 'unknown' && wordy(column) && (column.name !== '' || leads(i))) ??
    columns.findLast((column) => column.role === 'group')
  // A label cell split in two (其中 | 来信) has a column without a heading for its second half.
  const isHalf = (column: Column) => column.name === '' && column.role === 'unknown' && wordy(column)
  const isLabel = (column: Column) =>
    column.role === 'label' || column.index === found?.index || (column.index - 1 === found?.index && isHalf(column))
  return columns.map((column, i) => {
    if (!isLabel(column)) return column
    const next = columns[i + 1]
    return { ...column, role: next && isLabel(next) ? 'group' : 'label' }
  })
}
