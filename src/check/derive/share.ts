import { fitOutcome, fitOutcomeOr } from '../fit/fit.ts'
import type { Reading } from '../fit/reading.ts'
import type { DerivedClaim, Fit } from '../judged.ts'
import { type Against, FIELD_OF } from '../roles/field-named.ts'
import type { Frame } from '../roles/frame.ts'
import type { FactEntry, Field } from '../sheet/sheet-index.ts'
import { apart, inOneSize, shown } from '../shown.ts'
import { derived } from './derived.ts'

/** What part of a whole something is. Many are weighed and few are told: how it is calculated is worded when asked. */
class Share {
  readonly percent: number
  readonly #parts: readonly FactEntry[]
  readonly #wholes: readonly FactEntry[]
  readonly #field: Field

  constructor(percent: number, parts: readonly FactEntry[], wholes: readonly FactEntry[], field: Field) {
    this.percent = percent
    this.#parts = parts
    this.#wholes = wholes
    this.#field = field
  }

  /** `18/94`, `(18+9)/94`, `120/(120+87)`; `9640万元/3.86亿元` of units that differ. */
  get digits(): string {
    const facts = [...this.#parts, ...this.#wholes]
    const alike = inOneSize(facts)
    return `${this.#sumOf(this.#parts, alike)}/${this.#sumOf(this.#wholes, alike)}`
  }

  #sumOf(facts: readonly FactEntry[], alike: boolean): string {
    const terms = facts.map(({ values }) => values[this.#field]![alike ? 'digits' : 'text'])
    return terms.length > 1 ? `(${terms.join('+')})` : terms[0]!
  }
}

/** What facts make together; null where the sheet has not all of them in that period. */
function sumIn(facts: readonly FactEntry[], field: Field): number | null {
  let sum = 0
  for (const { values } of facts) {
    const cell = values[field]
    if (cell === null) return null
    sum += cell.n
  }
  return sum
}

/** What the parts make together of the wholes, in a period of which the sheet has them all. */
function shareBetween(parts: readonly FactEntry[], wholes: readonly FactEntry[], field: Field): Share | null {
  const [part, whole] = [sumIn(parts, field), sumIn(wholes, field)]
  return part === null || !whole ? null : new Share((part / whole) * 100, parts, wholes, field)
}

/** What the facts make together of the last of them. */
export const shareIn = (facts: readonly FactEntry[], field: Field): Share | null =>
  shareBetween(facts.slice(0, -1), facts.slice(-1), field)

/** What parts make of the whole that stands last: 占 n%, 整改率, 三类合计671件，占77.6%; of this period or, with `field`, of another. */
export const shareOf = (reading: Reading, facts: readonly FactEntry[], field: Field = 'value'): DerivedClaim | null =>
  shareTold(reading, shareIn(facts, field), facts)

/** 占总数的27.7个百分点: a share that comes out, told as if it were a difference of two. */
export function shareInPoints({ plain, places }: Reading, facts: readonly FactEntry[]): DerivedClaim | null {
  const share = shareIn(facts, 'value')
  return share && fitOutcome(plain, share.percent) === 'covered' ? told(share, facts, places, 'unit') : null
}

/** 省内和省外共207人，省内占58.0%: what one of the summands makes of a sum that the sheet does not have. */
export const shareOfSum = (reading: Reading, fact: FactEntry, summands: readonly FactEntry[]): DerivedClaim | null =>
  shareTold(reading, shareBetween([fact], summands, 'value'), [fact, ...summands.filter((other) => other !== fact)])

/** 其余5.41亿元，占35.4%: what is left of the first without the others, as a share of it. */
export function shareOfRest(
  reading: Reading,
  facts: readonly FactEntry[],
  field: Field = 'value',
): DerivedClaim | null {
  const gone = shareBetween(facts.slice(1), facts.slice(0, 1), field)
  return gone && ofRest(shareTold(reading, { percent: 100 - gone.percent, digits: `1-${gone.digits}` }, facts))
}

/** 成功率98.0%，其余2%: what a rate of the sheet leaves of all. */
export function restOfRate(reading: Reading, rate: FactEntry): DerivedClaim | null {
  const { n, text } = rate.values.value
  return rate.unitText === '%' ? ofRest(shareTold(reading, { percent: 100 - n, digits: `100%-${text}` }, [rate])) : null
}
const ofRest = (claim: DerivedClaim | null): DerivedClaim | null => claim && { ...claim, total: 'difference' }

type Told = Pick<Share, 'percent' | 'digits'>
/** A share as a text tells it, where it tells a percentage. */
export const shareTold = (
  { percent, places }: Reading,
  share: Told | null,
  facts: readonly FactEntry[],
): DerivedClaim | null =>
  percent && share && told(share, facts, percent.coarse ? 1 : places, fitOutcome(percent, share.percent))

const told = (share: Told, facts: readonly FactEntry[], places: number, fit: Fit): DerivedClaim =>
  derived({
    rule: 'share',
    facts,
    outcome: share.percent,
    show: () => ({ expression: share.digits, result: `${shown(share.percent, places)}%` }),
    fit,
  })

/** 占比18.9%，提高2.7个百分点: the change of a share that the sheet has only as parts and whole. */
export function shareChangeOf(
  reading: Reading,
  { direction }: Frame,
  facts: readonly FactEntry[],
  base: Exclude<Against, 'target'>,
): DerivedClaim | null {
  const [now, former] = [shareIn(facts, 'value'), shareIn(facts, FIELD_OF[base])]
  if (!now || !former) return null
  return derived({
    ...pointsFrom(reading, now, former),
    rule: `${base}-pp`,
    facts,
    directionHolds: direction === 0 || Math.sign(direction) === Math.sign(now.percent - former.percent),
  })
}

/** 占62.4%，比跨区收割机高24.8个百分点: how far apart two shares of one whole lie. */
export function pointsBetweenShares(
  reading: Reading,
  one: FactEntry,
  other: FactEntry,
  whole: FactEntry,
): DerivedClaim | null {
  const [share, than] = [shareIn([one, whole], 'value'), shareIn([other, whole], 'value')]
  return share && than && derived({ ...pointsFrom(reading, share, than), rule: 'difference', facts: [one, other] })
}

/** The way from one share to another; the difference of the shares as a text shows them is as good. */
function pointsFrom({ plain, places }: Reading, one: Share, other: Share) {
  const outcome = one.percent - other.percent
  const asShown = Number(one.percent.toFixed(places)) - Number(other.percent.toFixed(places))
  return {
    outcome,
    show: () => ({ expression: apart(one.digits, other.digits, outcome), result: `${shown(outcome, places)}个百分点` }),
    fit: fitOutcomeOr(plain, Math.abs(outcome), Math.abs(asShown)),
  }
}
