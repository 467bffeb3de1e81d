import words from './aside-words.json' with { type: 'json' }
import type { Row } from './grid.ts'

const FOOTNOTE = /^[（(]?(?:注|备注|说明)\s*\d*\s*[:：、]/
/** A line that a mark opens, below a table. */
const MARKED = /^[①-⑳＊*†※]\s*\S/u
const UNIT_LINE =
  /(?:^|[\s（(，,;；])(?:计量|数量|金额)?单位\s*[:：]\s*([^（()）\s]+(?:\s*[、，,/]\s*[^（()）\s]+)*)\s*[)）]?\s*$/

/** What the line 单位：万元 above a table says: one unit, several that cannot be dealt out, or nothing. */
export const unitLine = (text: string): string | null => UNIT_LINE.exec(text)?.[1]?.trim() ?? null

const startsForm = (text: string): boolean =>
  words.form.some(
    (word) => text.startsWith(word) && /^\s*(?:[（(][^）)]*[）)])?\s*(?:[:：]|$)/.test(text.slice(word.length)),
  ) || words.formBeforeColon.some((word) => text.startsWith(word) && /^\s*[:：]/.test(text.slice(word.length)))

/** Why a line of a paste is neither indicator nor material, or null: a footnote, who filled it in, a page number. `below`: it stands alone below a table. */
export function asideReason(line: string, below = false): string | null {
  const text = line.trim()
  if (FOOTNOTE.test(text) || (below && MARKED.test(text))) return '表下注释，没有收入；如要写进报告，请移到文字材料'
  if (startsForm(text)) return '填表信息，不是指标'
  if (words.page.some((word) => text.startsWith(word) && /^\s*[:：]/.test(text.slice(word.length)))) {
    return '网页上的发布信息，不是指标'
  }
  if (/^附[表件]\s*[\d一二三四五六七八九十]*\s*[:：]?$/.test(text)) return '附表编号，不是指标'
  return /^[—\-–\s]*第?\s*\d+\s*页(?:\s*[/／,，共]*\s*\d*\s*页?)?[—\-–\s]*$|^[—–-]\s*\d+\s*[—–-]$/.test(text)
    ? '页码，不是指标'
    : null
}

/** A row above a table's header that belongs to no column: who reports, the unit, a title. */
export function isPreamble(row: Row): boolean {
  const filled = row.cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  if (filled.length === 0) return true
  if (filled.some((cell) => unitLine(cell) !== null && /[:：]/.test(cell))) return true
  return asideReason(filled[0]!) !== null
}

/** Rows that sum up: 合计, 小计. */
export const isTotal = (label: string): boolean => words.total.includes(label.replace(/\s/g, ''))

/** Rows that stand for the whole area: 全镇. */
export const isWholeArea = (label: string): boolean => words.all.includes(label.replace(/\s/g, ''))
