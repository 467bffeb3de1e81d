/*
 * Text that was copied from a PDF or a mail comes in lines of one width: 较上季度增⏎加26家次. The break of a full line that
 * ends within a sentence is layout; what it parts is one sentence.
 */

import { Characters } from './characters.ts'

/** A text whose full lines are joined, and where each of its code units stood. */
export interface Unwrapped {
  readonly text: string
  readonly offsets: Int32Array
}

/** Lines of prose are at least so wide and at most, in half-width characters. */
const NARROWEST = 30
const WIDEST = 160
/** A number and a mark are not parted from what they belong to: lines of one width differ by as much. */
const RAGGED = 12
/** As few full lines make no column, and as many of them have one stop among them that does not end its line. */
const FEWEST = 3
const A_STOP_IN = 8
/** Few lines are wider than a column, if any. */
const WIDER = 4
const A_WIDER_IN = 4

interface Line {
  readonly from: number
  /** Without the blanks and the break behind it. */
  readonly to: number
  readonly width: number
  /** It ends within a sentence, and is no row of a table. */
  readonly open: boolean
}

const STOPS = new Characters('。；：！？;:!?')
const BARS = new Characters('|｜\t')
const STOP_WITHIN = /[。；][”’）)]?[^”’）)\s]/
/** What begins a paragraph of its own: an item, a heading, a row of a table. */
const BEGINS_ANEW =
  /^(?:\u3000|\t| {4}|[一二三四五六七八九十]{1,3}[、是]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d)|[①-⑳●○■◆▲★·#>|｜]|[-—*] |——|第[一二三四五六七八九十]+[章节部])/

/** Null for a text that does not stand in lines of one width. Linear. */
export function unwrapped(original: string): Unwrapped | null {
  const lines = linesOf(original)
  const goesOn = goesOnIn(original, lines)
  if (goesOn.size === 0) return null
  const kept: (readonly [number, number])[] = []
  let from = 0
  for (const [i, next] of goesOn) {
    kept.push([from, lines[i]!.to])
    from = beginOf(original, lines[next]!)
  }
  return pieced(original, [...kept, [from, original.length]])
}

/** For each line, counted from 0, that was broken because it was full, the one that goes on with it. */
export const brokenLines = (text: string): ReadonlyMap<number, number> => goesOnIn(text, linesOf(text))

function goesOnIn(text: string, lines: readonly Line[]): Map<number, number> {
  const goesOn = new Map<number, number>()
  const full = fullWidth(text, lines)
  if (full === null) return goesOn
  lines.forEach((line, i) => {
    if (!line.open || Math.abs(line.width - full) > RAGGED) return
    const at = i + 1 + pageBreakAfter(text, lines, i)
    const next = lines[at]
    if (next && beginOf(text, next) < next.to && !BEGINS_ANEW.test(text.slice(next.from, next.from + 8)))
      goesOn.set(i, at)
  })
  return goesOn
}

/** How many lines a page number takes there, with the empty ones about it. */
function pageBreakAfter(text: string, lines: readonly Line[], i: number): number {
  const found = PAGE_BREAK.exec(
    lines
      .slice(i + 1, i + 1 + PAGE_LINES)
      .map(({ from, to }) => `${text.slice(from, to)}\n`)
      .join(''),
  )
  return found ? found[0].split('\n').length - 1 : 0
}
const PAGE_BREAK = /^\s*(?:[-—－–·]* ?\d{1,3} ?[-—－–·]*|第 ?\d{1,3} ?页[^\n]{0,12})\n+/
const PAGE_LINES = 6

function linesOf(text: string): Line[] {
  const lines: Line[] = []
  for (let from = 0; from <= text.length; ) {
    const at = text.indexOf('\n', from)
    const end = at < 0 ? text.length : at
    let to = end
    while (to > from && isBlank(text.charCodeAt(to - 1))) to--
    lines.push({ from, to, width: widthOf(text, from, to), open: to > from && !isEnded(text, from, to) })
    from = end + 1
  }
  return lines
}
function isEnded(text: string, from: number, to: number): boolean {
  return STOPS.has(text.charCodeAt(to - 1)) || BARS.standIn(text, from, to)
}
const isBlank = (code: number): boolean => code === 0x20 || code === 0x0d
const FULL_WIDTH = 0x2e80
function widthOf(text: string, from: number, to: number): number {
  let width = 0
  for (let i = from; i < to; i++) width += text.charCodeAt(i) >= FULL_WIDTH ? 2 : 1
  return width
}
const beginOf = (text: string, { from, to }: Line): number => {
  let at = from
  while (at < to && isBlank(text.charCodeAt(at))) at++
  return at
}

/** The width that most open lines have, about; null where they are too few, or tell nothing but one thing a line. */
function fullWidth(text: string, lines: readonly Line[]): number | null {
  if (lines.length <= FEWEST) return null
  const open = lines.filter((line) => line.open && line.width >= NARROWEST && line.width <= WIDEST)
  if (open.length < FEWEST) return null
  const counts = new Uint32Array(WIDEST + 1)
  for (const { width } of open) counts[width]!++
  let best = 0
  let full = 0
  let around = 0
  for (let width = 0; width <= WIDEST; width++) {
    around += counts[width]! - (width > RAGGED ? counts[width - RAGGED - 1]! : 0)
    if (around < best || counts[width] === 0) continue
    best = around
    full = width
  }
  if (best < FEWEST) return null
  // headings of about one length stand among paragraphs that are longer
  const wider = lines.filter(({ width }) => width > full + WIDER).length
  const column = lines.filter(({ width }) => width <= full + WIDER && width >= full - RAGGED)
  const stops = column.filter(({ from, to }) => STOP_WITHIN.test(text.slice(from, to))).length
  return wider * A_WIDER_IN <= best && stops * A_STOP_IN >= best ? full : null
}

function pieced(original: string, kept: readonly (readonly [number, number])[]): Unwrapped {
  const text = kept.map(([from, to]) => original.slice(from, to)).join('')
  const offsets = new Int32Array(text.length)
  let at = 0
  for (const [from, to] of kept) for (let i = from; i < to; i++) offsets[at++] = i
  return { text, offsets }
}
