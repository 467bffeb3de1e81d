import type { Reading } from '../fit/reading.ts'
import type { Each } from '../offers/for-each.ts'
import type { SpokenWhole } from '../offers/share-wholes.ts'
import type { RateOfUse } from '../offers/use.ts'
import type { Claimed } from '../sentence/claimed.ts'
import type { ListPlan } from '../sentence/lists.ts'
import type { Memory } from '../sentence/memory.ts'
import type { LabelScorer } from '../sheet/label-score.ts'
import type { SheetIndex } from '../sheet/sheet-index.ts'

/** One number before its judges. */
export interface Case {
  readonly index: SheetIndex
  readonly text: string
  readonly claimed: Claimed
  readonly reading: Reading
  /** The same where it cites what it is compared with. */
  readonly citing: Reading
  readonly plan: ListPlan | null
  readonly memory: Memory
  readonly scorer: LabelScorer
  /** A second scorer, for the heads of sums and ratios. */
  readonly heads: LabelScorer
  /** Each of what it is the mean for; null where no word makes it one. */
  readonly each: Each | null
  /** Found out when first asked: the whole that the words of a share name, the verb of a difference, whether a rate is named, whether it counts what was not done, which rate of use is, by place which cells are named. */
  wholes: readonly SpokenWhole[] | undefined
  difference: string | undefined
  namesRate: boolean | undefined
  isNotYet: boolean | undefined
  rateOfUse: RateOfUse | null | undefined
  readonly hints: (boolean | undefined)[]
}
