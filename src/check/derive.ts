import { digitsOf } from '../domain/decimal.ts'
import type { DerivationRule } from '../domain/finding.ts'
import { fitNumber, percentOf, type Written, writtenOf } from './fit.ts'
import type { Base, Frame } from './frame.ts'
import type { DerivedClaim, Fit } from './judged.ts'
import type { Mention } from './mention.ts'
import type { Cell, FactEntry, Field } from './sheet-index.ts'
import { gate } from './unit-gate.ts'

type Form = 'rate' | 'pp' | 'diff' | 'times'

const FIELD_OF: Readonly<Record<Exclude<Base, 'other'>, Field>> = {
  yoy: 'lastYear',
  qoq: 'lastPeriod',
  target: 'target',
}
const EPSILON = 1e-9

const places = (mention: Mention): number => {
  const digits = mention.stated?.digits ?? ''
  const point = digits.indexOf('.')
  return point < 0 ? 0 : digits.length - point - 1
}
const shown = (value: number, decimals: number): string => (Math.abs(value) + EPSILON).toFixed(decimals)

/** A cell's digits as the sheet has them, in the sheet's unit. */
export const digitsIn = (fact: FactEntry, field: Field): string => {
  const literal = fact.fact[field]
  const plain = literal?.replace(/[,，\s]/g, '').match(/^[+-]?\d+(?:\.\d+)?/)?.[0]
  return plain ?? (fact.values[field] ? digitsOf(fact.values[field].lo) : '')
}

/** A derived outcome is rounded by nature: a correct rounding needs no word. */
const settle = (fit: Fit): Fit => (fit === 'rounded' ? 'covered' : fit)

const formOf = (mention: Mention): Form =>
  mention.kind === 'percentage-point'
    ? 'pp'
    : mention.stated?.unitText === '倍' || mention.stated?.unitText === '番'
      ? 'times'
      : percentOf(mention)
        ? 'rate'
        : 'diff'

/** The sign that a direction word gives the change of this fact's number; 0 where no word gives one. */
function signFor(direction: number, fact: FactEntry): number {
  if (direction === 0) return 0
  if (Math.abs(direction) === 2) return direction > 0 !== fact.lessIsBetter ? 1 : -1
  return fact.isRank ? -direction : direction
}

/** Whether 增长 or 下降 agrees with the sign of a fact that is itself a growth. */
export function growthHolds(frame: Frame, mention: Mention, fact: FactEntry): boolean {
  const value = fact.values.value?.n ?? 0
  const said = signFor(frame.direction, { ...fact, isRank: false, lessIsBetter: false }) * (Number(mention.stated?.lo ?? 0) < 0 ? -1 : 1)
  return fact.growth === 0 || said === 0 || value === 0 || Math.sign(value) * fact.growth === said
}

/** Compares the stated change with the change of the fact against `base`: 同比, 环比 or the target. */
export function changeOf(
  mention: Mention,
  frame: Frame,
  fact: FactEntry,
  base: Exclude<Base, 'other'>,
): DerivedClaim | null {
  const stated = mention.stated
  const current = fact.values.value
  if (!stated || !current) return null
  const field = FIELD_OF[base]
  const former = fact.values[field]
  const form = formOf(mention)
  if (form === 'pp' && !fact.isRate && fact.values[field] === null) return null
  if (form === 'diff' && !sameMeasure(mention, fact)) return null
  const rule = ruleOf(base, form)
  const blank = { of: 'derived', rule, fact, facts: [fact], expression: '', result: '', directionHolds: true } as const
  if (!former) return { ...blank, outcome: null, fit: 'none' }
  const change = current.n - former.n
  const a = digitsIn(fact, 'value')
  const b = digitsIn(fact, field)
  const decimals = places(mention)
  const conclude = (
    written: Written,
    outcome: number,
    expression: string,
    result: string,
    wrongUnit: boolean,
  ): DerivedClaim => {
    const magnitude = settle(
      fitNumber({ ...written, lo: Math.abs(written.lo), hi: Math.abs(written.hi) }, Math.abs(outcome)),
    )
    const said = signFor(frame.direction, fact) * (written.lo < 0 ? -1 : 1)
    const holds = said === 0 || Math.abs(outcome) < EPSILON || Math.sign(outcome) === said
    const fit =
      wrongUnit && (magnitude === 'exact' || magnitude === 'covered') ? 'unit' : wrongUnit ? 'none' : magnitude
    return { ...blank, outcome, expression, result, fit, directionHolds: holds }
  }
  const rate = former.n === 0 ? null : (change / Math.abs(former.n)) * 100
  const points = `${a}-${b}`
  const ratio = `(${a}-${b})/${b}`
  const pointsShown = `${shown(change, Math.max(decimals, placesOf(a), placesOf(b)))}个百分点`
  if (form === 'pp') {
    const written = writtenOf(stated, 1)
    if (fact.isRate) return conclude(written, change, points, pointsShown, false)
    const misread = rate === null ? null : conclude(written, rate, ratio, `${shown(rate, decimals)}%`, true)
    return misread?.fit === 'unit' ? misread : null
  }
  if (form === 'times') {
    if (rate === null) return null
    const written = writtenOf(stated, 1)
    return conclude(written, rate / 100, ratio, `${shown(rate / 100, decimals)}倍`, false)
  }
  const percent = percentOf(mention)
  if (percent && !(base === 'target' && !fact.isRate)) {
    if (fact.isRate) {
      const asPoints = conclude(percent, change, points, pointsShown, true)
      if (asPoints.fit === 'unit') return asPoints
      const relative = rate === null ? null : conclude(percent, rate, ratio, `${shown(rate, decimals)}%`, false)
      return relative && (relative.fit === 'exact' || relative.fit === 'covered') ? relative : asPoints
    }
    return rate === null ? null : conclude(percent, rate, ratio, `${shown(rate, decimals)}%`, false)
  }
  if (percent) return rate === null ? null : conclude(percent, rate, ratio, `${shown(rate, decimals)}%`, false)
  return difference(mention, fact, change, points, conclude)
}

