import type { LabelScorer } from '../sheet/label-score.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'

/** A part whose own words the clause does not use is less likely meant than the whole. */
export const UNNAMED_PART = 0.12

/** How many levels down a part lies of which no word of its own is said: 投诉 is sooner 消费投诉 than its part 服务类投诉. */
export function levelsUnnamed(scorer: LabelScorer, fact: FactEntry, most = DEEP): number {
  let levels = 0
  for (let one = fact; one.parent && levels < most && !scorer.namesPart(one); one = one.parent) levels++
  return levels
}
/** No more levels count. */
const DEEP = 2
