import { readFactValue } from '../../domain/fact-value.ts'
import { unitOf } from '../../domain/unit.ts'

/** What a value cell holds: a value kept as written with the unit that stood glued to it, words, nothing, or what nobody can read. */
export type Cell =
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'value'
      readonly literal: string
      readonly unit: string | null
      /** What stood in brackets behind it: 约180吨, of 36车（约180吨）. */
      readonly aside?: string
    }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'unread'; readonly reason: string }

const EMPTY = /^[-－—–_/／\\*·.…\s]*$/
const EXCEL_ERROR = /^#(DIV\/0!|REF!|N\/A|VALUE!|NAME\?|NUM!|NULL!)$|^#{2,}$/
const PLACEHOLDER = /[xX×＊*]{2,}|\d[xX×Ⅹ?？](?![A-Za-z])|_{2,}|待定|待补|待填/
/** ①, *, [1], （注1） after a value point to a footnote. */
const FOOTNOTE = /[①-⑳*＊†]+$|\[\d{1,2}\]$|[（(]?注\s*[\d一二三]{0,2}[)）]?$/u
/** A day or a month: 9月30日, 2026年11月底前, 2026-10-09. */
const DATE =
  /^(?:\d{4}年)?\d{1,2}月(?:份|\d{1,2}[日号]|[上中下]旬)?[底末初]?[前后止]?$|^(?:19|20)\d\d(?:[-/]\d{1,2}){1,2}$|^(?:19|20)\d\d\.\d{1,2}\.\d{1,2}$|^(?:19|20)\d\d年[底末初]?[前后]?$/
/** 每月2次: the unit is 次/月. */
const FREQUENCY = /^每(日|天|周|旬|月|季度|年)([\d０-９]+)(次|轮|遍|场|期)$/
/** (18.2) is how accountants write a negative number, and how clerks write an aside. */
const BRACKETED = /^[（(]([\d.,]+)[)）]$/
const CURRENCY = /^(?:￥|¥|人民币)\s*(?=[-\d０-９])/
/** 数值（万元): what stands before a bracket at the end, and in it. */
export const BRACKET_AT_END = /^(.*?)[（(]([^（()）]+)[)）]$/

/** Reads a cell of a value column. */
export function readCell(raw: string): Cell {
  const text = raw.trim().replace(/^["“](.*)["”]$/, '$1')
  if (EMPTY.test(text)) return { kind: 'empty' }
  if (EXCEL_ERROR.test(text)) return { kind: 'unread', reason: `表格公式出错（${text}），请填入数值` }
  if (CURRENCY.test(text)) return withMoney(readCell(text.replace(CURRENCY, '')))
  const literal = text.replace(FOOTNOTE, '').trim()
  const bracketed = readBracketed(literal)
  if (bracketed) return bracketed
  const often = FREQUENCY.exec(literal)
  if (often) return { kind: 'value', literal: often[2]!, unit: `${often[3]}/${often[1]}` }
  if (isDate(literal)) return { kind: 'text', text }
  if (BRACKETED.test(literal)) {
    const number = BRACKETED.exec(literal)![1]
    return { kind: 'unread', reason: `括号里的数看不出正负，请写作 -${number} 或 ${number}` }
  }
  const value = readFactValue(literal)
  if (value && !isSentence(value.unit)) return splitUnit(literal, value.unit)
  if (PLACEHOLDER.test(text)) return { kind: 'unread', reason: `“${text}”还没有填实，请填入数值` }
  if (/^(无|没有)$/.test(text)) return { kind: 'unread', reason: '写作“无”，如为零请填 0，如没有这项请删去' }
  if ((text.match(/\d[\d,.]*/g)?.length ?? 0) > 1 && text.length < 40) {
    return { kind: 'unread', reason: '一格里有几个数，请一格只填一个' }
  }
  if (text.length >= 8 || /[\p{Script=Han}]{4,}/u.test(text)) return { kind: 'text', text }
  return { kind: 'unread', reason: `“${text}”不是能读取的数值` }
}

/** Which way a change goes, said by an arrow or a word before its digits. */
const UP = /^(?:↑|增长|增加|上升|提高|提升|增)\s*(?=\d)/
const DOWN = /^(?:↓|下降|减少|降低|降|减)\s*(?=\d)/

/** ↓18件 and 减少18件 in a column of changes are -18件. */
export const withSign = (cell: string): string => cell.replace(UP, '').replace(DOWN, '-')

const OF_LAST_YEAR = /^(?:上年|去年)(?:同期)?(?:数|为|是)?[:：]?\s*(?=\d)/

/** 1075人次 of 去年1075人次: a cell that says once more whose figure it holds; null where it does not say so. */
export const ofLastYear = (cell: string): string | null =>
  OF_LAST_YEAR.test(cell.trim()) ? cell.trim().replace(OF_LAST_YEAR, '') : null

/** A cell in the words of its column: -18件 of ↓18件 among changes, 1075人次 of 去年1075人次 among those of last year. */
export const inColumn = (cell: string, role: string | undefined): string =>
  role === 'derived' ? withSign(cell) : role === 'lastYear' ? (ofLastYear(cell) ?? cell) : cell

/** ￥865,000.00 is so many 元. */
const withMoney = (cell: Cell): Cell => (cell.kind === 'value' && cell.unit === null ? { ...cell, unit: '元' } : cell)

/** 1204（人次）, 12场（次）, and 36车（约180吨）, which says the same amount in another unit; null for what is none of these. */
function readBracketed(literal: string): Cell | null {
  const [, before, inside] = BRACKET_AT_END.exec(literal) ?? []
  const value = before === undefined ? null : readFactValue(before.trim())
  if (!value || inside === undefined || isSentence(value.unit)) return null
  const head = splitUnit(before!.trim(), value.unit)
  if (head.kind !== 'value') return null
  if (isUnit(inside)) return { ...head, unit: (head.unit ?? '') + inside.trim() }
  const other = readFactValue(inside.replace(/^(?:折合|折算|合计|共计|合|共|计|即)/, ''))
  const says = other && other.unit !== '' && isUnit(other.unit) && head.unit !== null && other.unit !== head.unit
  return says ? { ...head, aside: inside.trim() } : null
}

const isDate = (text: string): boolean => DATE.test(text.replace(/\s/g, ''))

/** What follows the digits says more than a unit: 60岁以上老人, 2户施工滞后. */
const isSentence = (unit: string): boolean => unit.length > 4 && !isUnit(unit)

/** 1204人次 → 1204 and 人次; 95%以上 and 百分之六十 stay whole, their unit is not the last thing written. */
function splitUnit(literal: string, unit: string): Cell {
  const written = unit === '%' && /[％﹪]$/.test(literal) ? literal.at(-1)! : unit
  const apart = unit !== '' && literal.endsWith(written) && !literal.startsWith('第')
  const digits = apart ? literal.slice(0, -written.length).trim() : literal
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
