import type { FigureKind } from '../../domain/finding.ts'
import { type Unit, unitOf } from '../../domain/unit.ts'
import type { Mention } from '../mention.ts'
import { shift } from '../scan/digits.ts'
import { statedOf } from '../scan/stated.ts'
import { amountOf } from '../scan/token.ts'

/** A unit that a number takes from its column or from the number beside it, with its 万 or 亿 as a power of ten. */
export interface Measure {
  readonly unitText: string
  readonly unit: Unit | null
  readonly scale: number
}

const SCALES: Readonly<Record<string, number>> = { 万: 4, 亿: 8 }

/** 万元, %, 微克/立方米; null for words that are no unit. */
export function measureOf(words: string): Measure | null {
  const scale = SCALES[words.charAt(0)] ?? 0
  const unitText = scale > 0 ? words.slice(1) : words
  const unit = unitOf(unitText)
  return unit === null ? null : { unitText, unit, scale }
}

/** The unit that a number has written itself; null for a bare one. */
export function measureBeside({ stated, text }: Mention): Measure | null {
  if (stated === null || stated.unitText === '') return null
  const at = text.length - stated.unitText.length - 1
  return {
    unitText: stated.unitText,
    unit: stated.unit,
    scale: SCALES[text[at]!] ?? 0,
  }
}

/** A number without a unit of its own: what a column or a neighbour measures. */
export const isBare = ({ kind, stated }: Mention): boolean => kind === 'quantity' && stated?.unitText === ''

/** The number in the unit of its column. One that has its own keeps it. */
export function measured(mention: Mention, measure: Measure | null): Mention {
  if (measure === null || !isBare(mention)) return mention
  const stated = mention.stated!
  const { unitText, unit, scale } = measure
  return {
    ...mention,
    kind: KIND_OF[unitText] ?? mention.kind,
    stated: statedOf({
      digits: shift(stated.digits, scale),
      toDigits: stated.toDigits === null ? null : shift(stated.toDigits, scale),
      open: stated.near.hi === Number.POSITIVE_INFINITY,
      exp: Math.round(Math.log10(stated.near.step)) + scale,
      scale,
      unitText,
      unit,
      approx: stated.approx,
      terms: stated.terms,
      fraction: null,
    }),
  }
}

/** What a change under 同比 may be measured in where no unit is written: as the fact is, in per cent, in 百分点. */
export function unspokenMeasures(mention: Mention): readonly Mention[] {
  const [digits] = UNMEASURED.exec(mention.text) ?? []
  if (digits === undefined || mention.kind !== 'quantity') return []
  const exp = digits.includes('.') ? digits.indexOf('.') + 1 - digits.length : 0
  return CHANGES.map((unitText) => ({
    ...mention,
    kind: KIND_OF[unitText]!,
    stated: statedOf(amountOf(digits, { exp, unitText, unit: unitOf(unitText) })),
  }))
}
const UNMEASURED = /^-?\d+(?:\.\d+)?$/
const CHANGES = ['%', '个百分点']

const KIND_OF: Readonly<Record<string, FigureKind>> = { '%': 'percentage', 个百分点: 'percentage-point' }
