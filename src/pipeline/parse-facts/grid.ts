import { brokenLines } from '../../check/text/unwrap.ts'
import { unitLine } from './aside.ts'
import { type Cell, inColumn, readCell } from './cells.ts'
import { reshaped } from './forms.ts'
import { type LaidOut, type Line, layoutsOf } from './layout.ts'

/** One line of a pasted table, cut into cells. Cells keep leading blanks: they are the indentation of 其中 rows. */
export interface Row {
  /** 1-based line of the pasted text. */
  readonly line: number
  readonly text: string
  readonly cells: readonly string[]
  /** The line of each cell, where a table was turned upright; otherwise all stand on `line`. */
  readonly lines?: readonly number[]
  /** Cells are missing and nobody can say which. */
  readonly torn?: boolean
}

/** What the row holds in that column. */
export const cellOf = (row: Row, column: { readonly index: number; readonly role?: string }): Cell =>
  readCell(inColumn(row.cells[column.index] ?? '', column.role))

/** The line on which the row's cell of that column stands. */
export const lineOf = (row: Row, column: { readonly index: number }): number => row.lines?.[column.index] ?? row.line

/** A stretch of the paste that is a table, or a line of prose. */
export type Block =
  | { readonly kind: 'table'; readonly rows: readonly Row[] }
  | { readonly kind: 'prose'; readonly row: Row }

/** Cuts a paste into tables and lines of prose. Knows Excel and WPS cells (tabs), Markdown, CSV and columns kept apart by blanks. */
export function blocksOf(paste: string): Block[] {
  const lines = reshaped(logicalLines(paste.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')))
  const laid = layoutsOf(lines)
  const blocks: Block[] = []
  let table: Row[] = []
  const close = () => {
    if (table.length > 0) blocks.push({ kind: 'table', rows: table })
    table = []
  }
  lines.forEach((line, i) => {
    if (line.text.trim() === '') {
      if (laid[i + 1]?.layout !== 'tab') close()
      return
    }
    const found = laid[i] ?? null
    const row = { ...line, cells: found?.cells ?? [line.text], torn: found?.torn ?? false }
    if (found?.layout === 'markdown' && row.cells.every((cell) => /^\s*:?-+:?\s*$/.test(cell))) return
    if (found || belongsToTable(line.text, laid[i - 1] ?? null, laid[i + 1] ?? null)) {
      if (table.length === 0) table = titlesBefore(blocks)
      table.push(row)
    } else {
      close()
      blocks.push({ kind: 'prose', row })
    }
  })
  close()
  return blocks
}

/** A short line beside table rows is the table's title, a heading within it or a footnote; a sentence is prose. */
const belongsToTable = (text: string, before: LaidOut | null, after: LaidOut | null): boolean =>
  (before !== null || after !== null) && text.trim().length <= 40 && !/[。；;]/.test(text) && !/\d/.test(text)

const TITLE = /(?:表|情况|统计|汇总|数据|台账|清单)\s*(?:[（(][^）)]*[)）])?$/

/** The title and the line 单位：万元 that stand right above a table are its first rows. */
function titlesBefore(blocks: Block[]): Row[] {
  const titles: Row[] = []
  for (let last = blocks.at(-1); last?.kind === 'prose' && titles.length < 3; last = blocks.at(-1)) {
    const text = last.row.text.trim()
    if (text.length > 50 || /[。；，,]/.test(text) || !(TITLE.test(text) || unitLine(text))) break
    titles.unshift(last.row)
    blocks.pop()
  }
  return titles
}

/** Joins lines that a quoted cell with a line break inside has torn apart, and those that were broken because they were full. */
function logicalLines(text: string): Line[] {
  const physical = text.split('\n')
  const broken = brokenLines(text)
  const lines: Line[] = []
  for (let i = 0; i < physical.length; i++) {
    let joined = physical[i]!
    const line = i + 1
    let next = i + 1
    while (opensQuotedCell(joined) && next < physical.length && next - i <= 10) joined += `\n${physical[next++]}`
    if (opensQuotedCell(joined)) {
      joined = physical[i]!
      next = i + 1
    }
    for (let to = broken.get(next - 1); to !== undefined; to = broken.get(to)) {
      joined = joined.trimEnd() + physical[to]!.trimStart()
      next = to + 1
    }
    i = next - 1
    lines.push({ line, text: joined.includes('\t') ? joined : withoutSpacing(joined) })
  }
  return lines
}

/** 巡　　查 at the head of a line is one word, drawn apart to fill its column: the blanks go behind it. */
const withoutSpacing = (text: string): string =>
  text.replace(/^([\s\u3000]*\p{Script=Han})([ \u3000]{1,4})(\p{Script=Han})(?=[ \u3000]{2})/u, '$1$3$2')

const opensQuotedCell = (text: string): boolean => /(^|[\t,])"/.test(text) && (text.match(/"/g)?.length ?? 0) % 2 === 1
