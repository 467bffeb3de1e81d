import type { FactSheet, Period } from '../../domain/fact-sheet.ts'
import { isLater, liesIn, monthsOf, overlap, type Relation, relationOf, takesUp } from '../context/period-relation.ts'
import { type Claim, holds, type Judged } from '../judged.ts'
import type { Mention, NamedPeriod } from '../mention.ts'
import { PLANNED, prospectFrom } from '../roles/plans.ts'
import { isDoneAnew } from '../sheet/deeds.ts'
import { type FactEntry, indexOf } from '../sheet/sheet-index.ts'
import { leftOf } from '../text/character-class.ts'
import { periodName, quoted } from '../wording.ts'
import { periodFault, renamed } from './calendar-day.ts'
import { isCountedOver } from './counted-over.ts'
import { following } from './following.ts'
import type { Fault, PeriodRule, Scene } from './rule.ts'

/* A year or part of a year before numbers that were counted in another. */

/** A date, the fact that the next number tells, and what stands around the date. */
interface Heading {
  readonly mention: Mention
  readonly relation: Relation
  /** 1—6月 where the sheet tells the running total apart. */
  readonly running: boolean
  readonly fact: FactEntry
  readonly before: string
  readonly between: string
}

/** What heads numbers of the reported period, or serves as their base, and is another. */
export const headFault: PeriodRule = (scene, i, mention, named) => {
  const { sheet, text, judged } = scene
  const related = relationOf(named, sheet.period)
  const running = (related === 'this' || related === 'lastYear') && isRunning(sheet, named)
  const relation = running && related === 'lastYear' ? 'other' : related
  if (
    (relation === 'this' && !beginsEarlier(named, sheet.period)) ||
    saysNothing(mention, named, relation, sheet.period)
  )
    return null
  const before = leftOf(text, mention.start, 6)
  const stands = STANDS_AT.test(mention.text) || STANDS_AT_BEFORE.test(before)
  if (relation === 'part' && stands) return null
  const after = following(judged, i, text)
  const [first] = after
  // 2024年，排查4轮、8642户: 4 rounds were made then as well
  const next = (named.relative === null && after.find(({ claim }) => !(claim && isEqual(relation, claim)))) || first
  if (!next?.claim || next.claim.of === 'note' || !isHead(judged, i, next, named) || isOneOfEach(next)) return null
  const between = text.slice(mention.end, next.mention.start)
  if (LEGEND.test(between) || after.some(({ claim }) => isOf(named, claim, sheet.period))) return null
  const { claim } = next
  if (relation === 'this' && !running && !isOfThePart(claim.fact)) return null
  if (isCountedOver(indexOf(sheet), claim.fact, named)) return null
  const heading = { mention, relation, running: running || relation === 'this', fact: claim.fact, before, between }
  if (isSame(heading)) return null
  if (COMPARED.test(before))
    return isCompared(claim) && !isThenStood(named, sheet.period) ? baseFault(heading, sheet.period) : null
  if (!holds(claim.fit) || isOfElse(heading, scene) || (isLater(named, sheet.period) && BEGINS.test(between)))
    return null
  if (claim.field === 'lastYear') return formerFault(heading, sheet.period)
  if (claim.field !== 'value') return null
  const ours = periodName(sheet.period)
  const right = stands ? `${sheet.period.year}年${monthsOf(sheet.period)[1]}月底` : ours
  return periodFault(mention, `报告期为${ours}，文中写作“${mention.text}”`, {
    expected: right,
    fix: renamed(mention, named, right),
  })
}

/** 二季度、上季度分别为｜862.4、838.6万人次: which number is whose is read from the list. */
const isOneOfEach = ({ frame }: Judged): boolean => frame !== null && frame.each.length > 1

/** 近期, 往年: no period that could contradict; 去年一季度, 前年 can. A school term goes beyond what is reported on. */
const saysNothing = ({ text }: Mention, named: NamedPeriod, relation: Relation, reported: Period): boolean =>
  (/学期$/.test(text) && overlap(named, reported)) ||
  (relation === 'other' &&
    named.relative !== null &&
    !/^前年/.test(named.relative) &&
    (named.quarter ?? named.half ?? named.month) === null)

/** 1—6月 in a report on the second quarter whose sheet tells the quarter from the running total. */
const isRunning = (sheet: FactSheet, named: NamedPeriod): boolean =>
  beginsEarlier(named, sheet.period) && sheet.facts.some(({ label }) => /累计/.test(label))
function beginsEarlier(named: NamedPeriod, reported: Period): boolean {
  const [from] = monthsOf(named)
  const [ourFrom] = monthsOf(reported)
  return from === 1 && ourFrom !== 1 && (named.half !== null || named.month !== null)
}
/** 受理投诉33件, and 29件 in the period before: what was done in each of them, and in no longer time. */
const isOfThePart = ({ label, values, period, isRate }: FactEntry): boolean =>
  period === null && values.lastPeriod !== null && !isRate && isDoneAnew(label) && !/累计|年/.test(label)

/** 二季度末, 截至6月: the day to which a total runs, not the time in which it was made. */
const STANDS_AT = /[末底初]$/
const STANDS_AT_BEFORE = /截[至止]|[到至自从]$|[—~-]$/

/** 以下括号内均为上年同期数：. */
const LEGEND = /^[数值]/

/** 2025年，2026年: of several periods before a number the last one heads it; 二季度，当季实现 takes up the one before. */
const isHead = (judged: readonly Judged[], i: number, next: Judged, named: NamedPeriod): boolean =>
  !judged
    .slice(i + 1, judged.indexOf(next, i))
    .some(({ mention: { period } }) => period?.day === null && !takesUp(period, named))

