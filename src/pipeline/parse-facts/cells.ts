import { readFactValue } from '../../domain/fact-value.ts'
import { unitOf } from '../../domain/unit.ts'

/** 单位：万元 in a line of its own. */
export const UNIT_ABOVE = /^\s*[（(]?(?:计量|数量|金额)?单位\s*[:：]\s*([^（()）]+?)[)）]?\s*$/

/** What a value cell holds: a value kept as written with the unit that stood glued to it, words, nothing, or what nobody can read. */
export type Cell =
  | { readonly kind: 'empty' }
  | { readonly kind: 'value'; readonly literal: string; readonly unit: string | null }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'unread'; readonly reason: string }

const EMPTY = /^[-－—–_/／\\*·.…\s]*$/
const EXCEL_ERROR = /^#(DIV\/0!|REF!|N\/A|VALUE!|NAME\?|NUM!|NULL!)$|^#{2,}$/
const PLACEHOLDER = /[xX×＊*]{2,}|\d[xX×Ⅹ?？](?![A-Za-z])|_{2,}|待定|待补|待填/
/** ①, *, [1], （注1） after a value point to a footnote. */
const FOOTNOTE = /[①-⑳*＊†]+$|\[\d{1,2}\]$|[（(]?注\s*[\d一二三]{0,2}[)）]?$/u
const BRACKET_AT_END = /^(.*?)[（(]([^（()）]+)[)）]$/

/** Reads a cell of a value column. */
export function readCell(raw: string): Cell {
  const text = raw.trim().replace(/^["“](.*)["”]$/, '$1')
  if (EMPTY.test(text)) return { kind: 'empty' }
  if (EXCEL_ERROR.test(text)) return { kind: 'unread', reason: `表格公式出错（${text}），请填入数值` }
  const literal = text.replace(FOOTNOTE, '').trim()
  const inBracket = BRACKET_AT_END.exec(literal)
  if (inBracket && isUnit(inBracket[2]!) && readFactValue(inBracket[1]!)) {
    return { kind: 'value', literal: inBracket[1]!.trim(), unit: inBracket[2]!.trim() }
  }
  const value = readFactValue(literal)
  if (value) return splitUnit(literal, value.unit)
  if (PLACEHOLDER.test(text)) return { kind: 'unread', reason: `“${text}”还没有填实，请填入数值` }
  if (/^(无|没有)$/.test(text)) return { kind: 'unread', reason: '写作“无”，如为零请填 0，如没有这项请删去' }
  if ((text.match(/\d[\d,.]*/g)?.length ?? 0) > 1 && text.length < 40) {
    return { kind: 'unread', reason: '一格里有几个数，请一格只填一个' }
  }
  if (text.length >= 8) return { kind: 'text', text }
  return { kind: 'unread', reason: `“${text}”不是能读取的数值` }
}

/** 1204人次 → 1204 and 人次; 95%以上 and 百分之六十 stay whole, their unit is not the last thing written. */
function splitUnit(literal: string, unit: string): Cell {
  const apart = unit !== '' && literal.endsWith(unit) && !literal.startsWith('第')
  const digits = apart ? literal.slice(0, -unit.length).trim() : literal
  return readFactValue(digits)
    ? { kind: 'value', literal: digits, unit: apart ? unit : null }
    : { kind: 'value', literal, unit: null }
}

/** True for a unit as the table of units knows it, with 万 or 亿 before it, or two of them joined by a slash. */
export function isUnit(text: string): boolean {
  const unit = text.trim()
  if (unit === '' || unit.length > 12) return false
  if (/^[%％‰]$/.test(unit) || unitOf(unit)) return true
  const unscaled = unit.replace(/^(百万|千万|[千万亿])/, '')
  if (unscaled !== '' && unscaled !== unit) return isUnit(unscaled)
  const parts = unit.split(/[/／·]/)
  return parts.length === 2 && parts.every((part) => part !== '' && unitOf(part) !== null)
}

/** A label cell taken apart: numbering, 其中, indentation, the unit in brackets and footnote marks come off. */
export interface LabelCell {
  readonly label: string
  readonly unit: string | null
  /** Width of the blanks and dashes before it. */
  readonly indent: number
  /** It opens with 其中. */
  readonly among: boolean
  /** It carries a heading's number: 一、 or （一）. */
  readonly heading: boolean
}

const HEADING = /^(?:[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十]+[)）])\s*/
const NUMBERING = /^(?:\d{1,2}[、.．)）](?!\d)|[（(]\d{1,2}[)）]|[①-⑳])\s*/u

/** Reads a label cell. */
export function readLabel(raw: string): LabelCell {
  const lead = /^[\s\u3000\u00a0]*(?:[-—–·•*●○]+\s*)?/.exec(raw)![0]
  const heading = HEADING.test(raw.slice(lead.length))
  let text = raw.slice(lead.length).replace(HEADING, '').replace(NUMBERING, '').trim()
  const among = /^其\s*中\s*[:：,，、]?\s*/.exec(text)
  if (among) text = text.slice(among[0].length).replace(NUMBERING, '')
  text = text
    .replace(/[:：]\s*$/, '')
    .replace(/[①-⑳*＊†]+$|\[\d{1,2}\]$/u, '')
    .trim()
  const bracket = BRACKET_AT_END.exec(text)
  const unit = bracket ? bracket[2]!.replace(/^单位[:：]/, '').trim() : null
  const hasUnit = unit !== null && isUnit(unit)
  return {
    label: hasUnit ? bracket![1]!.trim() : text,
    unit: hasUnit ? unit : null,
    indent: [...lead].length,
    among: among !== null,
    heading,
  }
}
