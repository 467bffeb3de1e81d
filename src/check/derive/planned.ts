import { fitOutcome } from '../fit/fit.ts'
import { comparedWith, type Reading } from '../fit/reading.ts'
import type { DerivedClaim } from '../judged.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { shown } from '../shown.ts'
import { derived } from './derived.ts'
import { inSize } from './mean.ts'

/** 2027年计划造林3.9万亩，比今年多｜0.04万亩: how far the planned number of the text lies from the value of a fact. */
export function beyondNow(reading: Reading, planned: Reading, fact: FactEntry): DerivedClaim | null {
  const isPoints = reading.mention.kind === 'percentage-point'
  if (isPoints ? !fact.isRate || !planned.percent : fact.isRate || fact.isRank || reading.percent !== null) return null
  if (!isPoints && (planned.gates[fact.place] !== 'same' || reading.gates[fact.place] !== 'same')) return null
  const goal = isPoints ? planned.percent!.lo : comparedWith(planned, fact).lo
  const outcome = Math.round((goal - fact.values.value.n) * 1e6) / 1e6
  const written = isPoints ? reading.plain : comparedWith(reading, fact)
  return derived({
    rule: 'difference',
    facts: [fact],
    outcome,
    show: () => ({
      expression: `${planned.mention.text}-${fact.values.value.text}`,
      result: isPoints ? `${shown(outcome, reading.places)}个百分点` : inSize(reading, fact, outcome),
    }),
    fit: fitOutcome(written, Math.abs(outcome)),
  })
}
