import { isHan, isOneOf, leftOf, rightOf, startsItem, startsLine } from '../text/character-class.ts'
import { endAt } from './sticky.ts'
import { type Token, token } from './token.ts'
import { unitAt } from './unit-at.ts'

/* Blanks that nobody filled: xx条, 1xx次, x.x%, 202x年, X月X日, 某镇, __个, ?个. */

const MARK = '[xX×✕ⅩXx*＊_＿●○□△]'
/** A run without bound would be walked through again from each of its marks. */
const MARKS = `${MARK}{1,200}`
const FILLED = new RegExp(
  `(?:\\d{0,3}${MARKS}\\d{0,2}|\\d+${MARKS})(?:[.．](?:${MARK}|\\d){1,200})?|\\d+[.．]\\d*${MARKS}\\d*`,
  'y',
)
const YEAR = new RegExp(`(?:(?:20|19)?\\d?|[一二][〇零九]?[〇零一二三四五六七八九]?)${MARK}{1,4}年`, 'y')
const MONTH_DAY = new RegExp(`${MARK}{1,2}月(?:${MARK}{1,2}|\\d{1,2})(?:日|号)|${MARK}{1,2}(?:月|日|季度)`, 'y')
/** xx｜分之x, xx｜分之三. */
const OF_PARTS = new RegExp(`分之(?:${MARK}|[一二两三四五六七八九十\\d])?`, 'y')
const NAME_AFTER =
  /^(?:镇|乡|村|区|县|市|省|街道|社区|局|办|公司|企业|同志|单位|项目|路|河|湖|水库|小区|部门|中心|书记|镇长)/

/** A blank from `start` to `end`. */
export const placeholder = (start: number, end: number, step: string): Token =>
  token(step, 'placeholder', start, end, {})

/** Reads a placeholder that begins at `i` with a mark or with digits that a mark follows. */
export function readPlaceholder(text: string, i: number): Token | null {
  const year = endAt(YEAR, text, i)
  if (year !== 0) return placeholder(i, year, 'year left open')
  const date = endAt(MONTH_DAY, text, i)
  if (date !== 0) return placeholder(i, date, 'date left open')
  const filled = endAt(FILLED, text, i)
  return filled !== 0 ? readFilled(text, i, filled) : null
}

function readFilled(text: string, i: number, end: number): Token | null {
  const written = text.slice(i, end)
  if (
    /[A-Za-z0-9]/.test(leftOf(text, i, 1)) ||
    (/[a-wyzA-WYZ0-9]/.test(rightOf(text, end, 1)) && unitAt(text, end) === null)
  )
    return null
  if (ITEM_OF_ROAD.test(written) && startsItem(text, i) && unitAt(text, end) === null) return null
  // 3米×4米
  if (/^[×xX*]\d/.test(written) && isOneOf(text[i - 1], '米m寸分尺')) return null
  // 3x5, 7×24 and 200×300 multiply; 4x25人次 is a number with a gap
  if (/\d[xX×*]\d/.test(written) && !(LETTER.test(written) && isCounted(text, end))) return null
  let at = end
  while (isOneOf(text[at], '余多来')) at++
  while (isOneOf(text[at], '万亿千')) at++
  while (isOneOf(text[at], '余多')) at++
  const unit = unitAt(text, at)
  const start = text[i - 1] === '第' ? i - 1 : i
  // ●种了什么: a mark of layout before a word that begins like a unit
  if (unit && isOneOf(written, '●○□△') && startsLine(text, i) && isHan(text.charCodeAt(unit.end))) return null
  if (unit) return placeholder(start, unit.end, 'value left open')
  if (text.startsWith('分之', end)) return placeholder(start, endAt(OF_PARTS, text, end), 'value left open')
  if (at > end || start < i) return placeholder(start, at, 'value left open')
  // a mark before the name of a place may be one of layout: * 镇政府
  if (NAME_AFTER.test(rightOf(text, end, 2)) && !(written.length === 1 && isOneOf(written, '*＊_＿△')))
    return placeholder(i, end, 'name left open')
  return /[xX×*＊_＿]{2}|[\d.]/.test(written) ? placeholder(i, end, 'left open') : null
}

/** 4.X214线, 1.X003县道: the item of a list begins with a county road. */
const ITEM_OF_ROAD = /^\d{1,2}[.．][xX]\d{3,4}$/

const LETTER = /^\d+[xX*]\d+$/
/** What is counted one by one, and never multiplied: 人次, 户, 件. */
const COUNTED = new Set([
  'person',
  'person-times',
  'household',
  'household-times',
  'company',
  'company-times',
  'case',
  'case-times',
  'times',
  'sessions',
  'sheet',
  'site',
  'matter',
  'money',
  'percent',
])
function isCounted(text: string, end: number): boolean {
  const unit = unitAt(text, skipScale(text, end))
  return unit?.unit != null && COUNTED.has(unit.unit.dimension)
}

/**
 * 农技培训　场次，: nothing but space where the number should stand. A single space may be one of layout: before a unit of
 * one character it says nothing.
 */
export function readGap(text: string, i: number): Token | null {
  if (!isHan(text.charCodeAt(i - 1))) return null
  let at = i + 1
  while (text[at] === ' ') at++
  const unit = isHan(text.charCodeAt(at)) ? unitAt(text, at) : null
  if (!unit || !isOneOf(text[unit.end], '，。；、')) return null
  return at - i > 1 || unit.end - at > 1 ? placeholder(i, unit.end, 'value left out') : null
}

const BEFORE_UNKNOWN = /[A-Za-z0-9+＋\-“"第]/
/** N个, N户: the letter for a number not yet known. 1+N个 and “N个” name a pattern. */
export function readUnknown(text: string, i: number): Token | null {
  if (BEFORE_UNKNOWN.test(leftOf(text, i, 1))) return null
  const unit = unitAt(text, i + 1, true)
  return unit && isHan(text.charCodeAt(i + 1)) ? placeholder(i, unit.end, 'value left open') : null
}

/** Past 万 or 亿 between a blank and its unit. */
export const skipScale = (text: string, i: number): number => {
  let at = i
  while (isOneOf(text[at], '余多万亿千')) at++
  return at
}

const SOME = /某年某月(?:某日)?|某月某日|某某?(?=镇|乡|村|街道|社区|县|区|市|公司|企业|局)/y
/** 某镇, 某某村, 某年某月: a name or date that was taken out. 某些, 某个 are words. */
export function readSome(text: string, i: number): Token | null {
  const end = endAt(SOME, text, i)
  return end !== 0 ? placeholder(i, end, 'name left open') : readSoMuch(text, i)
}

/** 某某万元, 某万元, 某某户，: an amount that was taken out. 某项, 某户 and 某某人员 are words. */
function readSoMuch(text: string, i: number): Token | null {
  const marks = text[i + 1] === '某' ? i + 2 : i + 1
  const scaled = skipScale(text, marks)
  const unit = unitAt(text, scaled)
  if (!unit) return null
  const isWhole = marks === i + 2 && !isHan(text.charCodeAt(unit.end))
  return scaled > marks || isWhole ? placeholder(i, unit.end, 'value left open') : null
}
