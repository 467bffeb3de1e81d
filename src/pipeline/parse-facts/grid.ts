/** One line of a pasted table, cut into cells. Cells keep leading blanks: they are the indentation of 其中 rows. */
export interface Row {
  /** 1-based line of the pasted text. */
  readonly line: number
  readonly text: string
  readonly cells: readonly string[]
}

/** A stretch of the paste that is a table, or a line of prose. */
export type Block =
  | { readonly kind: 'table'; readonly rows: readonly Row[] }
  | { readonly kind: 'prose'; readonly row: Row }

type Layout = 'tab' | 'markdown' | 'comma' | 'blank'
interface Line {
  readonly line: number
  readonly text: string
}

/** A value and at most a short unit: 1204, 65.9%, 44次. */
const BARE_VALUE = /^[+-]?[\d０-９][\d０-９,，.．]*\s*\S{0,5}$/
const isBareValue = (cell: string): boolean => BARE_VALUE.test(cell.trim())

/** Cuts a paste into tables and lines of prose. Knows Excel and WPS cells (tabs), Markdown, CSV and columns kept apart by blanks. */
export function blocksOf(paste: string): Block[] {
  const lines = logicalLines(paste.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'))
  const layouts = layoutsOf(lines)
  const blocks: Block[] = []
  let table: Row[] = []
  const close = () => {
    if (table.length > 0) blocks.push({ kind: 'table', rows: table })
    table = []
  }
  lines.forEach((line, i) => {
    if (line.text.trim() === '') {
      if (layouts[i + 1] !== 'tab') close()
      return
    }
    const layout = layouts[i] ?? null
    const row = { ...line, cells: layout ? cellsOf(line.text, layout) : [line.text] }
    if (layout === 'markdown' && row.cells.every((cell) => /^\s*:?-+:?\s*$/.test(cell))) return
    if (layout || belongsToTable(line.text, layouts[i - 1] ?? null, layouts[i + 1] ?? null)) table.push(row)
    else {
      close()
      blocks.push({ kind: 'prose', row })
    }
  })
  close()
  return blocks
}

/** A short line beside table rows is the table's title, a heading within it or a footnote; a sentence is prose. */
const belongsToTable = (text: string, before: Layout | null, after: Layout | null): boolean =>
  (before !== null || after !== null) && text.trim().length <= 40 && !/[。；;]/.test(text) && !/\d/.test(text)

/** Joins lines that a quoted cell with a line break inside has torn apart. */
function logicalLines(text: string): Line[] {
  const physical = text.split('\n')
  const lines: Line[] = []
  for (let i = 0; i < physical.length; i++) {
    let joined = physical[i]!
    const line = i + 1
    let next = i + 1
    while (opensQuotedCell(joined) && next < physical.length && next - i <= 10) joined += `\n${physical[next++]}`
    if (opensQuotedCell(joined)) joined = physical[i]!
    else i = next - 1
    lines.push({ line, text: joined })
  }
  return lines
}

const opensQuotedCell = (text: string): boolean => /(^|[\t,])"/.test(text) && (text.match(/"/g)?.length ?? 0) % 2 === 1

/** How each line is laid out; null for prose. Commas and blanks make a table only where neighbouring lines agree. */
function layoutsOf(lines: readonly Line[]): (Layout | null)[] {
  const layouts = lines.map(({ text }): Layout | null =>
    text.includes('\t') ? 'tab' : /^\s*\|.*\|\s*$/.test(text) ? 'markdown' : null,
  )
  for (const layout of ['comma', 'blank'] as const) {
    for (const [from, to] of runs(lines, (line, i) => layouts[i] === null && cellsOf(line.text, layout).length > 1)) {
      const rows = lines.slice(from, to).map((line) => cellsOf(line.text, layout))
      if (looksTabular(rows)) layouts.fill(layout, from, to)
    }
  }
  return layouts
}

/** Most rows hold a bare value in a cell of its own, and no cell is a sentence. */
const looksTabular = (rows: readonly (readonly string[])[]): boolean => {
  const withValue = rows.filter((cells) => cells.slice(1).some(isBareValue)).length
  return (
    withValue >= 1 &&
    withValue * 2 >= rows.length &&
    rows.length >= 2 &&
    !rows.flat().some((cell) => /[。；]/.test(cell))
  )
}

function runs<T>(items: readonly T[], holds: (item: T, index: number) => boolean): [number, number][] {
  const found: [number, number][] = []
  let from = -1
  for (let i = 0; i <= items.length; i++) {
    if (i < items.length && holds(items[i]!, i)) {
      if (from < 0) from = i
    } else if (from >= 0) {
      found.push([from, i])
      from = -1
    }
  }
  return found
}

function cellsOf(text: string, layout: Layout): string[] {
  switch (layout) {
    case 'tab':
      return quotedCells(text, '\t')
    case 'markdown':
      return text
        .trim()
        .slice(1, -1)
        .split(/(?<!\\)\|/)
        .map((cell) => cell.replaceAll('\\|', '|'))
    case 'comma':
      return quotedCells(/,/.test(text) ? text : text.replaceAll('，', ','), ',')
    case 'blank': {
      const indent = /^[\s\u3000]*/.exec(text)![0]
      const cells = text.trim().split(/[\u3000\t]+| {2,}/)
      const apart = cells.length > 1 ? cells : text.trim().split(' ')
      return apart.map((cell, i) => (i === 0 ? indent + cell : cell))
    }
  }
}

/** RFC 4180 cells; a quote that never closes is an ordinary character. */
function quotedCells(text: string, separator: string): string[] {
  const cell = separator === '\t' ? /(?:"((?:[^"]|"")*)"|([^\t]*))(\t|$)/gy : /(?:"((?:[^"]|"")*)"|([^,]*))(,|$)/gy
  const cells: string[] = []
  for (let m = cell.exec(text); m; m = cell.exec(text)) {
    cells.push(m[1]?.replaceAll('""', '"') ?? m[2]!)
    if (m[3] === '') break
  }
  return cells.map((each) => each.replace(/\n/g, ''))
}
