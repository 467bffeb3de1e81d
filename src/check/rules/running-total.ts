import { monthsOf, samePeriod } from '../context/period-relation.ts'
import { holds } from '../judged.ts'
import { isOneOf, leftOf } from '../text/character-class.ts'
import { quoted } from '../wording.ts'
import { periodFault } from './calendar-day.ts'
import { following } from './following.ts'
import type { PeriodRule } from './rule.ts'

/** 7月份，投资3.42亿元, where that is what was invested from January to July: the part told for the whole. */
export const runningFault: PeriodRule = (scene, i, mention, named) => {
  const { sheet, text, judged } = scene
  if (named.relative !== null || !samePeriod(named, sheet.period, sheet.period) || monthsOf(named)[0] === 1) return null
  // 1.36万人次（四季度），4.92万人次（全年）: in brackets behind a number, of that one
  if (isOneOf(text[mention.end], ')）') || STANDS_AT.test(mention.text) || UP_TO.test(leftOf(text, mention.start, 2)))
    return null
  const [next] = following(judged, i, text)
  const claim = next?.claim
  if (claim?.field !== 'value' || !holds(claim.fit)) return null
  const counted = claim.fact.period ?? (OF_YEAR.test(claim.fact.label) ? WHOLE_YEAR : null)
  if (counted === null) return null
  const [from, to] = monthsOf(counted)
  const between = text.slice(mention.end, next!.mention.start)
  if (from !== 1 || to !== monthsOf(named)[1] || between.length > FARTHEST || RUNNING.test(between)) return null
  // the month may be right for what follows: at fault is the number
  const told = `${quoted(claim.fact)}是1至${to}月的数，文中写作“${mention.text}”的数`
  return periodFault(next!.mention, told, { factId: claim.fact.id })
}
/** 全年｜公路货运量. */
const OF_YEAR = /^全年/
const WHOLE_YEAR = { month: 1, toMonth: 12 }
const FARTHEST = 20
/** 7月末, 截至7月: the day to which it runs. */
const STANDS_AT = /[末底]$/
const UP_TO = /[至止到]$/
/** 累计, 已, or another time named between: the total is told as one. */
const RUNNING = /累计|已|现|共|达|[上前]|年|月|[一二三四]季/
