import { markOf, seenAt } from '../text/form.ts'
import {
  AT_TARGET,
  ENDS_IN_DIRECTION,
  IN_TURN,
  LEVEL_TO,
  OF_TARGET,
  OVERFULFIL,
  PRIOR_QOQ,
  PRIOR_YOY,
  SHORT_OF,
  VERSUS_PRIOR,
} from './frame-cues.ts'

const COMMA = markOf('，；。')
const BREAK = COMMA | markOf('：（(、')
export const EACH = markOf(IN_TURN)
/* All that can stand between the start of a cue and the number, where the form has no gap. A superset does no harm. */
const CUE = markOf(
  [LEVEL_TO, SHORT_OF, OF_TARGET, OVERFULFIL, AT_TARGET, VERSUS_PRIOR, PRIOR_YOY, PRIOR_QOQ, ENDS_IN_DIRECTION]
    .map(({ expression }) => expression.source.replace(/[^:(\u0080-\uffff]/g, ''))
    .join(''),
)

/** What stands before a number, seen in one walk. */
export interface Before {
  /** Masked text of the sentence before the number. */
  readonly left: string
  /** The run of characters of cues up to the number: no form without a gap reaches further back. '' for most numbers. */
  readonly cue: string
  /** Where that run starts in `left`. */
  readonly cueStart: number
  /** Where its clause starts in `left`: after the last mark. */
  readonly clauseStart: number
  /** Where its stretch starts: after the last ，；。, which no form reaches across. */
  readonly stretchStart: number
  /** Marks of the cue, the clause, the stretch. */
  readonly inCue: number
  readonly inClause: number
  readonly inStretch: number
}

/** Walks back from the number at `to`, down to `from`, and notes which forms can occur in the masked text. */
export function lookBack(masked: string, from: number, to: number): Before {
  let cueAt = to
  let inCue = 0
  for (let seen = 0; cueAt > from; cueAt--, inCue |= seen) {
    seen = seenAt(masked, cueAt - 1)
    if ((seen & CUE) === 0) break
  }
  let at = to
  let inClause = 0
  for (let seen = 0; at > from; at--, inClause |= seen) {
    seen = seenAt(masked, at - 1)
    if ((seen & BREAK) !== 0) break
  }
  const clauseAt = at
  let inStretch = inClause
  for (let seen = 0; at > from; at--, inStretch |= seen) {
    seen = seenAt(masked, at - 1)
    if ((seen & COMMA) !== 0) break
  }
  return {
    left: masked.slice(from, to),
    cue: masked.slice(cueAt, to),
    cueStart: cueAt - from,
    clauseStart: clauseAt - from,
    stretchStart: at - from,
    inCue,
    inClause,
    inStretch,
  }
}
