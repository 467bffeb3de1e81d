import { readCell } from './cells.ts'
import { type Role, readHeaderCell } from './header-cell.ts'
import type { Line } from './layout.ts'

/*
 * Tables that lost their shape on the way, put back into lines of cells: a form that names each field (指标：…, 数值：…), a
 * Word table of which every cell came as a line of its own, and a row whose first cell broke over two lines.
 */

const FIELDS: readonly (Role | null)[] = [
  'label',
  'value',
  'unit',
  'lastYear',
  'lastPeriod',
  'target',
  'derived',
  'rank',
  'note',
]
const FIELD = /^([^：:\d]{1,12})[：:]\s*(.*)$/
const roleOf = (name: string): Role | null => readHeaderCell(name).role
const isBlank = ({ text }: Line): boolean => text.trim() === ''

/** The table that a stretch of lines really is, and the line after it. */
interface Found {
  readonly lines: readonly Line[]
  readonly next: number
}

const asRow = (line: number, cells: readonly string[]): Line => ({ line, text: cells.join('\t') })

/** 指标：清运垃圾 数值：860 on one line, or a field a line; null where a field is unknown. */
function fieldsOf(text: string): [string, string][] | null {
  const pieces = text.trim().split(/[\s，；,;]+(?=[^：:\s\d]{1,12}[：:])/)
  const fields = pieces.map((piece): [string, string] => {
    const match = FIELD.exec(piece)
    return [match?.[1]?.trim() ?? '', match?.[2]?.trim() ?? '']
  })
  return fields.every(([name]) => name !== '' && FIELDS.includes(roleOf(name))) ? fields : null
}

/** A form of named fields, of which 指标 opens a record. */
function formAt(lines: readonly Line[], from: number): Found | null {
  const records: { line: number; cells: Map<string, string> }[] = []
  let next = from
  for (let at = from; at < lines.length; at++) {
    if (isBlank(lines[at]!)) continue
    const fields = fieldsOf(lines[at]!.text)
    if (!fields) break
    for (const [name, cell] of fields) {
      if (roleOf(name) === 'label') records.push({ line: lines[at]!.line, cells: new Map() })
      const record = records.at(-1)
      if (!record || record.cells.has(name)) return null
      record.cells.set(name, cell)
    }
    next = at + 1
  }
  const names = [...new Set(records.flatMap(({ cells }) => [...cells.keys()]))]
  if (records.length === 0 || !names.some((name) => roleOf(name) === 'value')) return null
  const rows = records.map(({ line, cells }) =>
    asRow(
      line,
      names.map((name) => cells.get(name) ?? ''),
    ),
  )
  return { lines: [asRow(lines[from]!.line, names), ...rows], next }
}

const isFigure = (text: string): boolean => ['value', 'empty'].includes(readCell(text).kind)
const LONGEST_CELL = 30
const isCell = ({ text }: Line): boolean =>
  text.trim() !== '' && text.trim().length <= LONGEST_CELL && !/[\t。；：:|]/.test(text)

/** The headings of a table whose cells came a line each: 指标, perhaps 单位, then nothing but figures. */
function headingsAt(lines: readonly Line[], from: number): string[] {
  const names: string[] = []
  for (let at = from; at < lines.length && isCell(lines[at]!) && roleOf(lines[at]!.text) !== null; at++)
    names.push(lines[at]!.text.trim())
  const roles = names.map(roleOf)
  const figures = roles.slice(roles[1] === 'unit' ? 2 : 1)
  const sound = roles[0] === 'label' && figures.length > 0 && figures.every((role) => FIELDS.includes(role))
  return sound && !figures.includes('note') && !figures.includes('label') ? names : []
}

/** A table of which every cell is a line; a label may have broken over several. */
function cellsAt(lines: readonly Line[], from: number): Found | null {
  const names = headingsAt(lines, from)
  if (names.length === 0) return null
  const units = roleOf(names[1] ?? '') === 'unit' ? 1 : 0
  const rows: Line[] = []
  let at = from + names.length
  while (at < lines.length && isCell(lines[at]!)) {
    const begin = at
    while (at < lines.length && isCell(lines[at]!) && !isFigure(lines[at]!.text)) at += 1
    const words = lines.slice(begin, at).map(({ text }) => text.trim())
    const figures = lines.slice(at, at + names.length - 1 - units).map(({ text }) => text.trim())
    if (words.length <= units || figures.length < names.length - 1 - units || !figures.every(isFigure)) return null
    at += figures.length
    const unit = units === 1 ? [words.at(-1)!] : []
    rows.push(asRow(lines[begin]!.line, [words.slice(0, words.length - units).join(''), ...unit, ...figures]))
  }
  return rows.length === 0 ? null : { lines: [asRow(lines[from]!.line, names), ...rows], next: at }
}

/** A label this short is rather the end of one: 人员, after the line 出动巡查. */
const FRAGMENT = 3
const HEADING = /^[一二三四五六七八九十]+、|^[（(]|^\d|[：:]$/
const labelOf = ({ text }: Line): string => text.split('\t')[0]!.trim()
const unclosed = (text: string): boolean => /[（(][^）)]*$/.test(text)
const isTabbed = (line: Line | undefined): boolean => line?.text.includes('\t') ?? false

/** The beginning of a label that broke off before its row. A heading of a group stands before several rows. */
function breaksOff(lines: readonly Line[], at: number): boolean {
  const [line, next] = [lines[at]!, lines[at + 1]]
  if (!isCell(line) || /\d/.test(line.text) || HEADING.test(line.text.trim())) return false
  return isTabbed(lines[at - 1]) && isTabbed(next) && /^\p{Script=Han}|^[）)]/u.test(labelOf(next!))
}

/** Joins the rows of tables whose first cell broke over two lines. */
function joinBroken(lines: readonly Line[]): Line[] {
  const begun = lines.map((_, at) => breaksOff(lines, at))
  /** Of a table that broke in one row the others broke too: line and row take turns. */
  const inTurns = (at: number): boolean =>
    !isTabbed(lines[at + 2]) && (begun[at - 2] === true || begun[at + 2] === true)
  const joins = (at: number): boolean =>
    begun[at] === true && (unclosed(lines[at]!.text) || labelOf(lines[at + 1]!).length <= FRAGMENT || inTurns(at))
  const joined: Line[] = []
  for (let at = 0; at < lines.length; at++) {
    if (joins(at)) {
      joined.push({ line: lines[at]!.line, text: lines[at]!.text.trim() + lines[at + 1]!.text.trimStart() })
      at += 1
    } else joined.push(lines[at]!)
  }
  return joined
}

/** Lines as they are, but for tables that lost their shape. */
export function reshaped(lines: readonly Line[]): Line[] {
  const out: Line[] = []
  for (let at = 0; at < lines.length; ) {
    const found = isTabbed(lines[at]) ? null : (formAt(lines, at) ?? cellsAt(lines, at))
    if (found) out.push(...found.lines, { line: found.lines.at(-1)!.line, text: '' })
    else out.push(lines[at]!)
    at = found?.next ?? at + 1
  }
  return joinBroken(out)
}
