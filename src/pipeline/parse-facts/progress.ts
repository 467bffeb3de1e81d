import { readCell } from './cells.ts'
import type { Collector } from './collector.ts'
import type { Column } from './columns.ts'
import type { Row } from './grid.ts'
import { readLabel } from './label-cell.ts'

/** A table's columns and rows. */
interface Body {
  readonly columns: readonly Column[]
  readonly body: readonly Row[]
}

const HEADING = /进展|进度|完成情况|落实情况/
/** 已完成186户; 截至6月底，完成960亩，其中…: the amount, and what is said behind it. */
const DONE =
  /^(?:截至[^，,。]{1,10}[，,]|截至\d{1,2}月[底末])?(?:目前|现)?(?:已经?|累计|共)*(?:完成|建成)?\s*(\d[\d,.]*\s*(?:[万亿]?\p{Script=Han}{1,3}|[%％]))(?:[，,；;。](.*))?$/u

const withCells = (row: Row, changed: ReadonlyMap<number, string>): Row => ({
  ...row,
  cells: row.cells.map((cell, index) => changed.get(index) ?? cell),
})

/**
 * Where a table of tasks has targets and tells in words how far each has come, the amount that opens the words is the
 * value, and the rest stays a note: 农村改厕 | 300户 | 已完成186户.
 */
export function withProgress({ columns, body }: Body, out: Collector): Body {
  const words = columns.find(({ role, name }) => HEADING.test(name) && ['note', 'said', 'unknown'].includes(role))
  const label = columns.find(({ role }) => role === 'label')
  const counted = columns.some(({ role }) => role === 'value')
  if (!words || !label || counted || !columns.some(({ role }) => role === 'target')) return { columns, body }
  const done = body.map(({ cells }) => DONE.exec((cells[words.index] ?? '').trim()))
  if (done.filter((each) => each !== null).length * 2 <= body.length) return { columns, body }
  return {
    columns: columns.map((column) =>
      column === words
        ? { ...column, role: 'value', name: '完成数', matter: '', words: { matter: '', stage: '完成数' } }
        : column,
    ),
    body: body.map((row, at) => {
      const { label: name } = readLabel(row.cells[label.index] ?? '')
      const [, amount, rest = ''] = done[at] ?? []
      if (amount !== undefined) {
        if (rest.trim() !== '') out.note(`${name}：${rest.trim()}`)
        return withCells(row, new Map([[words.index, amount]]))
      }
      // Told in words alone, and so is what it was to be.
      const said = columns.filter((column) => column === words || column.role === 'target')
      const kinds = said.map(({ index }) => readCell(row.cells[index] ?? '').kind)
      if (kinds.every((kind) => kind === 'value') || kinds[said.indexOf(words)] === 'empty') return row
      const told = said.map(({ index }) => (row.cells[index] ?? '').trim()).filter((cell) => cell !== '')
      if (told.length > 0) out.note(`${name}${words.name}：${told.join('，')}`)
      return withCells(row, new Map(said.map(({ index }) => [index, ''])))
    }),
  }
}