/** A difference is in the unit of its fact, in 位 for a rank; a wrong unit of another kind speaks of another fact. */
const sameMeasure = (mention: Mention, fact: FactEntry): boolean =>
  fact.isRank
    ? /^[位名个]?(?:位次)?$/.test(mention.stated!.unitText)
    : !fact.isRate && (gate(mention.stated!, fact) !== 'shut' || mention.stated!.unitText === '')

const placesOf = (digits: string): number => (digits.includes('.') ? digits.length - digits.indexOf('.') - 1 : 0)

function difference(
  mention: Mention,
  fact: FactEntry,
  change: number,
  expression: string,
  conclude: (written: Written, outcome: number, expression: string, result: string, wrongUnit: boolean) => DerivedClaim,
): DerivedClaim | null {
  const stated = mention.stated!
  const factor = fact.isRank ? 1 : Number(stated.unit?.factor ?? fact.unit?.factor ?? 1)
  const result = `${shown(change / (Number(fact.unit?.factor ?? 1) * scaleOf(fact.unitText)), Math.max(placesOf(digitsIn(fact, 'value')), placesOf(expression.split('-')[1] ?? '')))}${fact.isRank ? '位' : fact.unitText}`
  const claim = conclude(writtenOf(stated, factor), change, expression, result, false)
  if (claim.fit !== 'none') return claim
  const scaled = [1e4, 1e8, 1e-4, 1e-8, 1e3, 1e-3].some(
    (scale) => Math.abs(Math.abs(Number(stated.lo) * factor * scale) - Math.abs(change)) < EPSILON * Math.abs(change),
  )
  return scaled ? { ...claim, fit: 'unit' } : claim
}

/** 万 in 万元 as a factor; 1 for a unit without. */
const scaleOf = (unitText: string): number =>
  unitText.length < 2 ? 1 : unitText[0] === '万' ? 1e4 : unitText[0] === '亿' ? 1e8 : 1

const ruleOf = (base: Exclude<Base, 'other'>, form: Form): DerivationRule => {
  if (base === 'target') return 'target-diff'
  return form === 'pp' ? `${base}-pp` : form === 'diff' ? `${base}-diff` : `${base}-rate`
}

/** A stated percentage against `part / whole`. */
export function ratioOf(
  mention: Mention,
  rule: 'share' | 'target-rate',
  fact: FactEntry,
  facts: readonly FactEntry[],
  part: { cell: Cell; digits: string },
  whole: { cell: Cell; digits: string },
): DerivedClaim | null {
  const written = percentOf(mention)
  if (!written || whole.cell.n === 0) return null
  const outcome = (part.cell.n / whole.cell.n) * 100
  return {
    of: 'derived',
    rule,
    fact,
    facts,
    outcome,
    expression: `${part.digits}/${whole.digits}`,
    result: `${shown(outcome, places(mention))}%`,
    fit: settle(fitNumber(written, outcome)),
    directionHolds: true,
  }
}

