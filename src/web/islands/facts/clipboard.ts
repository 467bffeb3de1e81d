import { onOneLine } from '../../../pipeline/parse-facts/one-line.ts'
import { gridOf } from './merged-cells.ts'

/** What a clipboard holds as lines of tab-separated text: tables (Excel, WPS, Word, web pages) with the words around them, or the plain words. */
export function pastedText(data: DataTransfer): string {
  const html = data.getData('text/html')
  const fromTable = html.includes('<t') ? linesOfHtml(html) : ''
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
 * Writes an HTML fragment with a table as lines: each row its cells, each paragraph outside its words; nothing where there is
 * no table. Nothing of the HTML is shown or run. Its styles are read as words: as styles the page's policy would refuse
 * them, loudly.
 */
function linesOfHtml(html: string): string {
  const indents = indentsOf(html)
  const bare = html.replace(STYLE_SHEET, '').replace(/\sstyle\s*=/gi, ' data-style=')
  const page = new DOMParser().parseFromString(bare, 'text/html')
  const tables = [...page.querySelectorAll('table')].filter((table) => !table.querySelector('table'))
  for (const table of tables) {
    const rows = gridOf(table, (cell) => textOf(cell, indents))
    const lines = rows.map((cells) => cells.join(CELL)).join(BREAK)
    table.replaceWith(BREAK, lines, BREAK)
  }
  if (tables.length === 0) return ''
  markBreaks(page.body)
  return (page.body.textContent ?? '')
    .replace(/[^\S\u3000\u2028\u2029]+/g, ' ')
    .replaceAll(CELL, '\t')
    .split(BREAK)
    .map((line) => line.replace(/^ +| +$/g, ''))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\n+$/g, '')
}

const STYLE_SHEET = /<style[^>]*>([\s\S]*?)<\/style>/gi
/** The Unicode line separator: what <br> and the end of a paragraph become, so that other white space can be folded. */
const BREAK = '\u2028'
/** The Unicode paragraph separator stands for the tab between cells meanwhile: a tab of the source is white space. */
const CELL = '\u2029'

function markBreaks(part: Element): void {
  for (const br of part.querySelectorAll('br')) br.replaceWith(BREAK)
  for (const block of part.querySelectorAll('p, div, li, h1, h2, h3, h4, h5, h6, tr, caption')) block.append(BREAK)
}

/** Excel keeps the indentation of 其中 rows in its style classes. */
function indentsOf(html: string): ReadonlyMap<string, number> {
  const rules = [...html.matchAll(STYLE_SHEET)].map((sheet) => sheet[1]).join('\n')
  return new Map(
    [...rules.matchAll(/\.(\w+)\s*\{[^}]*mso-char-indent-count:\s*(\d+)/g)].map((m) => [m[1]!, Number(m[2])]),
  )
}

/** The words of a cell on one line; blanks that stand first are its indentation. */
function textOf(cell: HTMLTableCellElement, indents: ReadonlyMap<string, number>): string {
  markBreaks(cell)
  const words = cell.textContent ?? ''
  const blanks = /^[^\S\u00a0\u3000]*([\u00a0\u3000]*)/.exec(words)![1]!.length
  const indent = Math.max(blanks, ...[...cell.classList].map((name) => indents.get(name) ?? 0))
  const text = words
    .replace(/[^\S\u2028]+/g, ' ')
    .replaceAll(BREAK, '\n')
    .trim()
  return '\u3000'.repeat(text === '' ? 0 : indent) + onOneLine(text)
}
