import type { Mention } from '../mention.ts'
import { isSpoken } from '../roles/masked.ts'
import { type Head, headOf, isLikeValue } from './head.ts'
import { type Measure, measureOf } from './measure.ts'
import type { Seat } from './seat.ts'

/* Tables inside a text, of bars or tabs: | 指标 | 本期 | 上年同期 |. The head of the column or of the row says the role. */

interface Cell {
  readonly start: number
  readonly words: string
}
interface Column {
  readonly head: Head | null
  readonly words: string
  readonly measure: Measure | null
  readonly namesUnits: boolean
}

const SEPARATORS = ['|', '｜', '\t']
const RULE = /^[\s|｜:：—-]+$/
const UNIT_COLUMN: ReadonlySet<string> = new Set(['单位', '计量单位'])
const PERCENT = measureOf('%')

/** Seats the numbers of all rows. Looks at nothing but lines that hold a separator. */
export function seatRows(text: string, masked: string, mentions: readonly Mention[], seats: Map<number, Seat>): void {
  for (const separator of SEPARATORS) {
    let columns: readonly Column[] | null = null
    let next = 0
    let end = 0
    for (let at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, end)) {
      const start = text.lastIndexOf('\n', at) + 1
      if (start > end + 1) columns = null
      end = endOfLine(text, at)
      const line = text.slice(start, end)
      if (RULE.test(line)) continue
      const cells = cellsOf(line, start, separator)
      while (next < mentions.length && mentions[next]!.end <= start) next++
      let last = next
      while (last < mentions.length && mentions[last]!.end <= end) last++
      const asHead = cells.map((cell) => columnOf(cell, masked))
      if (columns === null || !mentions.slice(next, last).some(isSpoken)) columns = asHead
      else seatRow(cells, columns, asHead[0]!, mentions, next, last, seats)
    }
  }
}

const endOfLine = (text: string, at: number): number => {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end
}

/** The cells of a line; bars at its edges enclose none. */
function cellsOf(line: string, start: number, separator: string): Cell[] {
  const cells: Cell[] = []
  let from = start
  for (const words of line.split(separator)) {
    cells.push({ start: from, words })
    from += words.length + 1
  }
  return cells[0]!.words.trim() === '' && separator !== '\t' ? cells.slice(1) : cells
}

function columnOf({ start, words }: Cell, masked: string): Column {
  const name = words.trim()
  const head = headOf(name, masked.slice(start, start + words.length))
  const unit = /[（(]([^（）()]+)[）)]\s*$/.exec(name)?.[1]
  const rate = head && (head.role === 'share' || head.role === 'completion' || /[率幅速%％]/.test(name))
  return {
    head,
    words: name,
    measure: (unit && measureOf(unit)) || (rate ? PERCENT : null),
    namesUnits: UNIT_COLUMN.has(name),
  }
}

function seatRow(
  cells: readonly Cell[],
  columns: readonly Column[],
  row: Column,
  mentions: readonly Mention[],
  next: number,
  last: number,
  seats: Map<number, Seat>,
): void {
  const units = columns.findIndex(({ namesUnits }) => namesUnits)
  const rowMeasure = row.measure ?? (units > 0 && cells[units] ? measureOf(cells[units].words.trim()) : null)
  let first: number | null = null
  for (let at = next; at < last; at++) {
    const mention = mentions[at]!
    const place = cells.findLastIndex(({ start }) => start <= mention.start)
    const column = place < 1 ? undefined : columns[place]
    if (!column || !isSpoken(mention) || !opensCell(cells[place]!, mention)) continue
    const head = row.head ?? column.head
    if (head === null) continue
    // a change of a rate is told in 百分点
    const like = isLikeValue(head) || (head.role === 'change' && rowMeasure?.unitText !== '%')
    seats.set(at, {
      head,
      beside: row.head ? null : first,
      measure: column.measure ?? (like ? rowMeasure : null),
      words: row.head ? column.words : '',
      inTable: true,
    })
    first ??= at
  }
}
/** Nothing but blanks and marks of emphasis stands before it in its cell. */
const opensCell = ({ start, words }: Cell, mention: Mention): boolean =>
  /^[\s*+＋↑↓-]*$/.test(words.slice(0, mention.start - start))
