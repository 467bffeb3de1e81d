import { shareOfRest } from '../derive/share.ts'
import { distanceOf } from '../derive/total.ts'
import { inSameUnit } from '../sentence/named-heads.ts'
import { gate } from '../sheet/unit-gate.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from '../weigh/case.ts'
import type { Options } from './options.ts'

/*
 * 供水1826.4万立方米，售水1642.8万立方米，产销差水量｜183.6万立方米: trades have names of their own for the one without the other.
 * What was told last in its unit is meant, where it comes out.
 */

const NAMED_DIFFERENCE = new Clue(
  /(?:[一-龥]差(?:额|值|量|[一-龥]量)?|缺口|净[一-龥]{1,5}|轧差后?|相抵后?|结余|盈余|沉淀)(?:资金|金额)?[约还仍]?[为达是有约共超]*$/,
  '差缺净轧抵余淀',
)

/** Offers how far the two lie apart that were told last, under a name for it. */
export function offerNamedDifference(c: Case, options: Options): void {
  const { claimed, reading, memory } = c
  const { role, base } = claimed.frame
  if (reading.percent) offerDifferenceRate(c, options)
  if (reading.percent || reading.isTimes || base === 'yoy' || base === 'qoq') return
  if (role !== 'level' && role !== 'gap' && role !== 'change') return
  if (NAMED_DIFFERENCE.inClauseOf(c) === null) return
  const [one, other] = inSameUnit([...memory.before, ...memory.stated], reading).slice(-2)
  if (one && other && one !== other) options.addIfHolds(distanceOf(reading, one, other, 0), NAMED, 0)
}
const NAMED = 0.85

/** 产销差率｜10.1%: the difference as a share of the larger one. */
const DIFFERENCE_RATE = new Clue(/(?<![温误偏落])差率[约仅只]?[为达是有约]*$/, '率')
function offerDifferenceRate(c: Case, options: Options): void {
  const { claimed, reading, memory, index } = c
  if (claimed.frame.role !== 'level' || DIFFERENCE_RATE.inClauseOf(c) === null) return
  if (index.facts.some(({ isRate, label }) => isRate && label.includes('差率'))) return
  const [one, other] = [...memory.before, ...memory.stated].filter(({ isAmount }) => isAmount).slice(-2)
  if (!one || !other || one === other || gate(one, other) !== 'same') return
  options.add(shareOfRest(reading, one.values.value.n < other.values.value.n ? [other, one] : [one, other]), RATE, 0)
}
const RATE = 1
