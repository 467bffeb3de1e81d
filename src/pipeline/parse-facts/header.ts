import { isPreamble, isTotal } from './aside.ts'
import { isUnit, readCell } from './cells.ts'
import type { Row } from './grid.ts'
import { namesEntities, readHeaderCell } from './header-cell.ts'
import { periodOfHeader, withoutPeriod } from './header-period.ts'

/** Where the header of a table stands, and what it says over each column, from the top down. */
export interface Header {
  /** Rows above the header. */
  readonly from: number
  /** First row of the body. */
  readonly to: number
  readonly paths: readonly (readonly string[])[]
}

const MOST_ABOVE = 8
const MOST_ROWS = 4
const LONGEST_HEADING = 24

const filledOf = (row: Row): string[] => row.cells.map((cell) => cell.trim()).filter((cell) => cell !== '')

/** A plain value with a unit that is known or none. A heading may hold digits: PM2.5, 60岁以上人数, 1-9月. */
export const isPlainValue = (cell: string): boolean => {
  const read = readCell(cell)
  if (read.kind !== 'value' || !/^[\d０-９+\-±≥≤<>约近超（(]/.test(cell.trim())) return false
  return read.unit === null ? !/[\p{L}]{3,}$/u.test(read.literal) : isUnit(read.unit)
}

/** 2026年二季度, 1-9月累计 and, beside headings, 2025: they head a column and are no values. */
export const isPeriod = (cell: string): boolean => periodOfHeader(cell) !== null && !/\d/.test(withoutPeriod(cell))

/** Whether a cell names something, and is neither a value nor a sentence. */
export const isHeading = (cell: string): boolean =>
  cell.length <= LONGEST_HEADING &&
  !/[。；]/.test(cell) &&
  (isPeriod(cell) || !(isPlainValue(cell) || isSpoiltValue(cell) || statesCount(cell)))

/** 1204x, 60/45: numbers that cannot be read name nothing. */
export const isSpoiltValue = (cell: string): boolean => /^[（(+-]*\d/.test(cell) && readCell(cell).kind === 'unread'

/** 仍有12处未整改 states something; 60岁以上人数 and PM2.5浓度 name it. */
const statesCount = (cell: string): boolean => {
  const [, unit = '', then = ''] = /\d([\p{Script=Han}])([\p{Script=Han}]{0,2})/u.exec(withoutPeriod(cell)) ?? []
  return isUnit(unit) && !/^[以之]/.test(then) && unit !== '号' && unit !== '级'
}

/** Finds the header: by its vocabulary, or by the contrast of its words with the values below. */
export function findHeader(rows: readonly Row[]): Header | null {
  const start = rows.findIndex((row) => filledOf(row).length > 1 && !isPreamble(row))
  const known = rows.slice(0, MOST_ABOVE).findIndex((row) => isKnownHeader(row))
  const at = known >= 0 ? known : start >= 0 && standsOverValues(rows[start]!, rows.slice(start + 1)) ? start : -1
  if (at < 0) return null
  const parts = [rows[at]!]
  let to = at + 1
  while (to < rows.length && parts.length < MOST_ROWS && goesOn(parts, rows[to]!)) parts.push(rows[to++]!)
  if (rows[to] && isColumnNumbers(rows[to]!)) to++
  return { from: at, to, paths: pathsOf(parts) }
}

/** A row that names what its columns hold: two known headings, or one that names the indicator or its value. */
export function isKnownHeader(row: Row): boolean {
  const filled = filledOf(row)
  if (filled.length < 2 || isPreamble(row) || !filled.every(isHeading)) return false
  const cells = filled.map(readHeaderCell)
  const known = cells.filter((cell) => cell.role !== null || cell.period !== null || namesEntities(cell.name))
  return (
    known.length >= 2 || known.some(({ role, name }) => role === 'label' || role === 'value' || namesEntities(name))
  )
}

/** Without known words: short words over columns of values, in at least two rows or two columns. */
function standsOverValues(row: Row, body: readonly Row[]): boolean {
  const [first = ''] = filledOf(row)
  if (!filledOf(row).every(isHeading) || /^其\s*中/.test(first) || isTotal(first)) return false
  const below = body.filter((each) => filledOf(each).length > 1).slice(0, 20)
  const columns = row.cells.filter((cell, i) => {
    const cells = below.map((each) => each.cells[i]?.trim() ?? '').filter((each) => each !== '')
    return cell.trim() !== '' && cells.length > 0 && cells.filter(isPlainValue).length * 5 >= cells.length * 3
  })
  return columns.length > 0 && columns.length * below.length >= 2
}

/** A further row of the header: nothing but headings, under a merged label cell, saying more of the columns above. */
function goesOn(above: readonly Row[], row: Row): boolean {
  const upper = above.at(-1)!
  const filled = filledOf(row)
  const first = row.cells[0]?.trim() ?? ''
  const over = above[0]!.cells[0]?.trim() ?? ''
  // 指标 may stand in the second row alone.
  const names = first === '' || first === over || (over === '' && readHeaderCell(first).role === 'label')
  if (filled.length === 0 || !filled.every(isHeading) || !names) return false
  const spanned = row.cells.some((cell, i) => cell.trim() !== '' && !upper.cells[i]?.trim())
  const cells = filled.map(readHeaderCell)
  const units = cells.filter((cell) => cell.name === '').length
  if (units > 0 && units * 2 >= cells.length) return true
  return spanned && (filled.length > 1 || cells.some((cell) => cell.role !== null || cell.period !== null))
}

/** 甲 乙 1 2 3: the numbers of the columns. */
function isColumnNumbers(row: Row): boolean {
  const filled = filledOf(row)
  const numbers = filled
    .filter((cell) => /^[（(]?\d{1,2}[)）]?$/.test(cell))
    .map((cell) => Number(cell.replace(/\D/g, '')))
  const letters = filled.filter((cell) => /^[甲乙丙丁戊A-E—-]$/.test(cell)).length
  return (
    numbers.length > 0 &&
    numbers.length + letters === filled.length &&
    (letters > 0 || numbers.length > 2) &&
    numbers.every((number, i) => number === numbers[0]! + i) &&
    numbers[0]! <= letters + 1
  )
}

/** The headings over each column. A merged cell above holds for the columns to its right that say more below it. */
function pathsOf(rows: readonly Row[]): string[][] {
  const width = Math.max(...rows.map((row) => row.cells.length))
  const paths: string[][] = Array.from({ length: width }, () => [])
  rows.forEach((row, y) => {
    let span = ''
    paths.forEach((path, x) => {
      const own = row.cells[x]?.trim() ?? ''
      if (own !== '') span = own
      const below = rows.slice(y + 1).some((each) => (each.cells[x]?.trim() ?? '') !== '')
      const heading = own !== '' ? own : below && y < rows.length - 1 ? span : ''
      if (heading !== '' && path.at(-1) !== heading) path.push(heading)
    })
  })
  return paths
}
