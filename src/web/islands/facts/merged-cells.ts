/** A bare number, with its unit or sign: what a merged cell says once and not for each of its rows. */
const NUMBER = /^[（(+\-±≤≥<>约近超]*\d[\d.,，]*\s*\S{0,4}$/

/** What a merged cell says in its further rows: its words again; a number stands once, or each row would have it. */
export const inNextRow = (text: string): string => (NUMBER.test(text.trim()) ? '' : text)

const isHidden = (row: HTMLTableRowElement): boolean => /display:\s*none/.test(row.dataset.style ?? '')

/** The rows of a table, hidden ones left out, each as wide as it is shown. */
export function gridOf(table: HTMLTableElement, textOf: (cell: HTMLTableCellElement) => string): string[][] {
  const visible = [...table.rows].filter((row) => !isHidden(row))
  const grid: string[][] = visible.map(() => [])
  for (const [y, row] of visible.entries()) {
    let x = 0
    for (const cell of [...row.cells]) {
      while (grid[y]![x] !== undefined) x++
      const text = textOf(cell)
      for (const [down, line] of grid.slice(y, y + cell.rowSpan).entries()) {
        for (let right = 0; right < cell.colSpan; right++) {
          line[x + right] = right > 0 ? '' : down === 0 ? text : inNextRow(text)
        }
      }
      x += cell.colSpan
    }
  }
  return grid.map((cells) => Array.from(cells, (cell) => cell ?? ''))
}
