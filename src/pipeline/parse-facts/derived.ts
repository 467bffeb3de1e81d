import { type Decimal, HUNDRED, pow10, rounded, ZERO } from '../../domain/decimal.ts'
import { type FactValue, readFactValue } from '../../domain/fact-value.ts'
import data from './derived-words.json' with { type: 'json' }

/** What a column is worked out from. */
export type Base = 'lastYear' | 'lastPeriod' | 'target' | 'whole'

/** A cell of a column that can be worked out: 同比 12.0%, 增减额 315, 完成率 82.2. */
export interface Derived {
  readonly base: Base
  readonly literal: string
  /** As written beside it or over its column, '' for an amount without one; null where nobody says whether it is per cent. */
  readonly unit: string | null
}

/** How the column of that heading is worked out. */
export const kindOf = (heading: string): (typeof data.kinds)[number] =>
  data.kinds.find((kind) => kind.has.some((word) => heading.includes(word))) ?? data.kinds.at(-1)!

/** Whether a heading can mean nothing but a rate: 完成率, 增速. */
export const isSurelyRate = (heading: string): boolean => data.surelyRate.some((word) => heading.endsWith(word))

/** The name of the fact that such a cell is where its base is not given. */
export function derivedName(heading: string, isRate: boolean): string {
  const kind = kindOf(heading)
  return isRate ? (kind.rate ?? heading) : kind.amount
}

interface Span {
  readonly lo: Decimal
  readonly hi: Decimal
}

/** Half of the last digit shown either way: what the number was before it was rounded. Counts were not. */
function spanOf(value: FactValue): Span | null {
  if (value.hi === null || !value.hi.eq(value.lo) || value.approx !== null) return null
  const half = value.places > 0 || value.scale > 0 ? pow10(value.scale - value.places).div(2) : ZERO
  return { lo: value.lo.minus(half), hi: value.lo.plus(half) }
}

/** What a derived cell says of value and base: that it agrees, what they give instead, or nothing where they are not exact. */
export type Judgement = 'agrees' | 'unknown' | { readonly instead: string }

/** Compares a derived cell with what value and base give, as exactly as their digits allow. `unit` is the value's. */
export function judge(cell: Derived, value: string, base: string, unit: string | null): Judgement {
  const [said, plain, then] = [cell.literal, value, base].map(readFactValue)
  // 12500（万元） beside 0.98亿元: both in 元, of which only a rate can be told.
  const apart = then && then.unit !== '' && then.unit !== unit
  const now = apart ? readFactValue(value + (unit ?? '')) : plain
  if (apart && (now?.unit !== then.unit || cell.unit !== '%')) return 'unknown'
  const [from, to] = [now && spanOf(now), then && spanOf(then)]
  if (!said || !spanOf(said) || !from || !to) return 'unknown'
  const half = pow10(-said.places).div(2)
  const found = waysOf(cell, unit).flatMap((way) => {
    const span = way.of(from, to)
    const exact = way.unit !== '%' && from.lo.eq(from.hi) && to.lo.eq(to.hi)
    return span ? [{ ...way, span, slack: exact ? ZERO : half }] : []
  })
  const [first] = found
  if (!first) return 'unknown'
  const agrees = found.some(({ span, slack }) => said.lo.plus(slack).gte(span.lo) && said.lo.minus(slack).lte(span.hi))
  const middle = first.span.lo.plus(first.span.hi).div(2)
  if (agrees || (first.unit === '%' && isFraction(said, middle))) return 'agrees'
  return { instead: rounded(middle, said.places) + first.unit }
}

/** What the base must have been, where value and change are counts in one unit; null where anything was rounded or hedged. */
export function baseBefore(cell: Derived, value: string, unit: string | null): string | null {
  if (cell.unit === '%' || cell.unit === '‰' || (cell.unit ?? '') !== (unit ?? '')) return null
  const [change, now] = [cell.literal, value].map((literal) => {
    const read = readFactValue(literal)
    const span = read && spanOf(read)
    return span?.lo.eq(span.hi) ? span.lo : null
  })
  if (!change || !now) return null
  const before = now.minus(change)
  return before.lt(0) ? null : rounded(before, 0)
}

interface Way {
  readonly of: (now: Span, then: Span) => Span | null
  readonly unit: string
}

const share = (now: Span, then: Span): Span | null =>
  then.lo.lte(0) || now.lo.lt(0)
    ? null
    : { lo: now.lo.times(HUNDRED).div(then.hi), hi: now.hi.times(HUNDRED).div(then.lo) }
const rate = (now: Span, then: Span): Span | null => {
  const part = share(now, then)
  return part && { lo: part.lo.minus(HUNDRED), hi: part.hi.minus(HUNDRED) }
}

/** Per cent of the base where it says so, the difference where it says another unit, either where it says nothing. */
function waysOf(cell: Derived, unit: string | null): Way[] {
  const relative: Way = { of: cell.base === 'target' || cell.base === 'whole' ? share : rate, unit: '%' }
  const difference: Way = {
    of: (now, then) => ({ lo: now.lo.minus(then.hi), hi: now.hi.minus(then.lo) }),
    unit: unit === '%' ? '个百分点' : (cell.unit ?? unit ?? ''),
  }
  if (cell.unit === null || (cell.unit === '%' && unit === '%')) return [relative, difference]
  return cell.unit === '%' ? [relative] : [difference]
}

/** 0.9 in a column of rates that was pasted without its format. */
const isFraction = (said: FactValue, percent: Decimal): boolean =>
  said.lo.lte(2) && said.places > 0 && rounded(percent.div(HUNDRED), said.places) === rounded(said.lo, said.places)
