import { ofLastYear, readCell } from './cells.ts'
import type { Collector } from './collector.ts'
import type { Column } from './columns.ts'
import type { Row } from './grid.ts'
import { isHeading } from './header.ts'
import type { Role } from './header-cell.ts'
import type { ParsedFact } from './parsed-facts.ts'

const WORDS_ONLY: readonly Role[] = ['unit', 'group', 'section', 'partOf']

/** Whether a number stands in a cell that should hold words. */
export const holdsNumber = (cell: string): boolean => /\d/.test(cell) && !isHeading(cell.trim())

interface Columns {
  readonly columns: readonly Column[]
  /** How many columns the header has. */
  readonly width: number
}

/** Reads what stands in a row beside its values: ranks, remarks, dates; and tells what belongs to no column. `fact`: the only one that the row gave. */
export function readBeside(
  row: Row,
  name: string,
  { columns, width }: Columns,
  fact: ParsedFact | null,
  out: Collector,
): void {
  for (const column of columns) {
    const cell = (row.cells[column.index] ?? '').trim()
    if (cell === '') continue
    if (column.role === 'rank') readRank(row, cell, `${name}${rankName(column, columns)}`, out)
    else if (column.role === 'note' || column.role === 'said') {
      if (!(fact && tellsLastYear(cell, fact, out)))
        readWords(cell, `${name}${column.role === 'said' ? column.name : ''}`, out)
    } else if (column.role === 'unknown' && column.name === '') tellUnheaded(row, cell, column.index, out)
    else if (WORDS_ONLY.includes(column.role) && holdsNumber(cell)) {
      out.reject(row.line, cell, `“${column.name || '这一列'}”一栏里是数，没有收入`)
    }
  }
  row.cells.slice(width).forEach((cell, i) => {
    tellUnheaded(row, cell, width + i, out)
  })
}

/** 位次 behind 增速 and 位次 behind 投资 are told apart by what stands before them. */
function rankName(rank: Column, columns: readonly Column[]): string {
  if (columns.filter((column) => column.role === 'rank' && column.name === rank.name).length < 2) return rank.name
  const before = columns.slice(0, columns.indexOf(rank)).filter(({ role, name }) => role !== 'rank' && name !== '')
  const ranked = before.at(-1)
  const owner = ranked?.matter === '' ? before.findLast(({ matter }) => matter !== '') : undefined
  return `${owner?.name ?? ''}${ranked?.name ?? ''}${rank.name}`
}

function readRank(row: Row, raw: string, label: string, out: Collector): void {
  const cell = readCell(raw)
  if (cell.kind === 'value') out.add({ label, value: cell.literal, unit: cell.unit ?? '名', line: row.line })
  else if (cell.kind !== 'empty') out.reject(row.line, raw, '不是能读取的名次')
}

/** 去年1075人次 among the remarks on a fact that has no figure of last year. */
function tellsLastYear(text: string, { id, unit }: ParsedFact, out: Collector): boolean {
  const said = ofLastYear(text)
  const cell = said === null ? null : readCell(said)
  if (cell?.kind !== 'value' || cell.aside || out.fact(id)?.lastYear !== null) return false
  if (cell.unit !== null && cell.unit !== unit) return false
  out.update(id, { lastYear: cell.literal })
  return true
}

/** Remarks, problems, dates are words for the notes; 无 and 详见附件 are not. */
function readWords(text: string, name: string, out: Collector): void {
  if (/\d/.test(text) || (text.length > 3 && !/^详?见|^无|^[-—/]+$/.test(text))) out.note(`${name}：${text}`)
}

function tellUnheaded(row: Row, cell: string, index: number, out: Collector): void {
  if (/[\d０-９]/.test(cell)) out.reject(row.line, cell, `没有表头，看不出第 ${index + 1} 列是什么`)
}
