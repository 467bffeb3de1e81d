import { distanceOf } from '../derive/total.ts'
import { inSameUnit } from '../sentence/named-heads.ts'
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
  if (reading.percent || reading.isTimes || base === 'yoy' || base === 'qoq') return
  if (role !== 'level' && role !== 'gap' && role !== 'change') return
  if (NAMED_DIFFERENCE.inClauseOf(c) === null) return
  const [one, other] = inSameUnit([...memory.before, ...memory.stated], reading).slice(-2)
  if (one && other && one !== other) options.addIfHolds(distanceOf(reading, one, other, 0), NAMED, 0)
}
const NAMED = 0.85
