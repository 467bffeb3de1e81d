import type { Fact, FactSheet } from '../domain/fact-sheet.ts'
import { isChange, isLowerBetter, measureOf, ownAmount, writeAmount } from './render-amount.ts'
import { writeCellOf } from './render-cell.ts'
import { writeChange, writeDiff } from './render-change.ts'
import { writeParts, writeShare } from './render-parts.ts'
import { writeCompletion, writeGap } from './render-target.ts'
import { ASPECTS, type Aspect, proseOf, resolveSlot, slotOf } from './slot.ts'

/** A slot that a fact really supports, and what it will say, in Chinese and without the figure. */
export interface SlotOffer {
  readonly slot: string
  readonly aspect: Aspect
  readonly meaning: string
}

interface Writing {
  readonly meaning: string
  /** The words, or null where the sheet does not define them exactly. */
  readonly write: (fact: Fact, sheet: FactSheet) => string | null
}

/** 增长5.0%, 下降18.2%, 提高1.2个百分点 or 持平 for an indicator whose value is itself a change. */
function writeOwnChange(fact: Fact): string | null {
  const amount = ownAmount(fact)
  if (!isChange(fact) || !amount.exact) return null
  if (amount.lo.eq(0)) return '持平'
  const up = measureOf(fact) === 'rate' ? '增长' : isLowerBetter(fact) ? '上升' : '提高'
  return `${amount.lo.gt(0) ? up : '下降'}${writeAmount(amount.lo.abs(), amount.scale, amount.places, amount.unit)}`
}

const cell = (column: 'value' | 'lastYear' | 'lastPeriod' | 'target') => (fact: Fact) =>
  fact[column] === null ? null : writeCellOf(fact, fact[column])

const WRITINGS: Record<Aspect, Writing> = {
  value: { meaning: '本期数值，带单位', write: cell('value') },
  label: { meaning: '指标名称', write: (fact) => proseOf(fact.label) },
  change: { meaning: '本期增减情况，自带“增长”或“下降”', write: writeOwnChange },
  lastYear: { meaning: '上年同期数值，带单位', write: cell('lastYear') },
  yoy: { meaning: '同比变化，自带“同比”和增减动词', write: (fact, sheet) => writeChange(fact, 'lastYear', sheet) },
  yoyDiff: {
    meaning: '比上年同期的增减量，自带“比上年同期”和增减动词',
    write: (fact, sheet) => writeDiff(fact, 'lastYear', sheet),
  },
  lastPeriod: { meaning: '上期数值，带单位', write: cell('lastPeriod') },
  qoq: { meaning: '环比变化，自带“环比”和增减动词', write: (fact, sheet) => writeChange(fact, 'lastPeriod', sheet) },
  qoqDiff: {
    meaning: '环比增减量，自带“环比”和增减动词',
    write: (fact, sheet) => writeDiff(fact, 'lastPeriod', sheet),
  },
  target: { meaning: '目标值，带单位', write: cell('target') },
  completion: { meaning: '目标完成情况，自带“完成目标”', write: writeCompletion },
  gap: { meaning: '与目标的差距，自带“高于目标”“低于目标”“达到目标”或“距目标还差”', write: writeGap },
  share: { meaning: '占总数的比重，自带“占……的”', write: writeShare },
  parts: { meaning: '各组成部分及其数值，自带“其中”', write: writeParts },
}

/** False where the slot's name is the id of another fact: `{{a.yoy}}` beside a fact called `a.yoy`. */
function meansThis(fact: Fact, aspect: Aspect, sheet: FactSheet): boolean {
  const target = resolveSlot(aspect === 'value' ? fact.id : `${fact.id}.${aspect}`, sheet)
  return target?.kind === 'fact' && target.fact.id === fact.id && target.aspect === aspect
}

/** The slots that this fact really supports: no 同比 without an exact base, no 完成 of a rate, no share without a total. */
export const offeredSlots = (fact: Fact, sheet: FactSheet): SlotOffer[] =>
  ASPECTS.filter((aspect) => meansThis(fact, aspect, sheet) && WRITINGS[aspect].write(fact, sheet) !== null).map(
    (aspect) => ({ slot: slotOf(fact.id, aspect), aspect, meaning: WRITINGS[aspect].meaning }),
  )

/** The words of a slot that speaks of a fact, or null where the sheet does not define it. */
export function factWords(name: string, sheet: FactSheet): string | null {
  const target = resolveSlot(name, sheet)
  return target?.kind === 'fact' ? WRITINGS[target.aspect].write(target.fact, sheet) : null
}
