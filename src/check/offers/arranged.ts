import { fitCell } from '../fit/fit-cell.ts'
import { HINTS } from '../sheet/likeness.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from '../weigh/case.ts'
import type { Options } from './options.ts'

/** 经费支出96.8万元，全年安排｜180万元: what was set aside for the whole year is the target of what was told last. */
const ARRANGED = new Clue(
  /(?:全年|年度|年初|预算|年内)(?:预算|计划|共|已)?(?:安排|落实|批复|核定|下达)(?:资金|经费|预算|指标)?[为约共]*$/,
  '排实复定达',
)

/** 全年安排防疫经费｜180万元，上半年支出96.8万元: of what the words name, where it comes out. */
const ARRANGED_FOR = new Clue(
  /(?:全年|年度|年初)(?:预算|计划|共|拟|已)?(?:安排|落实|核定|下达)[一-龥]{2,12}$/,
  '排实定达',
)

/** Offers the target of what was told last, or of what is named. */
export function offerArranged(c: Case, subjects: Float64Array, options: Options): void {
  const { claimed, reading, memory, index } = c
  if (claimed.frame.role === 'level' && ARRANGED_FOR.inClauseOf(c) !== null)
    for (const fact of index.facts) {
      const likeness = subjects[fact.place]!
      const { target: set } = fact.values
      if (!set || likeness < HINTS || reading.gates[fact.place] !== 'same') continue
      const fit = fitCell(reading, fact, set)
      options.addIfHolds({ of: 'field', fact, field: 'target', fit }, Math.max(likeness, NAMED), 0)
    }
  const { last } = memory
  const target = last?.values.target
  if (!target || claimed.frame.role !== 'level' || reading.gates[last.place] !== 'same') return
  if (ARRANGED.inClauseOf(c) === null) return
  options.add({ of: 'field', fact: last, field: 'target', fit: fitCell(reading, last, target) }, NAMED, 0)
}
const NAMED = 0.85
