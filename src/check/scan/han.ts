import { hanDigit, hanScale, isDigit, isHanNumeral } from './character.ts'
import { shift } from './digits.ts'
import type { Numeral } from './numeral.ts'

interface Parsed {
  lo: number
  hi: number
  /** Power of ten of the last digit, 0 without 万 or 亿. */
  exp: number
  /** Power of ten of the closing 万 or 亿. */
  scale: number
  pair: boolean
  bare: boolean
}

const LIMIT = 9e15
/** No number that anybody writes has more characters. */
const LONGEST = 20

/** Reads a Han numeral: 一千二百零四, 三万五千, 八百五, 七八十, 十一点八, 贰拾捌万, 四十6 (faulty), 几十, 数百, 十余万. */
export function readHan(text: string, i: number): Numeral | null {
  const first = text[i]
  if (first === '几' || first === '数') return readVague(text, i, first)
  let end = i
  while (end - i <= LONGEST && isHanNumeral(text[end])) end++
  if (end > i + 1 && text[end - 1] === '千' && '瓦克米伏帕焦卡字赫兆安'.includes(text[end] ?? '。')) end--
  if (end === i || end - i > LONGEST) return null
  let parsed = parseRun(text.slice(i, end))
  if (parsed === null) return null
  let fault: Numeral['fault'] = null
  if (isDigit(text.charCodeAt(end)) && hanScale(text[end - 1]) > 0 && hanScale(text[end - 1]) < 4) {
    let k = end
    while (isDigit(text.charCodeAt(k))) k++
    const tail = Number(text.slice(end, k))
    if (tail < 10 ** hanScale(text[end - 1]) && text[k] !== '.') {
      parsed = { ...parsed, lo: parsed.lo + tail, hi: parsed.hi + tail }
      fault = { rule: 'N14', message: '一个数不能汉字与阿拉伯数字混写', fix: String(parsed.lo) }
      end = k
    }
  }
  const decimal = decimalTail(text, end)
  if (decimal) {
    let at = decimal.end
    let scale = 0
    for (; hanScale(text[at]) > 2; at++) scale += hanScale(text[at])
    const digits = shift(`${parsed.lo}.${decimal.digits}`, scale)
    return numeral(i, at, { ...parsed, hi: parsed.lo, scale }, { digits, exp: scale - decimal.digits.length, fault })
  }
  return withMore(text, i, end, parsed, fault)
}

const numeral = (start: number, end: number, parsed: Parsed, rest: Partial<Numeral> = {}): Numeral => ({
  start,
  end,
  digits: String(parsed.lo),
  toDigits: parsed.hi === parsed.lo ? null : String(parsed.hi),
  open: false,
  exp: parsed.exp,
  scale: parsed.scale,
  approx: null,
  han: true,
  pair: parsed.pair,
  bare: parsed.bare,
  fault: null,
  ...rest,
})

/** 余, 多, 来, 几 after the run, and the scale that may follow: 二十余万, 十几亿, 百多. */
function withMore(text: string, start: number, end: number, parsed: Parsed, fault: Numeral['fault']): Numeral {
  const more = text[end]
  const last = hanScale(text[end - 1])
  if (more === undefined || !'余多来几'.includes(more) || last < 1) return numeral(start, end, parsed, { fault })
  if (more === '几' && last === 4) return numeral(start, end, parsed, { fault })
  let at = end + 1
  let factor = 1
  let scale = parsed.scale
  while (text[at] === '万' || text[at] === '亿') {
    factor *= 10 ** hanScale(text[at])
    scale += hanScale(text[at])
    at++
  }
  const round = parsed.bare || parsed.lo === 10
  const lo = parsed.lo * factor
  const shifted: Parsed = { ...parsed, lo, hi: lo, scale, exp: scale, bare: false }
  if (!round) return numeral(start, at, shifted, { approx: more, fault })
  const from = more === '几' ? 11 * (lo / 10) : parsed.lo === 10 && factor === 1 ? 11 : lo + 1
  return numeral(start, at, shifted, { approx: more, digits: String(from), toDigits: String(lo * 2 - 1), fault })
}

/** 点 and digits: 十一点八. Only digits may follow, so that 九点五十分 and 三点建议 stay out. */
function decimalTail(text: string, at: number): { digits: string; end: number } | null {
  if (text[at] !== '点') return null
  let k = at + 1
  let digits = ''
  for (let d = hanDigit(text[k]); d >= 0 && text[k] !== '两'; d = hanDigit(text[k])) {
    digits += d
    k++
  }
  if (digits === '' || hanScale(text[k]) === 1 || '分钟半'.includes(text[k] ?? '。')) return null
  return { digits, end: k }
}

