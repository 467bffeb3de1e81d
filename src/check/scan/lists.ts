import { isOneOf, leftOf } from '../text/character-class.ts'
import { shift } from './digits.ts'
import { approximately, inARow } from './neighbours.ts'
import type { Amount, Token } from './token.ts'

/** 612.4万元（735.8）: a bare number in brackets is in the unit of the number before them. */
export function shareWithBrackets(text: string, tokens: Token[]): void {
  for (let k = 1; k < tokens.length; k++) {
    const left = tokens[k - 1]!
    const right = tokens[k]!
    if (right.start !== left.end + 1 || text[left.end] !== '(' || !isOpen(right) || right.amount!.unitText !== '')
      continue
    if (left.amount === null || left.amount.unitText === '' || left.kind === 'frequency') continue
    if (!isOneOf(text[right.end], '),，、;；')) continue
    tokens[k] = {
      ...right,
      kind: left.kind === 'range' ? 'quantity' : left.kind,
      amount: inherit(right.amount!, left.amount),
      trace: [...right.trace, 'unit before the brackets'],
    }
  }
}

const SEPARATOR = /^(?:、|和|与|及|以及|或|,)$/
const IN_ROW = new RegExp(`${SEPARATOR.source}|^，$`)

/** 11、24、59微克: numbers without a unit take unit and 万 from the next in their list, from right to left. */
export function shareUnits(text: string, tokens: Token[]): void {
  for (let k = tokens.length - 2; k >= 0; k--) {
    const left = tokens[k]!
    const right = pointsAfter(text, tokens, k) ?? tokens[k + 1]!
    if (!isOpen(left) || right.amount === null || right.amount.unitText === '' || right.kind === 'frequency') continue
    // 64个、4.6万平方米 are two measures, 1.2个、3.5个百分点 are one
    if (left.amount!.unitText === '个' && !right.amount.unitText.startsWith('个') && right.kind !== 'percentage-point')
      continue
    const listed = reaches(text, left, right) && !isAmongAmounts(text, tokens[k - 1], left, right)
    if (!listed && !isOneOfKinds(text, tokens, k)) continue
    const before = tokens[k - 1]
    const row = before !== undefined && isOpen(before) ? inARow(text, before, right) : null
    if (row) {
      tokens.splice(--k, 3, row)
      continue
    }
    const both = approximately(text, left, right, before)
    if (both) {
      tokens.splice(k, 2, both)
      continue
    }
    tokens[k] = {
      ...left,
      kind: right.kind === 'range' ? 'quantity' : right.kind,
      amount: inherit(left.amount!, right.amount),
      trace: [...left.trace, 'unit of the list'],
    }
  }
}

/** 较上年同期高｜2.3个、较上期高0.7个百分点: whatever each is compared with, tenths of a 个 that move are those of the last. */
function pointsAfter(text: string, tokens: readonly Token[], k: number): Token | null {
  const left = tokens[k]!
  if (!isOpen(left) || left.amount!.unitText !== '个' || left.amount!.exp >= 0 || !moves(text, left)) return null
  let next = k + 1
  while (tokens[next]?.kind === 'date') next++
  const right = tokens[next]
  return right?.kind === 'percentage-point' && moves(text, right) ? right : null
}
const MOVES = /[高低升降增减多少落加快慢涨跌进提][长加高升少低了]?$|(?:[高低]出|[高低多少优]于|超过?)[一-龥]{1,6}$/
const moves = (text: string, { start }: Token): boolean => MOVES.test(leftOf(text, start, 8))

/** 180户、｜12个和1.4个百分点: a whole number of pieces among other amounts, beside a rate told in tenths. */
const isAmongAmounts = (text: string, before: Token | undefined, left: Token, right: Token): boolean =>
  left.amount!.unitText === '个' &&
  left.amount!.exp >= 0 &&
  right.amount!.exp < 0 &&
  before?.kind === 'quantity' &&
  !isOpen(before) &&
  IN_ROW.test(text.slice(before.end, left.start))

/** 上升1.3个、环比上升0.7个百分点. */
const TURNS = /^[、，和](?:同比|环比)?[一-龥]{0,4}$/
/** 高2.3个、较上期高0.7个百分点; 提高5.3个、群众满意度提高2.3个百分点. */
const COMPARES_ANEW = /^[、，和及][一-龥\d]{2,18}$/
/** Only a comma or 和 stands between; a full comma only after 分别. */
function reaches(text: string, left: Token, right: Token): boolean {
  const between = text.slice(left.end, right.start)
  if (SEPARATOR.test(between)) return true
  // 同比多73、环比多117万千瓦时
  if (left.amount!.unitText === '' && TURNS.test(between) && moves(text, left) && moves(text, right)) return true
  if (left.amount!.exp < 0 && right.kind === 'percentage-point' && (TURNS.test(between) || COMPARES_ANEW.test(between)))
    return true
  return between === '，' && /分别[^，。；]{0,8}$/.test(leftOf(text, left.start, 12))
}

/** 居民1318、工业562、其他363万立方米, 税收1042.3、非税244.2万元: a kind before each number, and the unit once for three or more, or for two with decimals. */
function isOneOfKinds(text: string, tokens: readonly Token[], k: number): boolean {
  const [before, left, right] = [tokens[k - 1], tokens[k]!, tokens[k + 1]!]
  if (left.amount!.unitText !== '' || !KIND.test(text.slice(left.end, right.start))) return false
  if (right.trace.includes('unit of the list')) return true
  if (
    left.amount!.exp < 0 &&
    right.amount!.exp - right.amount!.scale < 0 &&
    !OF_NO_UNIT.test(leftOf(text, left.start, 6))
  )
    return true
  return before !== undefined && isOpen(before) && KIND.test(text.slice(before.end, left.start))
}
/** 综合指数4.86、重金属1.2毫克: what has no unit of its own. */
const OF_NO_UNIT = /(?:指数|系数|倍数|比值?|得分|评分|分值|均分)[为是达约]?$/
const KIND = /^、[一-龥]{2,10}$/

const isOpen = (token: Token): boolean =>
  token.kind === 'quantity' &&
  token.exempt === null &&
  token.amount !== null &&
  (token.amount.unitText === '' || token.amount.unitText === '个')

function inherit(left: Amount, right: Amount): Amount {
  const inFull = isInFull(left, right)
  const factor = left.scale === 0 && !inFull ? right.scale : 0
  return {
    ...left,
    digits: shift(left.digits, factor),
    toDigits: left.toDigits === null ? null : shift(left.toDigits, factor),
    exp: left.exp + factor,
    scale: inFull ? 0 : right.scale,
    unitText: right.unitText,
    unit: right.unit,
  }
}

/** 214、5268、3.1万人次: what is counted to the last one beside few tens of thousands. Sums of money are in 万元 throughout. */
const isInFull = (left: Amount, right: Amount): boolean =>
  left.scale === 0 &&
  left.exp === 0 &&
  left.digits.length >= 4 &&
  right.scale >= 4 &&
  right.exp < right.scale &&
  right.digits.length < right.scale + 3 &&
  !right.unitText.endsWith('元')
