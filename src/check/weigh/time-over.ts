import { monthsOf } from '../context/period-relation.ts'
import { fitOutcome } from '../fit/fit.ts'
import { holds } from '../judged.ts'

import { Clue } from '../text/clue.ts'
import type { Case } from './case.ts'

const TIME = new Clue(
  /(?:^|全年|年度|此时|当前|目前|在|与|比|的)(?:时间|时序|序时)(?:进度|已|已经|刚好|正好|过|过去|了|完成|达|达到|为|是|约|的|（|\()*$/,
  '时',
)
const MONTHS = 12

/** 时间进度66.7%, 时间过去三分之二: what part of the year is over at the end of the period, no number of the sheet. */
export function isTimeOver(c: Case): boolean {
  const { percent } = c.reading
  if (!percent || !TIME.inClauseOf(c)) return false
  const [, to] = monthsOf(c.index.sheet.period)
  return holds(fitOutcome(percent, (to / MONTHS) * 100))
}
