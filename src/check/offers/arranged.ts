import { fitCell } from '../fit/fit-cell.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from '../weigh/case.ts'
import type { Options } from './options.ts'

/** 经费支出96.8万元，全年安排｜180万元: what was set aside for the whole year is the target of what was told last. */
const ARRANGED = new Clue(
  /(?:全年|年度|年初|预算|年内)(?:预算|计划|共|已)?(?:安排|落实|批复|核定|下达)(?:资金|经费|预算|指标)?[为约共]*$/,
  '排实复定达',
)

/** Offers the target of what was told last. */
export function offerArranged(c: Case, options: Options): void {
  const { claimed, reading, memory } = c
  const { last } = memory
  const target = last?.values.target
  if (!target || claimed.frame.role !== 'level' || reading.gates[last.place] !== 'same') return
  if (ARRANGED.inClauseOf(c) === null) return
  options.add({ of: 'field', fact: last, field: 'target', fit: fitCell(reading, last, target) }, NAMED, 0)
}
const NAMED = 0.85
