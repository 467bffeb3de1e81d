import type { FactSheet } from '../../domain/fact-sheet.ts'
import { isThisYear, relationOf } from '../context/period-relation.ts'
import type { Judged } from '../judged.ts'
import type { NamedPeriod } from '../mention.ts'
import { PLANNED } from '../roles/plans.ts'
import { periodName } from '../wording.ts'
import { periodFault, renamed } from './calendar-day.ts'
import type { Fault, Rule } from './rule.ts'

/** What reports on a period that is over. */
const REPORTS = /(?:总结|小结|报告|汇报|通报|情况|自评|简报|快报|分析|综述)[（(]?[^，。]{0,6}$/
/** What looks ahead, or at two periods. */
const AHEAD = /计划|方案|打算|要点|规划|安排|预算|目标|暨/
/** Title, salutation and lead stand in the first lines. */
const FIRST_LINES = 3
/** 四季度，全镇…: the lead says at its start what is reported on; not 四季度，确保…. */
const LEADS = new RegExp(`^(?:以来)?，(?!.{0,12}(?:${PLANNED}|要|安排))`)

const LOOK_AHEAD = 18
/** 现将我镇四季度…情况报告如下. */
const NOW = /现将[^，。；\d]{0,16}$/
const AS_FOLLOWS = /^[^，。；]{0,30}如下/
const REACH = 34

/** 2025年第一季度工作总结 over the numbers of the second: title or lead name another period than the sheet's. */
export const titlePeriod: Rule = ({ text, judged, sheet }) => {
  const title = text.split('\n', 1)[0]!
  if (title === text) return []
  const titled = titleOf(title, judged)
  const fault = titled && faultOf(titled, sheet, '标题')
  return [fault, leadFault(text, judged, sheet)].filter((found) => found !== null)
}

/** The one period of a title that reports. */
function titleOf(title: string, judged: readonly Judged[]): Judged | null {
  if (!(REPORTS.test(title) || isHeadline(title)) || AHEAD.test(title)) return null
  const dates = judged.filter(({ mention }) => mention.kind === 'date' && mention.end <= title.length)
  const [only, ...more] = dates
  // 2025年 alone heads what is told of that year
  return only && more.length === 0 && title.length - only.mention.text.length >= LEAST_SAID ? only : null
}

/** 一季度“体检单”, 某县二季度文旅主要指标: short, no sentence, and of nothing that was found or handed down before. */
const isHeadline = (title: string): boolean =>
  title.length <= LONGEST_HEADLINE && !/。./.test(title) && !OF_BEFORE.test(title)
const LONGEST_HEADLINE = 40
const LEAST_SAID = 3
const OF_BEFORE =
  /整改|反馈|督察|巡察|巡视|审计|会议|议定|考核|通知|办法|意见|回头看|后续|遗留|回复|答复|公示|表彰|评比|基[期年数]|不变价|可比价/

/** A part of a year that heads the lead, before any number; a whole year only where one is reported on. */
function leadFault(text: string, judged: readonly Judged[], sheet: FactSheet): Fault | null {
  const { quarter, half, month } = sheet.period
  const claimsFrom = judged.find(({ frame }) => frame !== null)?.mention.start ?? Number.POSITIVE_INFINITY
  let start = 0
  for (let line = 0; line < FIRST_LINES; line++) {
    const first = judged.find(({ mention }) => mention.start >= start)
    if (!first || first.mention.start > claimsFrom) return null
    const { mention } = first
    const named = mention.period
    const leads =
      isTold(text, judged, sheet, mention) ||
      (mention.start === start && LEADS.test(text.slice(mention.end, mention.end + LOOK_AHEAD))) ||
      (NOW.test(text.slice(start, mention.start)) && AS_FOLLOWS.test(text.slice(mention.end, mention.end + REACH)))
    const fault =
      leads && named && (named.quarter || named.half || named.toMonth || !(quarter || half || month))
        ? faultOf(first, sheet, '文中')
        : null
    if (fault) return fault
    start = text.indexOf('\n', start) + 1
    if (start === 0) return null
  }
  return null
}

/**
 * 我镇四季度工作情况如下, 盘点三季度工作，: the one period that a sentence of the lead names, and it neither looks ahead
 * nor compares.
 */
function isTold(
  text: string,
  judged: readonly Judged[],
  sheet: FactSheet,
  { start, end, exempt }: Judged['mention'],
): boolean {
  if (exempt === 'document') return false
  const sentence = sentenceAt(text, start)
  const before = text.slice(sentence.start, start)
  if (NOT_TOLD.test(before + text.slice(end, sentence.end)) || COMPARES.test(before)) return false
  const dates = judged.filter(
    ({ mention }) => mention.kind === 'date' && mention.start >= sentence.start && mention.end <= sentence.end,
  )
  // 一季度，谋划在先。二季度…: the sentence after it goes on to the period that is reported on
  const next = judged.find(({ mention }) => mention.period && mention.start >= sentence.end)
  const goesOn =
    next && next.mention.start < sentence.end + NEXT && relationOf(next.mention.period!, sheet.period) === 'this'
  return dates.length === 1 && !goesOn
}
const NEXT = 24
const NOT_TOLD = new RegExp(
  `${PLANNED}|${AHEAD.source}|${OF_BEFORE.source}|启动|召开|印发|施行|修订|以来|之后|基础上|基数|继`,
)
const COMPARES = /[比较与同和由从自于至在受对]$/
function sentenceAt(text: string, at: number): { start: number; end: number } {
  const start = Math.max(text.lastIndexOf('。', at), text.lastIndexOf('\n', at)) + 1
  const end = text.slice(at).search(/[。；！？\n]/)
  return { start, end: end < 0 ? text.length : at + end }
}

function faultOf({ mention }: Judged, sheet: FactSheet, where: string): Fault | null {
  const named = mention.period
  if (
    !named ||
    (named.relative !== null && !isThisYear(named.relative)) ||
    named.day !== null ||
    !isAnother(named, sheet)
  )
    return null
  const right = periodName(sheet.period)
  return periodFault(mention, `报告期为${right}，${where}写作“${mention.text}”`, {
    expected: right,
    fix: renamed(mention, named, right),
  })
}

function isAnother(named: NamedPeriod, { period }: FactSheet): boolean {
  const relation = relationOf(named, period)
  return relation !== 'this' && relation !== 'part'
}
