import type { Period } from '../../domain/fact-sheet.ts'
import { relationOf } from '../context/period-relation.ts'
import { holds } from '../judged.ts'
import type { Mention, NamedPeriod } from '../mention.ts'
import { leftOf } from '../text/character-class.ts'
import { periodName, quoted } from '../wording.ts'
import { periodFault, renamed } from './calendar-day.ts'
import { following } from './following.ts'
import type { Fault, PeriodRule } from './rule.ts'

/* The last period under the name of another: what a change is counted from, and what is cited of it. */

/** 比三季度｜多3场 in a report on the third: what was told of it cannot be compared with itself. */
export const ownBaseFault: PeriodRule = ({ sheet, text, judged }, i, mention, named) => {
  const { period } = sheet
  if (!AGAINST.test(leftOf(text, mention.start, 1)) || !isPartReported(named, period)) return null
  const [next] = following(judged, i, text)
  const claim = next?.claim
  if (claim?.of !== 'derived' || !claim.rule.startsWith('qoq') || !holds(claim.fit) || claim.fact.period) return null
  if (!MOVES.test(text.slice(mention.end, next!.mention.start))) return null
  const told = `${quoted(claim.fact)}的${next!.mention.text}是与上期相比，文中写作与“${mention.text}”相比`
  return lastPeriodMeant(mention, named, period, told, claim.fact.id)
}
const AGAINST = /[比较]/
/** Not 对比三季度工作安排，检查企业环比增长｜2.9%: nothing is counted from the quarter. */
const MOVES = /^[^，。；]{0,10}$/

/** Whether the quarter or half that is reported on is named by its number. */
const isPartReported = ({ relative, year, quarter, half }: NamedPeriod, period: Period): boolean =>
  relative === null &&
  (year ?? period.year) === period.year &&
  (quarter ? quarter === period.quarter : half !== null && half === period.half)

/** 企业52家，其中三季度增加｜2家 in a report on the fourth: since the third, and so in the fourth. */
export const sinceThenFault: PeriodRule = ({ sheet, text, judged }, i, mention, named) => {
  if (!leftOf(text, mention.start, 2).endsWith('其中') || relationOf(named, sheet.period) !== 'lastPeriod') return null
  const [next] = following(judged, i, text)
  const claim = next?.claim
  if (claim?.of !== 'derived' || !claim.rule.startsWith('qoq') || !holds(claim.fit) || claim.fact.period) return null
  const between = text.slice(mention.end, next!.mention.start)
  if (!MOVES.test(between) || SINCE.test(between)) return null
  const right = periodName(sheet.period)
  const told = `${quoted(claim.fact)}的${next!.mention.text}是本期比上期的增减，文中写作“${mention.text}”`
  return periodFault(mention, told, { factId: claim.fact.id, expected: right, fix: renamed(mention, named, right) })
}
/** 其中三季度以来增加2家, 其中三季度环比增加. */
const SINCE = /以来|[以之过]后|环比|同比|[比较]/

/** 与2023年同期相比，三季度收入372.6万元，增加｜47.2万元 in a report on 2025: that is the distance from 2024. */
export const comparedFault: PeriodRule = ({ sheet, text, judged }, i, mention, named) => {
  const { period } = sheet
  if (named.year === null || named.year === period.year - 1 || !THAN.test(text.slice(mention.end, mention.end + 4)))
    return null
  if (!WITH.test(leftOf(text, mention.start, 2))) return null
  const next = following(judged, i, text).find(({ claim }) => claim?.of === 'derived' && claim.rule.startsWith('yoy'))
  const claim = next?.claim
  if (claim?.of !== 'derived' || !holds(claim.fit)) return null
  const right = periodName({ ...period, year: period.year - 1 })
  const told = `${quoted(claim.fact)}的${next!.mention.text}是与${right}相比，文中写作与“${mention.text}”相比`
  return periodFault(mention, told, { factId: claim.fact.id, expected: `${period.year - 1}年同期` })
}
const WITH = /[与同和跟比较]$/
const THAN = /^(?:同期)?相?比/

/** 由二季度的｜81降至67 in a report on the second: what is cited is the last period's, and that is another. */
export const citedFault: PeriodRule = ({ sheet, text, judged }, i, mention, named) => {
  const next = judged[i + 1]
  const claim = next?.claim
  if (claim?.field !== 'lastPeriod' || !holds(claim.fit) || claim.fact.period || named.relative !== null) return null
  if (!CITES.test(text.slice(mention.end, next!.mention.start)) || !(named.quarter ?? named.half)) return null
  const relation = relationOf(named, sheet.period)
  if (relation !== 'this' && relation !== 'other') return null
  const told = `${quoted(claim.fact)}的${next!.mention.text}是上期数，文中写作“${mention.text}”`
  return lastPeriodMeant(mention, named, sheet.period, told, claim.fact.id)
}
const CITES = /^的?[为是约在列居]*$/

function lastPeriodMeant(mention: Mention, named: NamedPeriod, period: Period, told: string, factId: string): Fault {
  const right = previousOf(period)
  const fix = right === null ? null : renamed(mention, named, right)
  return periodFault(mention, told, { factId, expected: right, fix })
}

/** The quarter or half before, in the same year. */
function previousOf(period: Period): string | null {
  const { quarter, half } = period
  if (quarter && quarter > 1) return periodName({ ...period, quarter: quarter - 1 })
  return half === 2 ? periodName({ ...period, half: 1 }) : null
}
