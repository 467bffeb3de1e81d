import type { Row } from './grid.ts'

const PAIR = /^\s*([^/／]+?)\s*[/／]\s*([^/／]+?)\s*$/
const FIGURE = /^[\d.,，]+[^\d/／]{0,4}$/

/** A column 本月/累计 of cells 120/680 is two columns. The rows as they are where there is none. */
export function withPairsApart(rows: readonly Row[]): readonly Row[] {
  const at = rows.findIndex(({ cells }) => cells.filter((cell) => cell.trim() !== '').length > 1)
  const head = rows[at]
  const body = rows.slice(at + 1)
  const paired = (head?.cells ?? []).map((heading, column) => {
    const cells = body.map((row) => row.cells[column]?.trim() ?? '').filter((cell) => cell !== '')
    const isPair = (cell: string) =>
      PAIR.exec(cell)
        ?.slice(1)
        .every((half) => FIGURE.test(half)) === true
    return PAIR.test(heading) && !/\d/.test(heading) && cells.length > 0 && cells.every(isPair)
  })
  if (!paired.includes(true)) return rows
  const apart = (row: Row): Row => ({
    ...row,
    cells: row.cells.flatMap((cell, column) => {
      if (!paired[column]) return [cell]
      return PAIR.exec(cell)?.slice(1) ?? [cell, '']
    }),
  })
  return [...rows.slice(0, at), ...rows.slice(at).map(apart)]
}
