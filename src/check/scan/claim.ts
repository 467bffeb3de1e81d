import type { FigureKind } from '../../domain/finding.ts'
import { unitOf } from '../../domain/unit.ts'
import { endsClause, hanDigit, isDigit, isOneOf, leftOf } from './character.ts'
import { places, shift } from './digits.ts'
import { hedgeAfter, hedgeBefore } from './hedge.ts'
import { type Numeral, readNumeral } from './numeral.ts'
import { type Amount, type Token, type TokenNote, token } from './token.ts'
import { type UnitAt, unitAt } from './unit-at.ts'

/** A numeral with its unit, before hedges and ranges: the building block of every claim. */
export interface Measured {
  readonly start: number
  readonly end: number
  readonly kind: FigureKind
  readonly numeral: Numeral
  readonly digits: string
  readonly toDigits: string | null
  readonly exp: number
  readonly scale: number
  readonly unit: UnitAt | null
  readonly approx: string | null
  readonly fraction: readonly [string, string] | null
  readonly notes: readonly TokenNote[]
}

const KIND_BY_DIMENSION: Readonly<Record<string, FigureKind>> = {
  percent: 'percentage',
  'percentage-point': 'percentage-point',
  multiple: 'multiple',
  doubling: 'multiple',
}

/** Reads numeral + unit at `i`: 1204人次, 六成五, 百分之八十, 三分之一, 3元5角, 三个半小时. */
export function readMeasured(text: string, i: number): Measured | null {
  const numeral = readNumeral(text, i)
  if (numeral === null) return null
  return readFraction(text, numeral) ?? readTenths(text, numeral) ?? readWithUnit(text, numeral)
}

const NO_NOTES: readonly TokenNote[] = []

const measuredOf = (numeral: Numeral, kind: FigureKind, end: number, unit: UnitAt | null): Measured => ({
  start: numeral.start,
  end,
  kind,
  numeral,
  digits: numeral.digits,
  toDigits: numeral.toDigits,
  exp: numeral.exp,
  scale: numeral.scale,
  unit,
  approx: numeral.approx,
  fraction: null,
  notes: numeral.fault === null ? NO_NOTES : [{ start: numeral.start, end: numeral.end, ...numeral.fault }],
})

/** 百分之…, 千分之…, 三分之一, 百分百. */
function readFraction(text: string, whole: Numeral): Measured | null {
  if (text[whole.end] !== '分') return null
  if (whole.digits === '100' && text.startsWith('分百', whole.end)) {
    return percent(whole, '100', 0, whole.end + 2, '%')
  }
  if (text[whole.end + 1] !== '之') return null
  const part = readNumeral(text, whole.end + 2)
  if (part === null || part.end === whole.end + 2) return null
  if (whole.bare && (whole.digits === '100' || whole.digits === '1000')) {
    return {
      ...percent(whole, part.digits, part.exp, part.end, whole.digits === '100' ? '%' : '‰'),
      approx: part.approx,
      toDigits: part.toDigits,
      notes: whole.han && !part.han ? [mixedPercent(whole, part)] : NO_NOTES,
    }
  }
  if (Number(whole.digits) === 0 || whole.toDigits !== null || part.toDigits !== null) return null
  return ratioOf(whole, part, part.end)
}

/** 百分之68.2: half in words, half in digits. */
const mixedPercent = (whole: Numeral, part: Numeral): TokenNote => ({
  rule: 'N1',
  message: '“百分之”与阿拉伯数字不能混写',
  fix: `${part.digits}${whole.digits === '100' ? '%' : '‰'}`,
  start: whole.start,
  end: part.end,
})

function percent(numeral: Numeral, digits: string, exp: number, end: number, spelling: string): Measured {
  const unit = { end, spelling, unit: unitOf(spelling) }
  return { ...measuredOf(numeral, 'percentage', end, unit), digits, toDigits: null, exp, scale: 0 }
}

/** part / whole with six digits, as contract.md writes fractions. */
export function ratioOf(whole: Numeral, part: Numeral, end: number): Measured {
  const digits = String(Number((Number(part.digits) / Number(whole.digits)).toFixed(6)))
  return {
    ...measuredOf(whole, 'fraction', end, null),
    digits,
    exp: -places(digits),
    scale: 0,
    approx: part.approx,
    fraction: [part.digits, whole.digits],
  }
}

