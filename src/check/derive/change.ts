import type { DerivationRule } from '../../domain/finding.ts'
import { fitOutcome, same } from '../fit/fit.ts'
import { comparedWith, doubled, type Reading, scaled, type Written } from '../fit/reading.ts'
import type { DerivedClaim, Fit, Shown } from '../judged.ts'
import { signFor } from '../roles/change-sign.ts'
import { type Against, FIELD_OF } from '../roles/field-named.ts'
import type { Frame } from '../roles/frame.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { isClassifier, isNumerator } from '../sheet/unit-gate.ts'
import { apart, EPSILON, placesOf, scaleOf, shown } from '../shown.ts'
import { derived } from './derived.ts'

type Form = 'rate' | 'pp' | 'diff' | 'times'

const formOf = (reading: Reading): Form =>
  reading.mention.kind === 'percentage-point' ? 'pp' : reading.isTimes ? 'times' : reading.percent ? 'rate' : 'diff'

/** Compares the stated change with the change of the fact: 同比, 环比 or against the target. Null where it cannot be meant. */
export function changeOf(reading: Reading, frame: Frame, fact: FactEntry, base: Against): DerivedClaim | null {
  // 上年同期第4 is a place, never by how many places
  if (reading.mention.kind === 'rank') return null
  const current = fact.values.value
  const former = fact.values[FIELD_OF[base]]
  const form = formOf(reading)
  if (form === 'diff' ? !sameMeasure(reading, fact) : fact.isRank)
    return form === 'diff' ? countedOtherwise(reading, frame, fact, base) : null
  if (!former) return form === 'pp' && !fact.isRate ? null : undefinedChange(fact, ruleOf(base, form))
  const change = current.n - former.n
  const rate = former.n === 0 ? null : (change / Math.abs(former.n)) * 100
  const compared = { reading, frame, fact, base, form }
  switch (form) {
    case 'pp': {
      if (fact.isRate) return new Change(compared, 'points', reading.based ?? reading.plain, change)
      // 降幅扩大4.3个百分点 tells how a change changed, which is no slip of the change itself
      const ofChange = frame.ofFall || PACE.test(frame.word)
      const misread = rate === null || ofChange ? null : new Change(compared, 'rate', reading.plain, rate, true)
      return misread?.fit === 'unit' ? misread : null
    }
    case 'times':
      return rate === null ? null : new Change(compared, 'times', timesOf(reading), rate / 100)
    case 'rate': {
      const relative = rate === null ? null : new Change(compared, 'rate', reading.percent!, rate)
      if (!fact.isRate) return relative
      const misread = new Change(compared, 'points', reading.percent!, change, true)
      return misread.fit !== 'unit' && relative && relative.fit !== 'none' ? relative : misread
    }
    case 'diff':
      return new Change(compared, 'difference', inUnitOf(fact, reading), change)
  }
}

const PACE = /[扩收缩快缓慢]/

/** 入社农户同比增加1240人, of what is counted in 户: the very change, under another classifier. */
function countedOtherwise(reading: Reading, frame: Frame, fact: FactEntry, base: Against): DerivedClaim | null {
  const { stated, plain, mention } = reading
  const former = fact.values[FIELD_OF[base]]
  if (!former || fact.isRate || fact.isRank || mention.kind !== 'quantity') return null
  if (!isClassifier(stated) || !isClassifier(fact)) return null
  const change = fact.values.value.n - former.n
  if (plain.lo < LEAST_TELLING || !same(plain.lo, Math.abs(change))) return null
  return new Change({ reading, frame, fact, base, form: 'diff' }, 'difference', plain, change, true)
}
/** Smaller numbers are alike by chance. */
const LEAST_TELLING = 20

/** 翻两番 is three times more. */
function timesOf({ plain, stated }: Reading): Written {
  if (stated.unitText !== '番') return plain
  const times = doubled(plain)
  return { ...times, lo: times.lo - 1, hi: times.hi - 1 }
}

/** A stated difference in the base units of its fact; 3.4微克 of 微克/立方米. */
function inUnitOf(fact: FactEntry, reading: Reading): Written {
  if (isNumerator(reading.stated, fact))
    return scaled(reading.plain, (reading.factor! / fact.numerator!.near) * fact.factor)
  return comparedWith(reading, fact)
}

const nothingShown = (): Shown => ({ expression: '', result: '' })
const undefinedChange = (fact: FactEntry, rule: DerivationRule): DerivedClaim =>
  derived({ rule, facts: [fact], outcome: null, show: nothingShown, fit: 'none' })

const RULES: Readonly<Record<Against, Readonly<Record<Form, DerivationRule>>>> = {
  yoy: { rate: 'yoy-rate', times: 'yoy-rate', pp: 'yoy-pp', diff: 'yoy-diff' },
  qoq: { rate: 'qoq-rate', times: 'qoq-rate', pp: 'qoq-pp', diff: 'qoq-diff' },
  target: { rate: 'target-diff', times: 'target-diff', pp: 'target-diff', diff: 'target-diff' },
}
const ruleOf = (base: Against, form: Form): DerivationRule => RULES[base][form]

