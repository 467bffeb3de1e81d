import { fitCell } from '../fit/fit-cell.ts'
import { HINTS } from '../sheet/likeness.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from '../weigh/case.ts'
import type { Options } from './options.ts'

/** 全年安排防疫经费｜180万元，上半年支出96.8万元: of what the words name, where it comes out. */
const ARRANGED_FOR = new Clue(
  /(?:全年|年度|年初)(?:预算|计划|共|拟|已)?(?:安排|落实|核定|下达)[一-龥]{2,12}$/,
  '排实定达',
)

/** Offers the target of what is named. */
export function offerArranged(c: Case, subjects: Float64Array, options: Options): void {
  const { claimed, reading, index } = c
  if (claimed.frame.role !== 'level' || ARRANGED_FOR.inClauseOf(c) === null) return
  for (const fact of index.facts) {
    const likeness = subjects[fact.place]!
    const { target: set } = fact.values
    if (!set || likeness < HINTS || reading.gates[fact.place] !== 'same') continue
    const fit = fitCell(reading, fact, set)
    options.addIfHolds({ of: 'field', fact, field: 'target', fit }, Math.max(likeness, NAMED), 0)
  }
}
const NAMED = 0.85
