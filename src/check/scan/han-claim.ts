import { endsClause, hanDigit, isOneOf, rightOf } from '../text/character-class.ts'
import { isSpeltOut } from './han-form.ts'
import { hedgeBefore } from './hedge.ts'
import type { Measured } from './measured.ts'
import { unitAt } from './unit-at.ts'

const COUNTED_BEFORE = '为是达共计约近超逾有到至了降升增减过亩户工子别人第'

/** 三、四天 for 三四天, 七、八十亩 for 七八十亩; 三、五天 too is about so many. */
function beginsPair(text: string, { numeral }: Measured): boolean {
  if (text[numeral.end] !== '、' || text[numeral.end + 2] === '季') return false
  const next = hanDigit(text[numeral.end + 1])
  const end = numeral.end + (isOneOf(text[numeral.end + 2], '十百千') ? 3 : 2)
  const follows = next === Number(numeral.digits) + 1 || (numeral.digits === '3' && next === 5)
  return follows && unitAt(text, end, true) !== null
}

/** Whether a Han numeral is a number at all, or part of a word that no list holds (五里河, 三农, 万家). */
export function isNumber(text: string, measured: Measured, floor: number): boolean {
  const { numeral } = measured
  if (measured.kind !== 'quantity') return true
  if (numeral.bare)
    return (
      hedgeBefore(text, measured.start, floor) !== null ||
      (measured.unit !== null && /^(?:及|（含）|\(含\))?以[上下]/.test(rightOf(text, measured.end, 6)))
    )
  const written = text.slice(numeral.start, numeral.end)
  const digitByDigit = isSpeltOut(written)
  const asNumber = !digitByDigit || /[〇零点]/.test(written)
  // 七、八、｜九三个月
  if (measured.unit !== null) return asNumber || !isOneOf(text[measured.start - 1], '、和与及')
  const length = numeral.end - numeral.start
  if (length === 1) return beginsPair(text, measured)
  if (numeral.approx !== null) return true
  if (numeral.pair) return false
  // 七〇一｜厂, 二一三｜工程: a name, not so many
  if (digitByDigit && !(asNumber && endsClause(text, numeral.end))) return false
  if (isOneOf(text[numeral.end], '、和与')) return true
  return length >= 3 || endsClause(text, numeral.end) || isOneOf(text[measured.start - 1], COUNTED_BEFORE)
}