/** A difference is in the unit of its fact, in 位 for a rank; a wrong unit of another kind speaks of another fact. */
const sameMeasure = ({ stated, gates }: Reading, fact: FactEntry): boolean =>
  fact.isRank
    ? /^[位名个]?(?:位次|名次)?$/.test(stated.unitText)
    : !fact.isRate && (gates[fact.place] !== 'shut' || stated.unitText === '' || isNumerator(stated, fact))

/** A fact beside one of its other values, and the number that is to be the change. */
interface Compared {
  readonly reading: Reading
  readonly frame: Frame
  readonly fact: FactEntry
  readonly base: Against
  readonly form: Form
}
type Measure = 'points' | 'rate' | 'times' | 'difference'

/** The change of a fact, in the measure that the text chose. Many are weighed and few are told: all but its fit is found out when asked. */
class Change implements DerivedClaim {
  readonly of = 'derived'
  readonly rule: DerivationRule
  readonly fact: FactEntry
  readonly outcome: number
  readonly fit: Fit
  readonly #compared: Compared
  readonly #measure: Measure
  readonly #written: Written

  constructor(compared: Compared, measure: Measure, written: Written, outcome: number, wrongUnit = false) {
    const { lo } = written
    const size = lo < 0 ? { ...written, lo: -lo, hi: Math.abs(written.hi) } : written
    const magnitude = fitOutcome(size, Math.abs(outcome))
    this.rule = ruleOf(compared.base, compared.form)
    this.fact = compared.fact
    this.outcome = outcome
    this.fit = wrongUnit
      ? magnitude === 'exact' || magnitude === 'covered'
        ? 'unit'
        : 'none'
      : misscaled(lo, outcome)
        ? 'unit'
        : magnitude
    this.#compared = compared
    this.#measure = measure
    this.#written = written
  }

  get directionHolds(): boolean {
    const said = signFor(this.#compared.frame, this.fact) * (this.#written.lo < 0 ? -1 : 1)
    return said === 0 || Math.abs(this.outcome) < EPSILON || Math.sign(this.outcome) === said
  }

  get facts(): readonly FactEntry[] {
    return [this.fact]
  }

  show(): Shown {
    const { reading, base } = this.#compared
    const { values, isRank, factor, unitText } = this.fact
    const [a, b] = [values.value.digits, values[FIELD_OF[base]]!.digits]
    const places = Math.max(placesOf(a), placesOf(b))
    /** As many decimals as the text shows; one where it shows 成 or a fraction. */
    const decimals =
      reading.percent?.coarse || this.#wantsTenth
        ? 1
        : reading.stated.unitText === '‰'
          ? reading.places + 1
          : reading.places
    const difference = apart(a, b, this.outcome)
    switch (this.#measure) {
      case 'points':
        return { expression: difference, result: this.#points(Math.max(reading.places, places)) }
      case 'rate':
        return { expression: `(${difference})/${b.replace('-', '')}`, result: `${shown(this.outcome, decimals)}%` }
      case 'times':
        return {
          expression: `(${difference})/${b.replace('-', '')}`,
          result: this.#timesSaid(decimals),
        }
      case 'difference': {
        const size = this.outcome / (isRank ? 1 : factor * scaleOf(unitText))
        return { expression: difference, result: shown(size, places) + (isRank ? '位' : unitText) }
      }
    }
  }

  /** 0.7% for 50%: to be shown 1% it is too small. */
  get #wantsTenth(): boolean {
    const { reading } = this.#compared
    const size = Math.abs(this.outcome)
    return this.#measure === 'rate' && this.fit === 'none' && reading.places === 0 && size < 10 && size % 1 > 0.05
  }

  /** Rates in ‰ lie 千分点 apart. */
  #points(decimals: number): string {
    const { unitText, factor } = this.fact
    const size = unitText === '‰' ? this.outcome / factor : this.outcome
    return `${shown(size, decimals)}个${unitText === '‰' ? '千分点' : '百分点'}`
  }

  /** 翻两番 is a verb with its number: what stands in its place needs one too. */
  #timesSaid(decimals: number): string {
    const times = `${shown(this.outcome, decimals)}倍`
    if (this.#compared.reading.stated.unitText !== '番') return times
    if (this.outcome >= 1) return `增长${times}`
    return `${this.outcome < 0 ? '下降' : '增长'}${shown(this.outcome * 100, 1)}%`
  }
}

const SCALES = [1e4, 1e8, 1e-4, 1e-8, 1e3, 1e-3]
const misscaled = (written: number, change: number): boolean => {
  for (const scale of SCALES)
    if (Math.abs(Math.abs(written * scale) - Math.abs(change)) < EPSILON * Math.abs(change)) return true
  return false
}
