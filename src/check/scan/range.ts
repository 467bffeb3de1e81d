import { isOneOf, startsItem } from '../text/character-class.ts'
import { shift } from './digits.ts'
import type { Measured } from './measured.ts'
import { readMeasured } from './read-measured.ts'
import type { TokenNote } from './token.ts'

/** Reads on over ~, -, 至 or 到 to the upper end of a range; the unit, 万 and % of the right end hold for the left. */
export function readRange(text: string, left: Measured, floor: number): Measured | null {
  const separator = text[left.end]
  if (separator !== '~' && separator !== '-' && separator !== '至' && separator !== '到') return null
  if (left.toDigits !== null || left.approx !== null || left.numeral.open) return null
  const dash = separator === '-' || separator === '~'
  let at = left.end + 1
  if (dash && text[at] === separator) return null
  if (text[at] === '+') at++
  const right = percentAgain(text, left, readMeasured(text, at))
  if (right === null || right.toDigits !== null || (right.numeral.bare && right.kind === 'quantity')) return null
  if (!dash && (movesFrom(text, left.start, floor) || (right.unit === null && right.kind !== 'fraction'))) return null
  if (!sameMeasure(left, right)) return null
  const inherits = left.unit === null && left.scale === 0 && right.scale > 0
  const from = inherits ? shift(left.digits, right.scale) : left.digits
  if (Number(from) >= Number(right.digits)) return null
  if (startsItem(text, left.start) && left.unit === null && right.unit === null) return null
  return {
    ...right,
    start: left.start,
    numeral: { ...right.numeral, pair: false },
    kind: 'range',
    digits: from,
    toDigits: right.digits,
    exp: Math.max(left.exp + (inherits ? right.scale : 0), right.exp),
    fraction: left.fraction ?? right.fraction,
    notes: [...left.notes, ...right.notes, ...formNotes(text, left, right, separator)],
  }
}

/** 百分之四十至五十: the second is of a hundred too. */
const percentAgain = (text: string, left: Measured, right: Measured | null): Measured | null =>
  right !== null &&
  right.unit === null &&
  right.kind === 'quantity' &&
  right.numeral.han &&
  text.startsWith('百分之', left.start)
    ? { ...right, kind: 'percentage', unit: { ...left.unit!, end: right.end } }
    : right

/** 由33.0%提高到…, 从5个到8个: a movement between two values, not an interval. */
const movesFrom = (text: string, start: number, floor: number): boolean =>
  start > floor && isOneOf(text[start - 1], '由从自')

function sameMeasure(left: Measured, right: Measured): boolean {
  if (left.unit === null) return true
  if (right.unit === null) return false
  return (
    left.unit.spelling === right.unit.spelling ||
    (left.unit.unit !== null &&
      left.unit.unit.dimension === right.unit.unit?.dimension &&
      left.unit.unit.factor === right.unit.unit.factor)
  )
}

function formNotes(text: string, left: Measured, right: Measured, separator: string): TokenNote[] {
  if (separator !== '-' && separator !== '~') return []
  const notes: TokenNote[] = []
  const join = (a: string) => `${a}～${text.slice(left.end + 1, right.end)}`
  if (left.unit === null && right.kind === 'percentage')
    notes.push({
      rule: 'N2',
      message: '数值范围的百分号两端都要写',
      fix: join(`${text.slice(left.start, left.end)}${right.unit!.spelling}`),
    })
  else if (left.unit === null && left.scale === 0 && right.scale > 0)
    notes.push({
      rule: 'N3',
      message: '数值范围的“万”“亿”两端都要写',
      fix: join(`${text.slice(left.start, left.end)}${right.scale === 8 ? '亿' : '万'}`),
    })
  return notes
}
