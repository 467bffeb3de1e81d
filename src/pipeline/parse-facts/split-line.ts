import { onOneLine } from './one-line.ts'

/** How the cells of a line are kept apart. */
export type Layout = 'tab' | 'markdown' | 'bar' | 'comma' | 'semicolon' | 'blank'

/** A cell and where it stands on its line, counted in columns of which a Han character takes two. */
export interface PlacedCell {
  readonly text: string
  readonly from: number
  readonly to: number
}

/** Cuts a line into cells. Cells keep leading blanks: they are the indentation of 其中 rows. */
export function cellsOf(text: string, layout: Layout): string[] {
  switch (layout) {
    case 'tab':
      return quotedCells(text, '\t')
    case 'markdown':
      return text
        .trim()
        .replace(/^\|/, '')
        .replace(/(?<!\\)\|$/, '')
        .split(/(?<!\\)\|/)
        .map((cell) => cell.replaceAll('\\|', '|').replace(/\*\*(.+?)\*\*/g, '$1'))
        .map((cell) => cell.replace(/<br\s*\/?>/gi, '\n'))
        .map(onOneLine)
    case 'bar':
      return text.trim().split(/[|｜│┃]/)
    case 'comma':
      return quotedCells(/,/.test(text) ? text : text.replaceAll('，', ','), ',')
    case 'semicolon':
      return quotedCells(text, ';')
    case 'blank': {
      const indent = /^[\s\u3000]*/.exec(text)![0]
      return placedCells(text).map((cell, i) => (i === 0 ? indent + cell.text : cell.text))
    }
  }
}

/** The cells of a line of columns apart by blanks: by wide gaps, or by every blank where there is no wide one. */
export function placedCells(text: string): PlacedCell[] {
  const cell = hasWideGap(text) ? /\S+(?:[ \u00a0]\S+)*/g : /\S+/g
  let at = 0
  let end = 0
  return [...text.matchAll(cell)].map((m) => {
    const from = end + widthOf(text.slice(at, m.index))
    at = m.index + m[0].length
    end = from + widthOf(m[0])
    return { text: m[0], from, to: end }
  })
}

/** Whether the cells of a line stand apart by more than one blank, so that their place says whose column they are in. */
export const hasWideGap = (text: string): boolean => /\S(?:[\u3000\t]|[ \u00a0]{2,})[\s\u3000]*\S/.test(text)

const widthOf = (text: string): number =>
  [...text].reduce((width, char) => width + (/[\u2e80-\u9fff\uff00-\uff60\u3000-\u303f]/.test(char) ? 2 : 1), 0)

/** RFC 4180 cells; a quote that never closes is an ordinary character. */
function quotedCells(text: string, separator: string): string[] {
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^${separator}]*))(${separator}|$)`, 'gy')
  const cells: string[] = []
  for (let m = cell.exec(text); m; m = cell.exec(text)) {
    cells.push(m[1]?.replaceAll('""', '"') ?? m[2]!)
    if (m[3] === '') break
  }
  return cells.map(onOneLine)
}
