import { headsBefore } from '../sentence/list-heads.ts'
import { headsOf } from '../sentence/named-heads.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from '../weigh/case.ts'

/** 图书馆分馆、文化馆分馆均为｜16个: the number is of each. */
export const ALIKE = new Clue(
  /(?<![户人平年月日场件次亩村])均(?:为|达到?|是|有|发放|完成|投入|新增)?$|都[为达是有]$/,
  '均都',
)

/** 受理、办结投诉均为｜26件: of two or more that are as many, the one named first is told. */
export function firstOfAlike(c: Case): FactEntry | null {
  if (c.claimed.frame.role !== 'level' || !ALIKE.inClauseOf(c)) return null
  const heads = headsOf(c, headsBefore(c.text, c.claimed, null)?.heads)
  return heads?.[0] ?? null
}
