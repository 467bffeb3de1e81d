import { fitNumber, fitOutcome } from '../fit/fit.ts'
import { asWritten, comparedWith, type Reading, scaled, type Written } from '../fit/reading.ts'
import type { DerivedClaim } from '../judged.ts'
import type { Cell, FactEntry, Field } from '../sheet/sheet-index.ts'
import { shown } from '../shown.ts'
import { derived } from './derived.ts'

/** What a mean is taken over, of which period, and for how many of it. */
interface Spread {
  /** Null for a stretch of time. */
  readonly over: FactEntry | null
  readonly field: Field
  readonly per: number
}
/** 审批34个、投资18.6亿元，单个5471万元; 平均每次检查5.3家 of 家次: what is counted anew each time is counted without 次. */
const isMeanOf = ({ stated: { unitText }, gates }: Reading, total: FactEntry): boolean =>
  gates[total.place] !== 'shut' ||
  total.unitText === `${unitText}次` ||
  (unitText === '次' && total.unitText.endsWith('次'))

/** 平均每场87人: a fact for each one of so many, in its own unit. */
export function meanOf(
  reading: Reading,
  total: FactEntry,
  count: Pick<Cell, 'raw' | 'text'>,
  spread?: Spread,
): DerivedClaim | null {
  const sum = total.values[spread?.field ?? 'value']
  if (!sum || count.raw === 0 || reading.percent || total.isRate || !isMeanOf(reading, total)) return null
  const per = spread?.per ?? 1
  const outcome = (sum.n / count.raw) * per
  const written = comparedWith(reading, total)
  const fit = fitOutcome(written, outcome)
  return derived({
    rule: 'multiple',
    facts: spread?.over ? [total, spread.over] : [total],
    outcome,
    show: () => ({
      expression: `${sum.digits}${total.unitText}/${count.text}${per === 1 ? '' : `×${per}`}`,
      result: inSize(reading, total, outcome),
    }),
    fit: fit === 'none' && isMisscaled(written, outcome, total) ? 'unit' : fit,
  })
}

/** 人均15元 of 15万元: the digits come out, 万 or 亿 is missing or too many. */
const isMisscaled = (written: Written, outcome: number, { unit }: FactEntry): boolean =>
  unit?.dimension === 'money' && SCALES.some((scale) => fitNumber(scaled(written, scale), outcome) === 'exact')
const SCALES = [1e4, 1e8, 1e-4, 1e-8]

/** An amount of the fact: 2.07亿元 where the text writes so, not 206666667元: in its unit, its size and with its decimals. */
export function inSize(reading: Reading, fact: FactEntry, outcome: number): string {
  const { mention, stated, places } = reading
  const amount = asWritten(reading, fact, outcome)
  const [size] = SIZE.exec(mention.text) ?? []
  if (size === undefined) return shown(amount, places) + stated.unitText
  const scale = size === '亿' ? 1e8 : 1e4
  return shown(amount / scale, Math.max(0, Math.round(Math.log10(scale / stated.near.step)))) + size + stated.unitText
}
const SIZE = /[万亿](?=\D*$)/