/** 4月、5月用电量分别为: the label of the fact names that very time, or a part of it. */
function isOf(named: NamedPeriod, claim: Claim | null, reported: Period): boolean {
  if (claim === null || claim.of === 'note' || claim.fact.period === null) return false
  // 2025年1—9月243.80万人次, of what 1—9月累计 counts
  const isFormer = claim.field === 'lastYear' && named.year === reported.year - 1
  const then = isFormer ? { ...named, year: reported.year } : named
  return liesIn(claim.fact.period, then, reported) && !goesBeyond(then, reported)
}
/** 前三季度 in a report on the half-year: not over yet. */
const goesBeyond = (named: NamedPeriod, reported: Period): boolean =>
  named.month !== null && (named.year ?? reported.year) === reported.year && monthsOf(named)[1] > monthsOf(reported)[1]

const COMPARED =
  /(?:比|较|与|和|同|由|从|相比|对比|[优好差高低多少大小强弱快慢]于|突破|跌破|超过?|高出|不及|不如|接近|逼近|自|（|\()$/
/** A change, or the value of last year or last period that it starts from. */
const isCompared = (claim: Claim): boolean =>
  claim.of === 'derived' || claim.field === 'lastYear' || claim.field === 'lastPeriod'

/** 较2024年同期｜增长12%: what the sheet compares with is another time. */
function baseFault({ mention, relation, fact, between }: Heading, period: Period): Fault | null {
  if (relation !== 'other' || between.length > 12) return null
  const message = `“${mention.text}”不是${quoted(fact)}的比较基期，填报数据中只有${basesOf(fact, period)}`
  return periodFault(mention, message, { factId: fact.id })
}
/** 较2025年6月增加255人 in a report on the half-year of 2026: how many there were when that of 2025 was over. */
const isThenStood = ({ year, month, toMonth, relative }: NamedPeriod, period: Period): boolean =>
  relative === null && year === period.year - 1 && month === monthsOf(period)[1] && (toMonth ?? month) === month
const basesOf = ({ values }: FactEntry, { year }: Period): string =>
  [values.lastYear ? `上年同期（${year - 1}年）` : '', values.lastPeriod ? '上期' : ''].filter(Boolean).join('和') ||
  '本期数'

/** 去年一季度｜200户 in a report on the second: what is told is last year's, and of another part of it. */
function formerFault({ mention, relation, fact }: Heading, period: Period): Fault | null {
  if (relation !== 'other') return null
  const right = periodName({ ...period, year: period.year - 1 })
  const { start, end } = mention
  const told = `${quoted(fact)}的上年同期数是${right}的，文中写作“${mention.text}”`
  return periodFault(mention, told, { factId: fact.id, expected: right, fix: { start, end, text: right } })
}

/** 上年同期4A级景区3家, where there are as many now. */
const isEqual = (relation: Relation, { of, field, fact }: Claim): boolean =>
  of === 'field' &&
  field === 'value' &&
  (relation === 'lastYear' || relation === 'lastPeriod') &&
  fact.values[relation]?.n === fact.values.value.n

/** Whether the number is that of the named time as well. */
const isSame = ({ relation, running, fact, between }: Heading): boolean =>
  ((relation === 'lastYear' || relation === 'lastPeriod') && fact.values[relation]?.n === fact.values.value.n) ||
  (running && !fact.period && /累计/.test(fact.label + between)) ||
  (relation === 'part' && between.length > 16)

/** Whether the date is that of something else: of a plan, of what was dealt with, of what is yet to come or was noted. */
const isOfElse = ({ mention, fact, before, between }: Heading, { sheet, text }: Scene): boolean =>
  (STANDS_AT.test(mention.text) && AMID.test(before) && HAPPENED.test(between)) ||
  isPlanned(between, fact.label) ||
  ANOTHER_TIME.test(before) ||
  DEALT_WITH.test(before) ||
  isAhead(text, mention) ||
  isNoted(sheet, mention)

/** 二期工程5月底｜完工，带动销售额达到: the day of what happened in a clause of its own. */
const AMID = /[\u4e00-\u9fff]$/
const HAPPENED = /^[\u4e00-\u9fff]{2,8}[，；]/

/** 2025年启动的项目: when it was planned or began, not when what is told was done. */
const ANOTHER_TIME = new RegExp(`${PLANNED}|目标|规划|安排|启动|修订|施行|印发`)
/** 启动 of 启动应急响应 plans nothing where that is what the sheet counts. */
const isPlanned = (words: string, label: string): boolean =>
  [...words.matchAll(EACH_PLANNED)].some(([word]) => !label.includes(word))
const EACH_PLANNED = new RegExp(ANOTHER_TIME, 'g')

/** 针对8月份后期高温, 受9月上旬台风影响: when that was which was dealt with, not when the work was done. */
const DEALT_WITH = /(?:针对|应对|面对|抵御|防御|战胜|克服|吸取|受)[今当年]{0,2}$/

/** 下一步，一季度欠账的项目在二季度集中补齐: what is yet to come. */
function isAhead(text: string, { start }: Mention): boolean {
  const from = Math.max(0, text.lastIndexOf('。', start), text.lastIndexOf('\n', start), start - SENTENCE)
  return prospectFrom(text, from, start) < start
}
const SENTENCE = 80

/** 10月起｜重点盯住未改的17个: what begins after the reported time counts nothing of it. */
const BEGINS = /^份?[初中底]?(?:起|开始|重点|集中|抓紧|[要需]|盯)/

/** 12月14日至15日出现强降雪: the notes name that very time. */
const isNoted = (sheet: FactSheet, { text }: Mention): boolean =>
  /日/.test(text) && indexOf(sheet).notes.some(({ mentions }) => mentions.some((given) => given.text === text))
