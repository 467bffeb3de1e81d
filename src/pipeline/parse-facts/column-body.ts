import { inColumn, isUnit, readCell } from './cells.ts'
import type { Column } from './columns.ts'
import type { Row } from './grid.ts'
import { isHeading, isPlainValue } from './header.ts'
import type { Role } from './header-cell.ts'
import { isSerialColumn } from './label-cell.ts'

/** The cells of a column that hold anything. */
export const filledIn = (rows: readonly Row[], index: number): string[] =>
  rows.map((row) => row.cells[index]?.trim() ?? '').filter((cell) => cell !== '')

const VALUED: readonly Role[] = ['value', 'target', 'derived', 'lastYear', 'lastPeriod']
const WORDS: readonly Role[] = ['unit', 'note', 'said', 'label', 'group', 'section', 'partOf']

/** What the cells say against the heading: 问题 over numbers is counted, 单位 over names is who reports, 1 2 3 are serials. */
export function seenInBody(column: Column, leads: boolean, body: readonly Row[]): Column {
  const cells = filledIn(body, column.index)
  const share = (test: (cell: string) => boolean) => cells.filter(test).length / Math.max(1, cells.length)
  const { role, name } = column
  if (
    role === 'unit' &&
    share((cell) => isUnit(cell) || /^[〃″"—-]|同上/.test(cell)) < 0.5 &&
    share((cell) => isWord(cell) && !isUnit(cell)) > 0.5
  ) {
    return { ...column, role: 'label' }
  }
  if (name === '' && isSerialColumn(cells)) return { ...column, role: 'index' }
  if (role === 'rank') return column
  if (leads && VALUED.includes(role) && cells.length > 0 && share(isPlainValue) < 0.4) {
    return { ...column, role: 'unknown' }
  }
  if (WORDS.includes(role) && share(isPlainValue) > 0.6 && !(role === 'label' && column.index === 0)) {
    return { ...column, role: 'unknown', matter: column.matter || name, words: { matter: name, stage: '' } }
  }
  return column
}

/** Words of one's own, such as 是, 已建, 台账缺2份; not 待填, xx or 无, which stand for a number. */
const SAYS = /^(?![（(+-]*[\d#]|待|无|没有|暂无)[^xX×]*\p{Script=Han}/u

/** A column of sentences or dates is said, not counted. */
export function worded(column: Column, body: readonly Row[]): Column {
  const cells = filledIn(body, column.index)
  const texts = cells.filter((cell) => {
    const { kind } = readCell(inColumn(cell, column.role))
    return kind === 'text' || (kind === 'unread' && SAYS.test(cell))
  })
  const couldCount = column.role === 'unknown' || VALUED.includes(column.role)
  return couldCount && cells.length > 0 && texts.length * 5 > cells.length * 4 ? { ...column, role: 'said' } : column
}

/** Words that may name a row; 1000（82%） is no name, it only cannot be read. */
export const isWord = (cell: string): boolean => {
  const { kind } = readCell(cell)
  if (kind === 'empty' || !isHeading(cell)) return false
  return kind !== 'unread' || (/[\p{Script=Han}A-Za-z]/u.test(cell) && !/^无$|[\d#]/.test(cell))
}
