/** What a clipboard holds as tab-separated text: an HTML table (Excel, WPS, Word, web pages) before the plain words. */
export function pastedText(data: DataTransfer): string {
  const html = data.getData('text/html')
  const fromTable = html.includes('<t') ? tablesAsTsv(html) : ''
  return fromTable || data.getData('text/plain')
}

/** The cells of a paste into the table. */
export const pastedCells = (text: string): string[][] =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => line.split('\t'))

/**
 * Writes the tables of an HTML fragment as tab-separated lines; merged rows repeat their words. Nothing of the HTML is shown
 * or run. Its styles are read as words: as styles the page's policy would refuse them, loudly.
 */
function tablesAsTsv(html: string): string {
  const indents = indentsOf(html)
  const bare = html.replace(STYLE_SHEET, '').replace(/\sstyle\s*=/gi, ' data-style=')
  const page = new DOMParser().parseFromString(bare, 'text/html')
  return [...page.querySelectorAll('table')]
    .filter((table) => !table.querySelector('table'))
    .map((table) =>
      gridOf(table, indents)
        .map((cells) => cells.map((cell) => cell ?? '').join('\t'))
        .join('\n'),
    )
    .join('\n\n')
}

const STYLE_SHEET = /<style[^>]*>([\s\S]*?)<\/style>/gi

/** Excel keeps the indentation of 其中 rows in its style classes. */
function indentsOf(html: string): ReadonlyMap<string, number> {
  const rules = [...html.matchAll(STYLE_SHEET)].map((sheet) => sheet[1]).join('\n')
  return new Map(
    [...rules.matchAll(/\.(\w+)\s*\{[^}]*mso-char-indent-count:\s*(\d+)/g)].map((m) => [m[1]!, Number(m[2])]),
  )
}

const isHidden = (row: HTMLTableRowElement): boolean => /display:\s*none/.test(row.dataset.style ?? '')

function gridOf(table: HTMLTableElement, indents: ReadonlyMap<string, number>): (string | undefined)[][] {
  const visible = [...table.rows].filter((row) => !isHidden(row))
  const grid: (string | undefined)[][] = visible.map(() => [])
  for (const [y, row] of visible.entries()) {
    let x = 0
    for (const cell of [...row.cells]) {
      while (grid[y]![x] !== undefined) x++
      const text = textOf(cell, indents)
      for (const line of grid.slice(y, y + cell.rowSpan)) {
        for (let right = 0; right < cell.colSpan; right++) line[x + right] = right === 0 ? text : ''
      }
      x += cell.colSpan
    }
  }
  return grid
}

function textOf(cell: HTMLTableCellElement, indents: ReadonlyMap<string, number>): string {
  const indent = Math.max(0, ...[...cell.classList].map((name) => indents.get(name) ?? 0))
  return '\u3000'.repeat(indent) + (cell.textContent ?? '').replace(/[\s\u00a0]+/g, ' ').trim()
}