/** 几, 几十, 数百, 几千万. */
function readVague(text: string, i: number, first: string): Numeral | null {
  let at = i + 1
  let factor = 1
  let scale = 0
  while (hanScale(text[at]) > 0) {
    factor *= 10 ** hanScale(text[at])
    if (hanScale(text[at]) >= 4) scale += hanScale(text[at])
    at++
  }
  if (factor > LIMIT || (first === '数' && factor === 1)) return null
  const tail = text[at] === '余' || text[at] === '多' ? 1 : 0
  const lo = 2 * factor
  const hi = 10 * factor - 1
  const parsed: Parsed = { lo, hi, exp: scale, scale, pair: false, bare: false }
  return numeral(i, at + tail, parsed, { approx: first })
}

/** The value of a run of Han numerals, or null where the run is not one number. */
export function parseRun(run: string): Parsed | null {
  return run.length === 1 ? parseOne(run) : /[十百千万亿拾佰仟廿卅]/.test(run) ? parseScaled(run) : parseDigits(run)
}

function parseOne(c: string): Parsed | null {
  const digit = hanDigit(c)
  if (digit >= 0) return { lo: digit, hi: digit, exp: 0, scale: 0, pair: false, bare: false }
  const scale = hanScale(c)
  const value = 10 ** scale
  return {
    lo: value,
    hi: value,
    exp: scale >= 4 ? scale : 0,
    scale: scale >= 4 ? scale : 0,
    pair: false,
    bare: scale > 1,
  }
}

/** Digits without a scale: two neighbours are an approximation (三五, 七八), with a 〇 they are a number in digits. */
function parseDigits(run: string): Parsed | null {
  const digits = [...run].map(hanDigit)
  if (run.length === 2 && isPair(digits[0]!, digits[1]!))
    return { lo: digits[0]!, hi: digits[1]!, exp: 0, scale: 0, pair: true, bare: false }
  if (!/[〇零]/.test(run) || run.length > 15) return null
  const value = Number(digits.join(''))
  return { lo: value, hi: value, exp: 0, scale: 0, pair: false, bare: false }
}

const isPair = (a: number, b: number): boolean => a > 0 && (b === a + 1 || (a === 3 && b === 5))

function parseScaled(run: string): Parsed | null {
  let total: [number, number] = [0, 0]
  let section: [number, number] = [0, 0]
  let digit: [number, number] | null = null
  let lastScale = 0
  let ceiling = 9
  let afterZero = false
  let pair = false
  let bare = false
  for (let k = 0; k < run.length; k++) {
    const d = hanDigit(run[k])
    if (d >= 0) {
      if (d === 0) {
        if (digit) return null
        afterZero = true
      } else if (digit) {
        if (digit[0] !== digit[1] || !isPair(digit[0], d)) return null
        digit = [digit[0], d]
        pair = true
      } else digit = [d, d]
      continue
    }
    const scale = hanScale(run[k])
    if (scale < 4) {
      if (scale >= ceiling || scale < 0) return null
      if (!digit && scale > 1 && k > 0) return null
      bare ||= !digit && scale > 1
      const [lo, hi]: [number, number] = digit ?? [1, 1]
      section = [section[0] + lo * 10 ** scale, section[1] + hi * 10 ** scale]
      ceiling = scale
    } else {
      if (!digit && section[0] === 0 && total[0] === 0 && k > 0) return null
      bare ||= k === 0
      const [lo, hi]: [number, number] = k === 0 ? [1, 1] : (digit ?? [0, 0])
      const base: [number, number] = [section[0] + lo, section[1] + hi]
      total =
        scale === 8
          ? [(total[0] + base[0]) * 1e8, (total[1] + base[1]) * 1e8]
          : base[0] === 0
            ? [total[0] * 1e4, total[1] * 1e4]
            : [total[0] + base[0] * 1e4, total[1] + base[1] * 1e4]
      section = [0, 0]
      ceiling = 9
    }
    lastScale = scale
    digit = null
    afterZero = false
  }
  const [lo, hi] = digit ?? [0, 0]
  // 八百五, 三亿二: the last unit is left out
  const colloquial = digit !== null && !afterZero && lastScale > 1 && !pair
  const unit = colloquial ? 10 ** (lastScale - 1) : 1
  const from = total[0] + section[0] + lo * unit
  const to = total[1] + section[1] + hi * unit
  if (from > LIMIT || to > LIMIT) return null
  const big = /[万亿]/.test(run)
  const exp = !big || (digit && !colloquial) ? 0 : colloquial ? lastScale - 1 : closingScale(run)
  return {
    lo: from,
    hi: to,
    exp,
    scale: digit ? 0 : trailingScale(run),
    pair,
    bare: bare && run.length === countScales(run),
  }
}

const countScales = (run: string): number => [...run].filter((c) => hanScale(c) > 0).length
const trailingScale = (run: string): number => {
  let scale = 0
  for (let k = run.length - 1; k >= 0 && hanScale(run[k]) >= 4; k--) scale += hanScale(run[k])
  return scale
}
const closingScale = (run: string): number => {
  let scale = 0
  for (let k = run.length - 1; k >= 0 && hanScale(run[k]) > 0; k--) scale += hanScale(run[k])
  return scale
}
