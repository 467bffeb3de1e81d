import { digitAt, isOneOf, rightOf, startsItem, startsLine } from '../text/character-class.ts'
import { matchAt } from './sticky.ts'
import { exempted, type Token } from './token.ts'
import { unitAt } from './unit-at.ts'

/* What numbers the items, headings and pages of a text. */

const HAN_MARK = /(?:[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])(?:、|[是要则](?=[^否么]))/y
const LISTS = /^.、[一二三四五六七八九][、和与及季产类级]/
/** 1.1 总体要求, 2.3.1 任务分工: a numbered heading. */
const HEADING_MARK = /\d{1,2}(?:\.\d{1,2}){1,3}(?= ?[\u4e00-\u9fff“《])/y
/** 4.1—10月累计 is the fourth item; months have no decimals. */
const ARABIC_MARK = /\d{1,2}(?:[.．、](?!\d)|[.．](?=(?:\d{1,2}[-~至])?\d{1,2}月|20\d\d年)|\)(?=[\u4e00-\u9fff]))/y
/** 举措：1.清淤；2.护岸, 1、清淤；2、护岸: but 得分：92、排名：3 are two numbers. */
const INLINE_MARK = /^(?:.\d{1,2}[.．]|[。；\n]\d{1,2}、|:1、)[^\d]/
const BRACKETED = /\((?:\d{1,2}|[一二三四五六七八九十]{1,3})\)/y
const PAGE_MARK = /- ?\d{1,4} ?-/y

/** 一、 一是 （一） 1. （1） where an item begins. */
export function readItemMark(text: string, i: number): Token | null {
  const c = text[i]!
  if (c === '(') {
    const m = matchAt(BRACKETED, text, i)
    if (!m) return null
    const sure = startsItem(text, i) || /[^\d)]/.test(m[0][1]!)
    return sure ? exempted('item mark', 'ordinal', 'ordinal', i, i + m[0].length) : null
  }
  if (digitAt(text, i)) {
    if (!startsItem(text, i) && !startsLine(text, i)) return null
    const sure = startsLine(text, i) || INLINE_MARK.test(text.slice(i - 1, i + 4))
    const m = (sure ? matchAt(ARABIC_MARK, text, i) : null) ?? markBeforeNumber(text, i)
    return m ? exempted('item mark', 'ordinal', 'ordinal', i, i + m[0].length) : null
  }
  if (!startsItem(text, i) && text[i - 1] !== '，') return null
  const m = matchAt(HAN_MARK, text, i)
  if (!m) return null
  // 用水量：一、二季度稳定; at the head of a line 三、四季度打算 is the third item
  const begins = startsLine(text, i) || (startsItem(text, i) && !LISTS.test(rightOf(text, i, 4)))
  if (m[0].endsWith('、') && !begins) return null
  return exempted('item mark', 'ordinal', 'ordinal', i, i + m[0].length)
}

/** 1.1总体要求 at the start of a line; 1.1万户 and 1.1亩 are numbers. */
export function readHeading(text: string, i: number): Token | null {
  // asked of every number: most have no point
  if ((text[i + 1] !== '.' && text[i + 2] !== '.') || !startsLine(text, i)) return null
  const m = matchAt(HEADING_MARK, text, i)
  if (m === null) return null
  const end = i + m[0].length
  const counts = isOneOf(text[end], '万亿余多倍成') || unitAt(text, end) !== null
  if (!counts) return exempted('item mark', 'ordinal', 'ordinal', i, end)
  return isCounted(text, i) ? exempted('item mark', 'ordinal', 'ordinal', i, text.indexOf('.', i) + 1) : null
}
/** 3.34处整改 at the start of a line: the third item, where a line near it begins with 2. or 4. */
const isCounted = (text: string, i: number): boolean => isCountedBy(text, i, '\\n', '[.．](?!\\d)')

const MARK_BEFORE_NUMBER = /\d{1,2}[、)](?=\d)/y
/** 3、15处隐患, 3)15处隐患: no list of 3 and 15 where items around it count 2、 or 4、. */
function markBeforeNumber(text: string, i: number): RegExpExecArray | null {
  const m = matchAt(MARK_BEFORE_NUMBER, text, i)
  return m && isCountedBy(text, i, startsLine(text, i) ? '\\n ?' : '[：:。；;]', m[0].endsWith('、') ? '、' : '\\)')
    ? m
    : null
}
/** Whether an item before or behind bears the number before or behind, between such signs. */
function isCountedBy(text: string, i: number, start: string, mark: string): boolean {
  const n = Number.parseInt(rightOf(text, i, 2), 10)
  const around = `\n${text.slice(Math.max(0, i - NEIGHBOURS), i + NEIGHBOURS)}`
  return new RegExp(`${start}(?:${n - 1}|${n + 1})${mark}`).test(around)
}
const NEIGHBOURS = 400

/** - 2 - : the number of a page that a converter left in the text. */
export function readPageMark(text: string, i: number): Token | null {
  const m = matchAt(PAGE_MARK, text, i)
  if (!m) return null
  const own = startsLine(text, i) && (text[i + m[0].length] ?? '\n') === '\n'
  return own || m[0].includes(' ') ? exempted('page mark', 'ordinal', 'ordinal', i, i + m[0].length) : null
}