/** 六成五, 八成半, 9成5, 一成多; not 完成 or 成立. */
function readTenths(text: string, numeral: Numeral): Measured | null {
  if (text[numeral.end] !== '成') return null
  const unit = unitAt(text, numeral.end, numeral.han)
  if (unit?.spelling !== '成' || numeral.bare || Number(numeral.digits) > 10) return null
  let { end } = unit
  let digits = numeral.digits
  const next = hanDigit(text[end])
  if (text[end] === '半' && !isOneOf(text[end + 1], '年月天')) {
    digits += '.5'
    end++
  } else if (numeral.han ? next > 0 : isDigit(text.charCodeAt(end)) && !isDigit(text.charCodeAt(end + 1))) {
    if (numeral.toDigits === null && unitAt(text, end + 1, true) === null)
      digits += `.${numeral.han ? next : text[end]}`
    if (digits !== numeral.digits) end++
  }
  return {
    ...measuredOf(numeral, 'multiple', end, { ...unit, end }),
    digits,
    exp: -places(digits),
  }
}

const COUNTS = /(?:仅有?|只有?|共有?|[为达是])$/
/** 锦旗十一面, 上年同期仅九路: a numeral of two characters, or one that is told of, whose classifier ends the clause. */
function lastUnit(text: string, numeral: Numeral): UnitAt | null {
  const counts = numeral.digits.length === 2 || COUNTS.test(leftOf(text, numeral.start, 2))
  const unit = numeral.han && !numeral.pair && counts ? unitAt(text, numeral.end) : null
  return unit !== null && endsClause(text, unit.end) ? unit : null
}

/** A Han numeral of so many characters is no part of a word. */
const LONG = 3
function readWithUnit(text: string, numeral: Numeral): Measured {
  // 五里河 is a name, 一百二十里 a distance
  const length = numeral.end - numeral.start
  const unit =
    unitAt(text, numeral.end, numeral.han && length < LONG) ?? (length < LONG ? lastUnit(text, numeral) : null)
  const end = unit?.end ?? numeral.end
  const kind = (unit?.unit && KIND_BY_DIMENSION[unit.unit.dimension]) || 'quantity'
  const measured = measuredOf(numeral, kind, end, unit)
  if (unit === null) return measured
  return (
    readHundredMillions(text, measured) ??
    readMoreMonths(text, measured) ??
    readClock(text, measured) ??
    readJiao(text, measured) ??
    readHalf(text, measured) ??
    measured
  )
}

/** 3个亿, 1.5个亿元: the spoken 亿. */
function readHundredMillions(text: string, measured: Measured): Measured | null {
  if (measured.unit?.spelling !== '个' || text[measured.end] !== '亿' || measured.scale > 0) return null
  const unit = unitAt(text, measured.end + 1)
  const end = unit?.end ?? measured.end + 1
  return { ...measured, end, digits: shift(measured.digits, 8), exp: measured.exp + 8, scale: 8, unit }
}

const PARTS: Readonly<Record<string, readonly [parts: string, of: number]>> = {
  小时: ['分钟|分', 60],
  个小时: ['分钟|分', 60],
  分钟: ['秒钟|秒', 60],
  分: ['秒钟|秒', 60],
}
/** 1分42秒, 2小时15分钟: one length of time in the smaller unit. */
function readClock(text: string, measured: Measured): Measured | null {
  const parts = PARTS[measured.unit?.spelling ?? '']
  if (parts === undefined || measured.exp !== 0 || measured.toDigits !== null) return null
  const rest = readNumeral(text, measured.end)
  if (rest === null || rest.exp !== 0 || rest.toDigits !== null || Number(rest.digits) >= parts[1]) return null
  const word = parts[0].split('|').find((part) => text.startsWith(part, rest.end))
  if (word === undefined || text.startsWith('之', rest.end + 1)) return null
  const spelling = word[0] === '分' ? '分钟' : '秒'
  const end = rest.end + word.length
  const digits = String(Number(measured.digits) * parts[1] + Number(rest.digits))
  return { ...measured, end, digits, unit: { end, spelling, unit: unitOf(spelling) } }
}

