import { Clue } from '../text/clue.ts'
import type { Case } from '../weigh/case.ts'

/** 整改率, 办结面, 退回率, 违规率仍有: a rate named by what was done of the whole. */
const RATE_OF = new Clue(
  /(?:率|比例|(?<=[结解改盖查检销治保约访训])面)(?:仍|还|尚|也|只|仅|已|就|约|为|达|是|至|到|有|在)*$/,
  '率例面',
)
/** Whether the words before a number name a rate; found out once for a number. */
export function namesRate(c: Case): boolean {
  c.namesRate ??= RATE_OF.inClauseOf(c) !== null
  return c.namesRate
}
