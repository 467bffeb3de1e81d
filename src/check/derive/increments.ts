import { fitOutcome } from '../fit/fit.ts'
import { comparedWith, type Reading } from '../fit/reading.ts'
import type { DerivedClaim } from '../judged.ts'
import { FIELD_OF, type FormerBase } from '../roles/field-named.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { inOneSize, shown } from '../shown.ts'
import { derived } from './derived.ts'
import { inSize } from './mean.ts'

/* What was added since an earlier period, taken together or set against what was added in all. */

/** What was added of several facts together, and how it is calculated. */
interface Added {
  readonly n: number
  readonly expression: string
}
function changeIn(facts: readonly FactEntry[], since: FormerBase): Added | null {
  let n = 0
  const terms: string[] = []
  const written = inOneSize(facts) ? 'digits' : 'text'
  for (const { values } of facts) {
    const former = values[FIELD_OF[since]]
    if (!former) return null
    n += values.value.n - former.n
    terms.push(`(${values.value[written]}-${former[written]})`)
  }
  return { n, expression: terms.join('+') }
}

/** 净增2.4亿元，占全部增量的｜54.5%: what the changes of the parts make of that of their whole. */
export function shareOfChange(
  reading: Reading,
  parts: readonly FactEntry[],
  whole: FactEntry,
  since: FormerBase,
): DerivedClaim | null {
  const [part, all] = [changeIn(parts, since), changeIn([whole], since)]
  if (!part || !all || part.n / all.n <= 0) return null
  const outcome = (part.n / all.n) * 100
  return derived({
    rule: 'share',
    facts: [...parts, whole],
    outcome,
    show: () => ({
      expression: `${parts.length > 1 ? `(${part.expression})` : part.expression}/${all.expression}`,
      result: `${shown(outcome, reading.places)}%`,
    }),
    fit: fitOutcome(reading.percent!, outcome),
  })
}

/** 两类增量合计｜5630卷: the changes of several facts added up. */
export function sumOfChanges(reading: Reading, facts: readonly FactEntry[], since: FormerBase): DerivedClaim | null {
  const first = facts[0]!
  const all = changeIn(facts, since)
  if (!all || facts.some(({ place }) => reading.gates[place] === 'shut')) return null
  const outcome = Math.round(all.n * 1e6) / 1e6
  return derived({
    rule: 'sum',
    facts,
    outcome,
    show: () => ({
      expression: all.expression,
      result: inSize(reading, first, outcome),
    }),
    fit: fitOutcome(comparedWith(reading, first), Math.abs(outcome)),
  })
}

/** 工资性收入增长5.7%，拉动居民收入增长｜3.2个百分点: what was added to the part, of what its whole was. */
export function pulledUp(reading: Reading, part: FactEntry, whole: FactEntry, since: FormerBase): DerivedClaim | null {
  const added = changeIn([part], since)
  const former = whole.values[FIELD_OF[since]]
  if (!added || !former || former.n <= 0) return null
  const outcome = (added.n / former.n) * 100
  return derived({
    rule: 'share',
    facts: [part, whole],
    outcome,
    show: () => ({
      expression: `${added.expression}/${inOneSize([part, whole]) ? former.digits : former.text}`,
      result: `${shown(outcome, reading.places)}个百分点`,
    }),
    fit: fitOutcome(reading.plain, Math.abs(outcome)),
  })
}