/** 完成目标的 n%. */
export function completionOf(mention: Mention, fact: FactEntry): DerivedClaim | null {
  const { value, target } = fact.values
  if (!value || !target) return null
  const part = { cell: value, digits: digitsIn(fact, 'value') }
  return ratioOf(mention, 'target-rate', fact, [fact], part, { cell: target, digits: digitsIn(fact, 'target') })
}

/** What `part` makes of `whole`. */
export function shareOf(mention: Mention, part: FactEntry, whole: FactEntry): DerivedClaim | null {
  if (!part.values.value || !whole.values.value || part === whole) return null
  return ratioOf(
    mention,
    'share',
    part,
    [part, whole],
    { cell: part.values.value, digits: digitsIn(part, 'value') },
    { cell: whole.values.value, digits: digitsIn(whole, 'value') },
  )
}

/** 是上年的 n 倍, 翻一番. */
export function multipleOf(mention: Mention, fact: FactEntry, base: 'yoy' | 'qoq' | 'target'): DerivedClaim | null {
  const stated = mention.stated
  const current = fact.values.value
  const former = fact.values[FIELD_OF[base]]
  if (!stated || !current || !former || former.n === 0) return null
  const outcome = current.n / former.n
  const doublings = stated.unitText === '番'
  const written = writtenOf(stated, 1)
  const times = doublings ? { ...written, lo: 2 ** written.lo, hi: 2 ** written.hi, step: 0.2 } : written
  return {
    of: 'derived',
    rule: 'multiple',
    fact,
    facts: [fact],
    outcome,
    expression: `${digitsIn(fact, 'value')}/${digitsIn(fact, FIELD_OF[base])}`,
    result: `${shown(outcome, Math.max(places(mention), 2))}倍`,
    fit: settle(fitNumber(times, outcome)),
    directionHolds: true,
  }
}

/** The sum of facts of one dimension, or what is left of the first without the others. */
export function totalOf(
  mention: Mention,
  rule: 'sum' | 'difference',
  facts: readonly FactEntry[],
): DerivedClaim | null {
  const stated = mention.stated
  const [first, ...rest] = facts
  if (!stated || !first || rest.length === 0 || percentOf(mention)) return null
  const cells = facts.map((fact) => fact.values.value)
  if (
    cells.some((cell) => !cell) ||
    rest.some((fact) => gate(first, fact) === 'shut') ||
    gate(stated, first) === 'shut'
  )
    return null
  const sign = rule === 'sum' ? 1 : -1
  const outcome = cells.slice(1).reduce((sum, cell) => sum + sign * cell!.n, cells[0]!.n)
  const factor = stated.unit ? Number(stated.unit.factor) : Number(first.unit?.factor ?? 1)
  const unitScale = Number(first.unit?.factor ?? 1) * scaleOf(first.unitText)
  const decimals = Math.max(...facts.map((fact) => placesOf(digitsIn(fact, 'value'))))
  const tidy = Math.round(outcome * 1e6) / 1e6
  return {
    of: 'derived',
    rule,
    fact: first,
    facts,
    outcome: tidy,
    expression: facts.map((fact) => digitsIn(fact, 'value')).join(rule === 'sum' ? '+' : '-'),
    result: `${shown(tidy / unitScale, decimals)}${first.unitText}`,
    fit: settle(fitNumber(writtenOf(stated, factor), tidy)),
    directionHolds: true,
  }
}

/** A stated ratio a:b:c against the values of as many facts, in order. */
export function proportionOf(mention: Mention, facts: readonly FactEntry[]): DerivedClaim | null {
  const terms = mention.stated?.terms?.map(Number)
  if (!terms || terms.length !== facts.length) return null
  const values = facts.map((fact) => fact.values.value?.n ?? Number.NaN)
  const sum = values.reduce((a, b) => a + b, 0)
  const stated = terms.reduce((a, b) => a + b, 0)
  const steps = (mention.stated?.terms ?? []).map((term) => 10 ** -placesOf(term))
  const holds = values.every(
    (value, i) => Math.abs((value / sum) * stated - terms[i]!) <= steps[i]! * 0.5 + 0.001 * terms[i]!,
  )
  return {
    of: 'derived',
    rule: 'multiple',
    fact: facts[0]!,
    facts,
    outcome: null,
    expression: facts.map((fact) => digitsIn(fact, 'value')).join(':'),
    result: facts.map((fact) => digitsIn(fact, 'value')).join(':'),
    fit: holds ? 'covered' : 'none',
    directionHolds: true,
  }
}
