import { isOneOf, leftOf } from '../text/character-class.ts'
import { shift } from './digits.ts'
import type { Token, TokenNote } from './token.ts'

/* Two neighbouring numbers with a comma between, which is how no approximate number is written. */

const HAN = '〇一二三四五六七八九'
const TENS = ['', '十', '百', '千']
/** 3、4天, 30、40分钟, 七、八十亩, 十五、六名: the first digits of two numbers, and how many tens follow or lead them. */
const NEIGHBOURS =
  /^(?:(\d)(0{0,3})、(\d)\2(?![\d.])|([一二三四五六七八九])、([一二三四五六七八九])([十百千]?)|([一二三四五六七八九]?十)([一二三四五六七八九])、([一二三四五六七八九])(?![十百千]))/
/** N12: what is wrong with a comma between two neighbours. */
export const COMMA_BETWEEN = { rule: 'N12', message: '相邻两数连用表示概数应用汉字，中间不加顿号' } as const

/** The range that two neighbouring numbers tell: 3、4天 for 三四天 (N12); null for what is a list. */
export function approximately(text: string, left: Token, right: Token, before: Token | undefined): Token | null {
  const found = NEIGHBOURS.exec(text.slice(left.start, right.end))
  if (!found || text[right.end] === '、' || OF_TWO.test(text.slice(right.end, right.end + 3))) return null
  if ((before && before.end >= left.start - 1) || /分别|各|两|、/.test(leftOf(text, left.start, 7))) return null
  const [written, first, zeros, second, one, other, scale, leading, low, high] = found
  if (leading !== undefined) return teens(text, left, right, [leading, low!, high!])
  const a = first ? Number(first) : HAN.indexOf(one!)
  const b = second ? Number(second) : HAN.indexOf(other!)
  if (!(b === a + 1 || (a === 3 && b === 5)) || a < 1) return null
  const tens = first ? zeros!.length : scale ? TENS.indexOf(scale) : 0
  const note: TokenNote = {
    ...COMMA_BETWEEN,
    fix: `${a === 2 && tens !== 1 ? '两' : HAN[a]}${HAN[b]}${TENS[tens]}${text.slice(left.start + written.length, right.end)}`,
    start: left.start,
    end: right.end,
  }
  return {
    ...right,
    start: left.start,
    kind: 'range',
    amount: { ...right.amount!, digits: shift(`${a}`, tens + right.amount!.scale), toDigits: right.amount!.digits },
    notes: [...left.notes, ...right.notes, note],
    trace: [...right.trace, 'neighbours with a comma'],
  }
}
/** 十五、六名 for 十五六名. */
function teens(
  text: string,
  left: Token,
  right: Token,
  [tens, low, high]: readonly [string, string, string],
): Token | null {
  const [a, b] = [HAN.indexOf(low), HAN.indexOf(high)]
  if (b !== a + 1 || right.amount === null || left.amount === null) return null
  const from = Number(left.amount.digits)
  const fix = `${tens}${low}${high}${text.slice(left.start + tens.length + 3, right.end)}`
  return {
    ...right,
    start: left.start,
    kind: 'range',
    amount: { ...right.amount, digits: `${from}`, toDigits: `${from + 1}` },
    notes: [{ ...COMMA_BETWEEN, fix, start: left.start, end: right.end }],
    trace: [...right.trace, 'neighbours with a comma'],
  }
}

/** 4、5、6名: three in a row, which is how no range is written. */
const ROW = /^(\d)、(\d)、(\d)(?![\d.])/
/** The range that three neighbouring numbers tell: 4、5、6名 for 4～6名; null for what is a list. */
export function inARow(text: string, first: Token, last: Token): Token | null {
  const found = ROW.exec(text.slice(first.start, last.end))
  if (
    !found ||
    last.amount!.scale !== 0 ||
    isOneOf(text[last.end], '、和') ||
    OF_TWO.test(text.slice(last.end, last.end + 3))
  )
    return null
  const [written, a, b, c] = found
  if (Number(b) !== Number(a) + 1 || Number(c) !== Number(b) + 1) return null
  if (/分别|依次|各|[两三]|、|[：:]/.test(leftOf(text, first.start, 9))) return null
  const note: TokenNote = {
    rule: 'N12',
    message: '数值范围应写明起止，不用顿号逐个列出',
    fix: `${a}～${c}${text.slice(first.start + written.length, last.end)}`,
    start: first.start,
    end: last.end,
  }
  return {
    ...last,
    start: first.start,
    kind: 'range',
    amount: { ...last.amount!, digits: a!, toDigits: c! },
    notes: [...first.notes, ...last.notes, note],
    trace: [...last.trace, 'neighbours in a row'],
  }
}

/** 20、30厘米两种, 一、二年级: two, and no number between them. */
const OF_TWO = /^[两二三各级]/
