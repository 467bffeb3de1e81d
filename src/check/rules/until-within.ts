import { monthsOf, relationOf } from '../context/period-relation.ts'
import { holds } from '../judged.ts'
import { periodName } from '../wording.ts'
import { isUntil, periodFault, renamed } from './calendar-day.ts'
import { following } from './following.ts'
import type { PeriodRule } from './rule.ts'

/* 截至3月底，全区上半年开工118户: the day to which a number runs is not the last of the period that the same clause gives it. */

/** Two clauses and whose number it is: farther off the day is that of something else. */
const NEAR = /^，?[\u4e00-\u9fff]{0,6}$/

/** 截至X月底 before a number of the reported period that names that period beside it. */
export const untilWithinFault: PeriodRule = ({ sheet, text, judged }, i, mention, named) => {
  if (named.month === null || named.relative !== null || !isUntil(text, mention)) return null
  const last = monthsOf(sheet.period)[1]
  const beside = judged[i + 1]?.mention
  if (!beside?.period || monthsOf(named)[1] === last) return null
  if (relationOf(beside.period, sheet.period) !== 'this') return null
  if (!NEAR.test(text.slice(mention.end, beside.start))) return null
  const [next] = following(judged, i + 1, text)
  if (next?.claim?.field !== 'value' || !holds(next.claim.fit)) return null
  // 1—6月累计实际使用外资 has a period of its own, which the clause names
  const { period } = next.claim.fact
  if (period && monthsOf(period)[1] !== last) return null
  const right = `${sheet.period.year}年${last}月底`
  return periodFault(mention, `报告期为${periodName(sheet.period)}，文中写作“${mention.text}”`, {
    expected: right,
    fix: renamed(mention, named, right),
  })
}
