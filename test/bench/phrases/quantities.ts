/*
 * What a slot may state of a fact, computed exactly from the sheet: levels, changes, completion. Names are those of the
 * marks in fixtures/bench. A quantity that the sheet does not define is null, and the template does not apply.
 */
import Big from 'big.js'
import type { Amount } from './amount.ts'
import type { Subject } from './subject.ts'

/** Which comparison a direction word beside a number speaks of; `own`: the fact is itself a growth, and has a sign. */
export type Comparison = 'yoy' | 'qoq' | 'target' | 'own'

/** A number of a slot, and the comparison whose direction words turn on it. */
export interface Quantity {
  readonly of: (subject: Subject, others: readonly Subject[]) => Amount | null
  readonly comparison: Comparison | null
}

type Compared = Exclude<Comparison, 'own'>
const BASE = { yoy: 'lastYear', qoq: 'lastPeriod', target: 'target' } as const
const POINTS = new Set(['rate', 'growth'])
const inPoints = ({ tags }: Subject) => [...tags].some((tag) => POINTS.has(tag))

/** Value less base; a smaller number is a better, so a higher, rank. Null where the sheet has no base. */
export function difference(subject: Subject, comparison: Comparison): Big | null {
  if (comparison === 'own') return subject.tags.has('growth') ? subject.value.value : null
  const base = subject[BASE[comparison]]
  if (!base) return null
  const less = subject.value.value.minus(base.value)
  return subject.tags.has('rank') ? less.times(-1) : less
}

const asWritten = (value: Big, places: number, unit: string): Amount => ({ value: value.abs(), unit, places })

const diff = (comparison: Compared): Quantity => ({
  comparison,
  of(subject) {
    const difference_ = difference(subject, comparison)
    const base = subject[BASE[comparison]]
    if (!difference_ || !base || difference_.eq(0) || inPoints(subject)) return null
    const unit = subject.tags.has('rank') ? '位' : subject.value.unit
    return asWritten(difference_, Math.max(subject.value.places, base.places), unit)
  },
})

const points = (comparison: Compared): Quantity => ({
  comparison,
  of(subject) {
    const difference_ = difference(subject, comparison)
    const base = subject[BASE[comparison]]
    if (!difference_ || !base || difference_.eq(0) || !inPoints(subject)) return null
    return asWritten(difference_, Math.max(subject.value.places, base.places), '个百分点')
  },
})

/** To one digit after the point; what that would round to nothing, or no writer would give as a percentage, is left out. */
const rate = (comparison: 'yoy' | 'qoq'): Quantity => ({
  comparison,
  of(subject) {
    const base = subject[BASE[comparison]]
    const less = difference(subject, comparison)
    if (!base || !less || base.value.lte(0) || !subject.tags.has('level')) return null
    const percent = less.div(base.value).times(100).round(1, Big.roundHalfUp)
    return percent.eq(0) || percent.abs().gt(300) ? null : asWritten(percent, 1, '%')
  },
})

const share = (subject: Subject): Big | null =>
  subject.target?.value.gt(0) && subject.tags.has('level') && subject.value.value.gt(0)
    ? subject.value.value.div(subject.target.value).times(100)
    : null
const percentOf =
  (of: (share: Big) => Big | null) =>
  (subject: Subject): Amount | null => {
    const exact = share(subject)
    const shown = exact && of(exact)?.round(1, Big.roundHalfUp)
    return shown?.gt(0) ? asWritten(shown, 1, '%') : null
  }
const multiple =
  (comparison: 'yoy' | 'qoq', less: number): Quantity['of'] =>
  (subject) => {
    const base = subject[BASE[comparison]]
    if (!base?.value.gt(0) || !subject.tags.has('level')) return null
    const times = subject.value.value.div(base.value)
    return times.gte(1.8) ? asWritten(times.minus(less).round(1, Big.roundHalfUp), 1, '倍') : null
  }

/** Quantities of one fact by the name that a slot gives. */
export const QUANTITIES: Readonly<Record<string, Quantity>> = {
  value: { comparison: null, of: ({ value }) => value },
  growth: {
    comparison: 'own',
    of: ({ value, tags }) =>
      tags.has('growth') && !value.value.eq(0) ? asWritten(value.value, value.places, '%') : null,
  },
  lastYear: { comparison: 'yoy', of: ({ lastYear }) => lastYear },
  lastPeriod: { comparison: 'qoq', of: ({ lastPeriod }) => lastPeriod },
  target: { comparison: 'target', of: ({ target }) => target },
  'yoy-diff': diff('yoy'),
  'qoq-diff': diff('qoq'),
  'target-diff': diff('target'),
  'yoy-pp': points('yoy'),
  'qoq-pp': points('qoq'),
  'target-pp': points('target'),
  'yoy-rate': rate('yoy'),
  'qoq-rate': rate('qoq'),
  'target-rate': { comparison: 'target', of: percentOf((share) => share) },
  'target-over': { comparison: 'target', of: percentOf((share) => (share.gt(100) ? share.minus(100) : null)) },
  'target-rest': { comparison: 'target', of: percentOf((share) => (share.lt(100) ? share.times(-1).plus(100) : null)) },
  'yoy-times': { comparison: 'yoy', of: multiple('yoy', 0) },
  'yoy-times-more': { comparison: 'yoy', of: multiple('yoy', 1) },
  'qoq-times': { comparison: 'qoq', of: multiple('qoq', 0) },
}
