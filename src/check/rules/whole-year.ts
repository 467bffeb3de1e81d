import type { Period } from '../../domain/fact-sheet.ts'
import { endsTheYear, monthsOf } from '../context/period-relation.ts'
import { type FieldClaim, holds, type Judged } from '../judged.ts'
import { PLANNED } from '../roles/plans.ts'
import { type FactEntry, indexOf } from '../sheet/sheet-index.ts'
import { Saying } from '../text/clauses.ts'
import { periodName, quoted } from '../wording.ts'
import { type Fault, faultAt, firstFrom, type Rule } from './rule.ts'

/** 全年, 2026年全年, 今年全年 at the head of a sentence or clause; not 全年目标, 全年预计. */
const HEAD = new Saying(/(?<![\u4e00-\u9fff\d])(?:(?:\d{4}年|今年)全年(?:度)?|全年(?=$))/, '全')
/** What the year is to bring is no number of the part of it that is over. */
const AIMS = new RegExp(`${PLANNED}|目标|任务|安排|预[计期算]|盘子|指标|进度`)
/** 全年累计立案: counts in a time of its own. */
const OF_YEAR = /全年|年度|年[内初末底]|\d年|累计/
const FARTHEST = 28

/** 全年，受理1438例, in a report on the third quarter: the year is not over, and the number is the quarter's. */
export const wholeYear: Rule = ({ sheet, text, clauses, judged }) => {
  const { period } = sheet
  const isOver = endsTheYear(period)
  if (isOver && !period.quarter && !period.half && !period.month) return []
  return clauses.all(HEAD).flatMap((found): Fault[] => {
    const { index: start } = found
    const end = start + found[0].length
    // 全年 alone heads what follows behind the comma
    if (found[0].startsWith('全') && text[end] !== '，') return []
    const next = judged[firstFrom(judged, end)]
    if (!next || !isOfThePart(next, text.slice(end, next.mention.start))) return []
    const { fact } = next.claim as FieldClaim
    if (!isOver) return fact.period === null ? [yearFault(found[0], start, period)] : []
    return isToldApart(fact, indexOf(sheet).facts) ? [partFault(found[0], start, next.mention.end, fact, period)] : []
  })
}

/** 四季度公路货运量, or 审批环评文件 beside 全年审批环评文件: the sheet tells the part from the year. */
const isToldApart = ({ label, period }: FactEntry, facts: readonly FactEntry[]): boolean =>
  period !== null || facts.some((other) => other.label === `全年${label}` || other.label === `年度${label}`)

/** 全年，公路货运量｜186.2万吨, which is the fourth quarter's: the words or the number are at fault. */
function partFault(said: string, start: number, end: number, fact: FactEntry, period: Period): Fault {
  const ours = periodName(period)
  const told = `${quoted(fact)}的${fact.values.value.text}是${ours}的数，文中写作“${said}”`
  return faultAt('period', { start, end }, told, { factId: fact.id, expected: ours })
}

/** Whether the number is the reported period's value of a fact that counts in no time of its own. */
function isOfThePart({ claim, frame }: Judged, between: string): boolean {
  if (claim?.field !== 'value' || !holds(claim.fit) || frame?.role === 'target') return false
  const { fact } = claim
  if (OF_YEAR.test(fact.label) || (fact.period !== null && monthsOf(fact.period)[0] === 1)) return false
  return between.length <= FARTHEST && !/[。；\n]/.test(between) && !AIMS.test(between)
}

function yearFault(said: string, start: number, period: Period): Fault {
  const ours = periodName(period)
  const right = /^\d/.test(said) ? ours : ours.replace(/^\d+年/, '')
  const at = { start, end: start + said.length }
  return faultAt('period', at, `报告期为${ours}，文中写作“${said}”`, { expected: ours, fix: { ...at, text: right } })
}
