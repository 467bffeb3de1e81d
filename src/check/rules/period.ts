import { monthsOf } from '../context/period-relation.ts'
import { holds } from '../judged.ts'
import type { Mention, NamedPeriod } from '../mention.ts'
import { Clue } from '../text/clue.ts'
import { periodName } from '../wording.ts'
import { citedFault, comparedFault, ownBaseFault, sinceThenFault } from './base-period.ts'
import { dayFault, impossible, isUntil, periodFault } from './calendar-day.ts'
import { rangeFault } from './day-range.ts'
import { following } from './following.ts'
import { headFault } from './head-period.ts'
import { holidayFault } from './holiday.ts'
import { notedFault } from './noted-period.ts'
import type { Fault, PeriodRule, Rule, Scene } from './rule.ts'
import { runningFault } from './running-total.ts'
import { untilWithinFault } from './until-within.ts'

/** A year, quarter or date that contradicts the reporting period. */
export const period: Rule = (scene) =>
  scene.judged.flatMap(({ mention }, i) => {
    if (!mention.period || mention.exempt === 'document' || isBetweenStrokes(scene.text, mention)) return []
    if (IS_BASE.after(scene.text, mention.end, 10)) return []
    return faultOf(scene, i, mention, mention.period) ?? []
  })

/** 同比均以2023年｜为基期: what all changes are counted from, and no head of the numbers that follow. */
const IS_BASE = new Clue(
  /^(?:的?(?:同期|同期数|数据|数值?|全年数?))?(?:作?为|是)?(?:对?比较?的?)?(?:基[期年数准]|不变价|可比价)/,
  '的同数全作为是对比基不可',
)

const faultOf = (scene: Scene, i: number, mention: Mention, named: NamedPeriod): Fault | null =>
  impossible(mention, named) ??
  holidayFault(scene, mention) ??
  rangeFault(scene, mention) ??
  (named.day !== null ? dayFault(scene, mention, named) : partFault(scene, i, mention, named))

/** A year or a part of one, whatever is at fault with it first. */
const partFault: PeriodRule = (...named) => {
  for (const rule of PERIOD_RULES) {
    const fault = rule(...named)
    if (fault) return fault
  }
  return null
}

/** 本季/上年同季: the head of a column between strokes. */
const isBetweenStrokes = (text: string, { start, end }: Mention): boolean =>
  [text[start - 1], text[end]].some((c) => c === '/' || c === '／')

/** 截至9月底 above the numbers of the fourth quarter. */
const untilFault: PeriodRule = ({ sheet, text, judged }, i, mention, named) => {
  if (!isUntil(text, mention) || named.relative !== null) return null
  const end = monthsOf(named)[1]
  const [from, to] = monthsOf(sheet.period)
  const offset = (named.year ?? sheet.period.year) - sheet.period.year
  if ((offset === 0 && end >= from && end <= to + 1) || offset === 1) return null
  const [next] = following(judged, i, text)
  if (next?.claim?.field !== 'value' || !holds(next.claim.fit) || next.claim.fact.period) return null
  return periodFault(mention, `报告期为${periodName(sheet.period)}，截止时间“${mention.text}”不在报告期内`)
}
const PERIOD_RULES: readonly PeriodRule[] = [
  untilFault,
  untilWithinFault,
  ownBaseFault,
  sinceThenFault,
  citedFault,
  notedFault,
  runningFault,
  headFault,
  comparedFault,
]