/** 三个多月, 2个多小时: 多 stands inside the unit. */
function readMoreMonths(text: string, measured: Measured): Measured | null {
  if (measured.unit?.spelling !== '个' || text[measured.end] !== '多') return null
  const unit = unitAt(text, measured.end + 1)
  const month = text[measured.end + 1] === '月'
  if (!month && unit?.spelling !== '小时' && unit?.spelling !== '星期') return null
  const spelling = month ? '个月' : unit!.spelling
  const end = month ? measured.end + 2 : unit!.end
  return { ...measured, end, approx: '多', unit: { end, spelling, unit: unitOf(spelling) } }
}

/** 3元5角, 八千六百二十元五角. */
function readJiao(text: string, money: Measured): Measured | null {
  if (money.unit?.spelling !== '元' || money.scale > 0) return null
  const digit = isDigit(text.charCodeAt(money.end)) ? Number(text[money.end]) : hanDigit(text[money.end])
  if (digit < 0 || text[money.end + 1] !== '角') return null
  return { ...money, digits: `${money.digits}.${digit}`, exp: -1, end: money.end + 2 }
}

const HALF_UNITS = ['小时', '钟头', '月', '季度', '世纪', '工作日']
/** 三个半小时, 一年半, 两个半月, 一天半. */
function readHalf(text: string, measured: Measured): Measured | null {
  if (text[measured.end] !== '半' || measured.unit === null) return null
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

/** Two hedges are told together: 约…余. */
const joined = (a: string | null | undefined, b: string | null | undefined): string | null =>
  a ? (b ? `${a}…${b}` : a) : (b ?? null)

/** Turns a measured number into a claim: hedges on both sides, sign, 每吨 before it. */
export function claimOf(text: string, measured: Measured, floor: number, step: string): Token {
  const before = hedgeBefore(text, measured.start, floor)
  const per = pricePer(text, measured, floor)
  const more = hedgeAfter(text, measured.end)
  const after = more && hedgeAfter(text, more.end)
  const { end } = after ?? more ?? measured
  const amount: Amount = {
    digits: measured.digits,
    toDigits: measured.toDigits,
    open: measured.numeral.open,
    exp: measured.exp,
    scale: measured.scale,
    unitText: per?.unit.spelling ?? measured.unit?.spelling ?? '',
    unit: per?.unit.unit ?? measured.unit?.unit ?? null,
    approx: joined(joined(before?.approx, measured.approx), joined(more?.approx, after?.approx)),
    terms: null,
    fraction: measured.fraction,
  }
  return vague(
    token(step, measured.numeral.pair ? 'range' : measured.kind, per?.start ?? before?.start ?? measured.start, end, {
      amount,
      notes: measured.notes,
    }),
    measured,
  )
}

const PER = /每(吨|立方米|方|千瓦时|度|公斤|斤|平方米)$/
/** 每吨0.85元: the denominator stands before the number. */
function pricePer(text: string, measured: Measured, floor: number): { start: number; unit: UnitAt } | null {
  if (measured.unit?.spelling !== '元') return null
  const m = PER.exec(text.slice(Math.max(floor, measured.start - 4), measured.start))
  if (m === null) return null
  const spelling = `元/${m[1]}`
  return { start: measured.start - m[0].length, unit: { end: measured.end, spelling, unit: unitOf(spelling) } }
}

/** 近百, 上百, 近千: intervals that only the hedge makes. */
function vague(claim: Token, measured: Measured): Token {
  const amount = claim.amount!
  if (!measured.numeral.bare || measured.toDigits !== null || amount.approx === null) return claim
  const value = Number(measured.digits)
  if (amount.approx === '上' || amount.approx === '成') return { ...claim, amount: { ...amount, open: true } }
  if (amount.approx === '近' || amount.approx === '将近')
    return { ...claim, amount: { ...amount, digits: String(value * 0.85), toDigits: String(value - 1) } }
  return claim
}
