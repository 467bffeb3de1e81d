import { isOneOf } from '../text/character-class.ts'
import { Characters } from '../text/characters.ts'
import { matchAt } from './sticky.ts'
import { type Token, token } from './token.ts'
import { unitAt } from './unit-at.ts'

/* Numbers that stand beside destroyed characters: they can be called neither right nor wrong. */

const LOST = new Characters('?\ufffd●■◆▅◢╱█▇')
const YEAR_INSIDE = /(?<![\d.])(?:\d{0,3}202[2-6]\d{0,3}(?![\d.])|\d{1,2}\.202[2-6])/
const MONEY_OR_RATE = new Set(['money', 'percent', 'percentage-point', 'multiple', 'dollar'])

/** Marks a claim that touches a lost character, or whose digits hold a year that a rewriting tool put there (202300余平方米). */
export function withDamage(text: string, read: Token): Token {
  if (read.amount === null) return read
  const { start, end } = read
  const beside =
    LOST.standIn(text, Math.max(start - 1, 0), start) ||
    LOST.standIn(text, end, end + 1) ||
    (text[end] === '/' && LOST.standIn(text, end + 1, end + 2))
  return beside || holdsYear(text, read) || lostPoint(text, read)
    ? { ...read, damaged: true, trace: [...read.trace, 'damaged'] }
    : read
}

/** 1，5公里: a comma where only a point can have been; the value is likely, not sure. */
const lostPoint = (text: string, read: Token): boolean =>
  read.notes.some(({ rule }) => rule === 'N9') && text.slice(read.start, read.end).includes('，')

function holdsYear(text: string, read: Token): boolean {
  const { unit } = read.amount!
  if (unit !== null && MONEY_OR_RATE.has(unit.dimension)) return false
  if (read.amount!.digits.length < 5 || !read.amount!.digits.includes('202')) return false
  return YEAR_INSIDE.test(text.slice(read.start, read.end))
}

const DATE = /\d{5,6}月(?:\d{1,2}日)?|\d{1,2}月\d{3,4}日|\d{4}日(?=[，。、，至上下，凌]|$)/y
const MARK =
  /(?:\?{1,4}|？{2,4}|\ufffd)(?=(?:\d|[万亿]?(?:个|家|户|件|处|次|人|亩|吨|公里|米|元|名|座|%|份|条|场|起|台|辆|项|宗|株|天|套|只|盏|期|艘|头|平方米)))/y

/** 20219月, 1018日: digits of a date that ran together. */
export function readBrokenDate(text: string, i: number): Token | null {
  const m = matchAt(DATE, text, i)
  if (m === null) return null
  return token('broken date', 'date', i, i + m[0].length, { damaged: true })
}

/** ?个, ??吨, �家: the digits themselves were lost. */
export function readLost(text: string, i: number): Token | null {
  const mark = matchAt(MARK, text, i)
  if (mark === null) return null
  const after = i + mark[0].length
  const unit = unitAt(text, isOneOf(text[after], '万亿') ? after + 1 : after)
  return unit ? token('lost digits', 'placeholder', i, unit.end, { damaged: !isOneOf(text[i], '?？') }) : null
}

const GARBLED =
  /(?:\d*\.\d+[万亿]\d{1,4}[十百千万]|[一二两三四五六七八九][十百千万]\d{2,}[十百千]|[一两二三四五六七八九](?:十\d[十百千]|百\d[百千]|千\d千))[万亿]?/y
/** .3万5千, 一百25十: what was written has no one value. */
export function readGarbled(text: string, i: number): Token | null {
  const m = matchAt(GARBLED, text, i)
  if (m === null) return null
  const end = i + m[0].length
  return token('garbled number', 'quantity', i, unitAt(text, end)?.end ?? end, { damaged: true })
}

const EMPTY =
  /(?:累计|先后|合计|共计|共|约|达)((?:万|亿)?(?:人次|户次|家次|台次|次|家|个|件|份|亩|公里|吨|元|人|户|座|%))(?=[，。；、,;])/y
/** 学习共次，: a number that was deleted and left its classifier behind. */
export function readDeleted(text: string, i: number): Token | null {
  const m = matchAt(EMPTY, text, i)
  return m ? token('deleted digits', 'placeholder', i + m[0].length - m[1]!.length, i + m[0].length, {}) : null
}
