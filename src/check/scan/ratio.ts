import { places } from './digits.ts'
import { readHan } from './han.ts'
import { hedgeBefore } from './hedge.ts'
import { matchAt } from './sticky.ts'
import { amountOf, exempted, type Token, token } from './token.ts'
import { unitAt } from './unit-at.ts'

const TERM = '\\d+(?:\\.\\d+)?'
const COLON = new RegExp(`${TERM}(?::${TERM})+(?![\\d])`, 'y')
const WORD = new RegExp(`(${TERM})比(${TERM})(?:比(${TERM}))?(?![\\d.%])`, 'y')
const SLASH = /(\d{1,3})\/(\d{1,4})(?![\d/.])/y

/** 9.1:38.4:52.5, 3比1, 七比三. Clock times were read before. */
export function readRatio(text: string, i: number, floor: number): Token | null {
  const colon = matchAt(COLON, text, i)
  if (
    colon &&
    /^(?:的?比例(?:稀释|兑|配制|混合)|万?地形图|[万的]?比例尺)/.test(
      text.slice(i + colon[0].length, i + colon[0].length + 6),
    )
  )
    return exempted('map scale', 'name', 'name', i, i + colon[0].length)
  if (colon) return ratio(text, i, i + colon[0].length, colon[0].split(':'), floor)
  const word = matchAt(WORD, text, i)
  if (word && unitAt(text, i + word[0].length) === null)
    return ratio(
      text,
      i,
      i + word[0].length,
      word.slice(1).filter((t): t is string => t !== undefined),
      floor,
    )
  return null
}

/** 七比三: one Han digit on each side. */
export function readHanRatio(text: string, i: number, floor: number): Token | null {
  const left = readHan(text, i)
  if (left === null || left.toDigits !== null || left.bare || text[left.end] !== '比') return null
  const right = readHan(text, left.end + 1)
  if (right === null || right.toDigits !== null || right.bare || unitAt(text, right.end, true)) return null
  return ratio(text, i, right.end, [left.digits, right.digits], floor)
}

function ratio(text: string, start: number, end: number, terms: string[], floor: number): Token {
  const hedge = hedgeBefore(text, start, floor)
  return token('ratio', 'ratio', hedge?.start ?? start, end, {
    amount: amountOf(terms[0]!, { exp: -places(terms[0]!), approx: hedge?.approx ?? null, terms }),
  })
}

/** Beyond it nobody tells a share so: 整改71/76 are two numbers, done and found. */
const LARGEST_DENOMINATOR = 20
/** 1/4, 2/3 as shares; 3/15 of a date and 24/7 are none, nor are 8/9台, two numbers of machines. */
export function readSlashFraction(text: string, i: number, floor: number): Token | null {
  const m = matchAt(SLASH, text, i)
  if (!m || text[i - 1] === '/') return null
  const [part, whole] = [Number(m[1]), Number(m[2])]
  if (part >= whole || part === 0 || whole > LARGEST_DENOMINATOR) return null
  if (unitAt(text, i + m[0].length) !== null) return null
  const hedge = hedgeBefore(text, i, floor)
  const digits = String(Number((part / whole).toFixed(6)))
  return token('fraction', 'fraction', hedge?.start ?? i, i + m[0].length, {
    amount: amountOf(digits, { exp: -places(digits), approx: hedge?.approx ?? null, fraction: [m[1]!, m[2]!] }),
  })
}
