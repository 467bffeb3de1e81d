import { unitOf } from '../../domain/unit.ts'
import { digitAt, HAN_NUMERALS, hanDigit, isOneOf, rightOf } from '../text/character-class.ts'
import { Characters } from '../text/characters.ts'
import { shift } from './digits.ts'
import type { Measured, WithUnit } from './measured.ts'
import { readNumeral } from './numeral.ts'
import { unitAt } from './unit-at.ts'

/* What goes on behind the first unit: 3元5角, 1分42秒, 三个半小时, 3个亿. */

/** The whole of it, where the number goes on behind its unit; null where it ends there. */
export const readOn = (text: string, measured: WithUnit): Measured | null =>
  GOES_ON.has(text.charCodeAt(measured.end))
    ? (readHundredMillions(text, measured) ??
      readMoreMonths(text, measured) ??
      readClock(text, measured) ??
      readTenths(text, measured) ??
      readPoints(text, measured) ??
      readHalf(text, measured))
    : null
const GOES_ON = new Characters(`0123456789${HAN_NUMERALS}多点半`)

/** 3个亿, 1.5个亿元: the spoken 亿. 12个｜亿元以上项目 are twelve. */
function readHundredMillions(text: string, measured: WithUnit): Measured | null {
  if (measured.unit.spelling !== '个' || text[measured.end] !== '亿') return null
  if (FROM_ON.test(rightOf(text, measured.end + 1, FROM_ON_REACH))) return null
  const unit = unitAt(text, measured.end + 1)
  const end = unit?.end ?? measured.end + 1
  return { ...measured, end, digits: shift(measured.digits, 8), exp: measured.exp + 8, scale: 8, unit }
}

const FROM_ON = /^元(?:及?以上|级|项目|企业|村|园区)/
const FROM_ON_REACH = 4

const PARTS = new Map([
  ['小时', ['分钟', '分']],
  ['个小时', ['分钟', '分']],
  ['分钟', ['秒钟', '秒']],
  ['分', ['秒钟', '秒']],
])
const OF_WHOLE = 60
/** 1分42秒, 2小时15分钟: one length of time in the smaller unit. */
function readClock(text: string, measured: WithUnit): Measured | null {
  const parts = PARTS.get(measured.unit.spelling)
  if (parts === undefined || measured.exp !== 0 || measured.toDigits !== null) return null
  const rest = readNumeral(text, measured.end)
  if (rest === null || rest.exp !== 0 || rest.toDigits !== null || Number(rest.digits) >= OF_WHOLE) return null
  const word = parts.find((part) => text.startsWith(part, rest.end))
  if (word === undefined || text.startsWith('之', rest.end + 1)) return null
  const spelling = word[0] === '分' ? '分钟' : '秒'
  const end = rest.end + word.length
  const digits = String(Number(measured.digits) * OF_WHOLE + Number(rest.digits))
  return { ...measured, end, digits, unit: { end, spelling, unit: unitOf(spelling) } }
}

/** 三个多月, 2个多小时: 多 stands inside the unit. */
function readMoreMonths(text: string, measured: WithUnit): Measured | null {
  if (measured.unit.spelling !== '个' || text[measured.end] !== '多') return null
  const unit = unitAt(text, measured.end + 1)
  const month = text[measured.end + 1] === '月'
  if (!month && unit?.spelling !== '小时' && unit?.spelling !== '星期') return null
  const spelling = month ? '个月' : unit!.spelling
  const end = month ? measured.end + 2 : unit!.end
  return { ...measured, end, approx: '多', unit: { end, spelling, unit: unitOf(spelling) } }
}

const TENTHS = new Map([
  ['元', '角'],
  ['亩', '分'],
])
/** 3元5角, 八千六百二十元五角, 七十二亩九分: tenths of it in a unit of their own. */
function readTenths(text: string, measured: WithUnit): Measured | null {
  const tenth = TENTHS.get(measured.unit.spelling)
  if (tenth === undefined || text[measured.end + 1] !== tenth || measured.digits.includes('.')) return null
  const digit = digitAt(text, measured.end) ? Number(text[measured.end]) : hanDigit(text[measured.end])
  if (digit < 0 || isOneOf(text[measured.end + 2], '之钟')) return null
  return { ...measured, digits: `${measured.digits}.${digit}`, exp: -1, end: measured.end + 2 }
}

/** 同比涨3.3个点: no piece is counted in tenths, so 百分点 are meant. */
function readPoints(text: string, measured: WithUnit): Measured | null {
  const { unit, digits, end } = measured
  if (unit.spelling !== '个' || text[end] !== '点' || text[end + 1] === '位' || !digits.includes('.')) return null
  const spelling = '个百分点'
  const written = { start: measured.start, end: end + 1 }
  const note = { ...written, rule: 'N1', message: '两个百分数之差应写作百分点', fix: `${digits}${spelling}` }
  return {
    ...measured,
    kind: 'percentage-point',
    end: end + 1,
    unit: { end: end + 1, spelling, unit: unitOf(spelling) },
    notes: [...measured.notes, note],
  }
}

const HALF_UNITS = ['小时', '钟头', '月', '季度', '世纪', '工作日']
/** 三个半小时, 一年半, 两个半月, 一天半. */
function readHalf(text: string, measured: WithUnit): Measured | null {
  if (text[measured.end] !== '半') return null
  const half = { digits: `${measured.digits}.5`, exp: -1 }
  if (measured.unit.spelling === '个') {
    const rest = HALF_UNITS.find((word) => text.startsWith(word, measured.end + 1))
    if (rest === undefined) return null
    const end = measured.end + 1 + rest.length
    const spelling = rest === '小时' || rest === '钟头' ? '小时' : `个${rest}`
    return { ...measured, ...half, end, unit: { end, spelling, unit: unitOf(spelling) } }
  }
  if (
    !['年', '天', '倍', '里', '公里', '小时', '亩', '分', '分钟', '吨', '斤', '公斤', '米'].includes(
      measured.unit.spelling,
    ) ||
    isOneOf(text[measured.end + 1], '径数途年月天')
  )
    return null
  return { ...measured, ...half, end: measured.end + 1 }
}
