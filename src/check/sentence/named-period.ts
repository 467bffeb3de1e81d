import type { Period } from '../../domain/fact-sheet.ts'
import { isWholeYear, monthsOf, relationOf, samePeriod } from '../context/period-relation.ts'
import { PART_OF_YEAR } from '../lexicon/periods.ts'
import type { NamedPeriod } from '../mention.ts'
import type { Role } from '../roles/frame.ts'
import { inPartOf, runningOf, widerOf } from '../sheet/scopes.ts'
import type { FactEntry, SheetIndex } from '../sheet/sheet-index.ts'
import { Clue } from '../text/clue.ts'
import type { Claimed } from './claimed.ts'
import { raise } from './raise.ts'
import type { Spoken } from './subjects.ts'

/* What the period named before a number says of whom it speaks. */

/** Weighs each fact by the period that its label names, or counts from, and the one that the text names. */
export function keepToNamedPeriod(c: Spoken, subjects: Float64Array): void {
  const { claimed, plan, index, memory } = c
  const { role } = claimed.frame
  // 比一季度加快: the period is that of the base; 四季度还需检查843家次: that of what is to come
  const running = isRunning(c)
  const isElse =
    claimed.mention.kind === 'percentage-point' || role === 'remainder' || running || isToCome(claimed, index)
  const named = isElse ? null : periodOf(claimed)
  // 距全年目标: the half-year as well has a target for the year
  if (!OF_TARGET.has(role) || (named && !isWholeYear(named)))
    weighPeriods(index, plan?.period ?? named, role === 'level', subjects)
  if (running)
    for (const { fact, general } of runningOf(index)) {
      if (fact.period) subjects[fact.place]! += RUNS
      // 三季度86.42亿元，同比增5.27亿元，环比增4.05亿元；累计近｜248亿元: of what was just told
      if (general === memory.last) raise(subjects, fact, RUNS_ON)
    }
  if (named) {
    keepToPeriod(c, named, subjects)
    if (role === 'level') passToPart(c, named, subjects)
  }
  if (OF_YEAR.within(c.text, claimed.from, claimed.mention.start)) keepToYear(index, subjects)
}

/** 从全年看，发生事故｜96起: of 全年事故, and no number of the quarter. */
function keepToYear(index: SheetIndex, subjects: Float64Array): void {
  for (const { fact, general } of widerOf(index)) {
    if (!fact.label.startsWith('全年') && !fact.label.startsWith('年度')) continue
    if (subjects[general.place]! <= subjects[fact.place]!) continue
    subjects[fact.place] = subjects[general.place]! + OF_THE_YEAR
    subjects[general.place] = 0
  }
}
const OF_YEAR = new Clue(/(?:^|[，；。：\n])(?:从|就)?全年(?:情况|总体|整体)?(?:上|来)?看，[^，；。：季月]*$/, '全')
const OF_THE_YEAR = 0.1

/** 四季度力争完成｜3.22亿元: what is wanting of what was counted until now. */
const isToCome = ({ meant, period }: Claimed, { sheet }: SheetIndex): boolean =>
  meant && period !== null && relationOf(period, sheet.period) === 'other'

const OF_TARGET: ReadonlySet<Role> = new Set(['target', 'gap', 'completion'])

/** 三季度门诊30150人次，比二季度高｜4.7%: what is compared is of the period before, the base of the one that is named. */
function periodOf(claimed: Claimed): NamedPeriod | null {
  let own: Claimed | null = claimed
  for (let back = 0; back < MOST_COMPARED && own?.frame.role === 'change' && own.frame.base !== null; back++)
    own = own.before
  return own?.period ?? claimed.period
}
/** So many comparisons may hang on one value. Keeps a list of thousands linear. */
const MOST_COMPARED = 4

/** A label that names its own period belongs to numbers of that period; others to the reported one. */
function weighPeriods(
  { facts, dated, twins, sheet }: SheetIndex,
  named: NamedPeriod | null,
  isLevel: boolean,
  subjects: Float64Array,
): void {
  let isOfDated = false
  for (const fact of dated) {
    const isSame =
      named !== null && (samePeriod(named, fact.period!, sheet.period) || isFormer(named, fact, sheet.period))
    isOfDated ||= isSame
    subjects[fact.place]! += isSame ? 0.1 : isRuledOut(twins, fact, named) ? TWIN : named ? -0.3 : -0.1
  }
  if (!isOfDated || samePeriod(named!, sheet.period, sheet.period)) return
  // 二季度报告病例562例 beside 报告病例1274例, which is of the half-year
  for (const fact of facts) if (!fact.period) subjects[fact.place]! += isLevel && twins.has(fact) ? TWIN : -0.12
}

/** The period of a fact a year before, or right before: of either the sheet may have its number. */
const isFormer = (named: NamedPeriod, fact: FactEntry, reported: Period): boolean =>
  isRightBefore(named, fact) ||
  (fact.values.lastYear !== null &&
    named.year === reported.year - 1 &&
    samePeriod({ ...named, year: reported.year }, fact.period!, reported))

/** 一季度18部, where the sheet has 二季度加装电梯 with the number of the period before. */
export function isRightBefore(named: NamedPeriod, { period, values }: FactEntry): boolean {
  if (values.lastPeriod === null || named.year !== null) return false
  const [from, to] = monthsOf(named)
  const [start, end] = monthsOf(period!)
  return to === start - 1 && to - from === end - start
}

/** 四季度，立案｜24件: none of 全年立案, unless 全年 is said as well. */
function keepToPeriod(c: Spoken, named: NamedPeriod, subjects: Float64Array): void {
  const { index, scorer, memory } = c
  const { period } = index.sheet
  if (isWholeYear(named) || !samePeriod(named, period, period)) return
  for (const { fact, general } of widerOf(index))
    if (!memory.stated.includes(fact) && !scorer.namesBeside(fact, general)) subjects[fact.place]! += TWIN
}

/** 前三季度投资5.64亿元，四季度｜2.22亿元: of 四季度投资, where what was told last is 年内累计投资. */
function passToPart(c: Spoken, named: NamedPeriod, subjects: Float64Array): void {
  const { last } = c.memory
  if (last && BARE_PERIOD.inClauseOf(c)) raise(subjects, inPartOf(c.index, last, named), RUNS_ON)
}
const BARE_PERIOD = new Clue(
  `^[，、；]?${PART_OF_YEAR}[完成实现达到为是新增再又则]*$`,
  '季度年月完成实现达到为是新增再又则',
)

/** 四季度立案58件，累计｜172件; 172件（全年）: the total, where no quarter or half stands in its own clause. */
const isRunning = (c: Spoken): boolean =>
  RUNNING.inClauseOf(c) !== null || RUNNING_BEHIND.after(c.text, c.claimed.mention.end, 5)
const RUNNING = new Clue(/^[^季月半]*(?:累计|总计|年内)/, '计内')
const RUNNING_BEHIND = new Clue(/^[（(](?:全年|年度|累计|年内)/, '（(')

/** Beside a twin without a period the one with a period must have it named; beside one with another it must not name that. */
const isRuledOut = (twins: SheetIndex['twins'], fact: FactEntry, named: NamedPeriod | null): boolean =>
  twins.get(fact) === 'undated' || (named !== null && twins.has(fact))
/** 累计 names the one that counts from January on, against what having no period named says. */
const RUNS = 0.6
const RUNS_ON = 0.9
/** Where nothing but the period tells two facts apart, the wrong period rules one out. */
const TWIN = -0.5
