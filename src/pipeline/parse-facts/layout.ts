import { cellsOf, hasWideGap, type Layout, placedCells } from './split-line.ts'

/** A line of the paste, 1-based. */
export interface Line {
  readonly line: number
  readonly text: string
}

/** How a line is laid out and what its cells are; `torn` where cells are missing and nobody can say which. */
export interface LaidOut {
  readonly layout: Layout
  readonly cells: readonly string[]
  readonly torn: boolean
}

/** A value and at most a short unit: 1204, 65.9%, 44次. */
const BARE_VALUE = /^[+-]?[\d０-９][\d０-９,，.．]*\s*\S{0,5}$/
const isBareValue = (cell: string): boolean => BARE_VALUE.test(cell.trim())
/** A comma between digits sets off thousands and keeps no cells apart. */
const THOUSANDS = /\d[,，]\d{3}(?!\d)/g

/** How each line is laid out; null for prose. Commas and blanks make a table only where neighbouring lines agree. */
export function layoutsOf(lines: readonly Line[]): (LaidOut | null)[] {
  const found = lines.map(({ text }): LaidOut | null => {
    const layout = text.includes('\t') ? 'tab' : /^\s*\|.*\||\S\s+\|\s+\S/.test(text) ? 'markdown' : null
    return layout && { layout, cells: cellsOf(text, layout), torn: false }
  })
  for (const [from, to] of runs(lines, ({ text }) => hasWideGap(text))) {
    const rows = ofTabsAndBlanks(lines.slice(from, to).map((line) => line.text))
    for (const [i, row] of rows?.entries() ?? []) found[from + i] = row
  }
  for (const layout of ['bar', 'comma', 'semicolon', 'blank'] as const) {
    for (const [from, to] of runs(lines, ({ text }, i) => found[i] === null && isCut(text, layout))) {
      const texts = lines.slice(from, to).map((line) => line.text)
      const rows = texts.map((text) => cellsOf(text, layout))
      if (!looksTabular(rows)) continue
      const laid = layout === 'blank' ? alignedTo(texts, rows) : rows.map((cells) => ({ layout, cells, torn: false }))
      laid.forEach((each, i) => {
        found[from + i] = each
      })
    }
  }
  return found
}

/**
 * Rows whose cells stand apart by tabs here and by blanks there: cut by tabs alone most rows do not agree, cut by both they
 * do. null where the lines are no such rows. Places say nothing where tabs stand: a row with fewer cells is torn.
 */
function ofTabsAndBlanks(texts: readonly string[]): LaidOut[] | null {
  if (!texts.some((text) => text.includes('\t'))) return null
  const rows = texts.map((text) => cellsOf(text, 'blank'))
  const widths = rows.map((cells) => cells.length)
  const width = commonest(widths)
  const tabbed = texts.map((text) => cellsOf(text, 'tab').length)
  const most = (widths: readonly number[], width: number) =>
    widths.filter((each) => each === width).length * 2 > texts.length
  const mixed = !most(tabbed, commonest(tabbed)) && width > commonest(tabbed)
  if (!mixed || !most(widths, width) || !looksTabular(rows)) return null
  return rows.map((cells) => ({ layout: 'blank', cells, torn: cells.length !== width }))
}

const isCut = (text: string, layout: Exclude<Layout, 'tab' | 'markdown'>): boolean =>
  layout === 'comma'
    ? /[,，]/.test(text.replace(THOUSANDS, '')) && cellsOf(text, layout).length > 1
    : cellsOf(text, layout).length > 1

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

/** A row of blanks with fewer cells than the others is put below them by its place, or is torn where its place says nothing. */
function alignedTo(texts: readonly string[], rows: readonly (readonly string[])[]): LaidOut[] {
  const width = commonest(rows.map((cells) => cells.length))
  const model =
    width > MOST_COLUMNS ? undefined : texts.find((text, i) => rows[i]!.length === width && hasWideGap(text))
  const columns = model === undefined ? null : placedCells(model)
  return rows.map((cells, i) => {
    if (cells.length === width) return { layout: 'blank', cells, torn: false }
    const places = columns && hasWideGap(texts[i]!) ? placedCells(texts[i]!) : null
    const at = places?.map(({ from, to }) => columns!.findIndex((column) => from < column.to && column.from < to))
    if (!at || at.includes(-1) || new Set(at).size < at.length) return { layout: 'blank', cells, torn: true }
    const row = columns!.map((_, x) => cells[at.indexOf(x)] ?? '')
    return { layout: 'blank', cells: row, torn: false }
  })
}

/** No sheet of an office is wider; wider ones are not put into place cell by cell. */
export const MOST_COLUMNS = 60

function commonest(numbers: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1)
  return [...counts].reduce((best, each) => (each[1] > best[1] ? each : best))[0]
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
