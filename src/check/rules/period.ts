import type { FactSheet, Period } from '../../domain/fact-sheet.ts'
import { Characters } from '../characters.ts'
import { type Claim, holds, type Judged } from '../judged.ts'
import type { Mention, NamedPeriod } from '../mention.ts'
import { liesIn, monthsOf, overlap, relationOf } from '../period-relation.ts'
import { PLANNED, prospectFrom } from '../plans.ts'
import { leftOf } from '../scan/character.ts'
import { indexOf } from '../sheet-index.ts'
import { periodName, quoted } from '../wording.ts'
import { dayFault, impossible, isUntil, periodFault, renamed } from './calendar-day.ts'
import type { Fault, Rule, Scene } from './rule.ts'

const COMPARED = /(?:比|较|与|和|同|由|从|相比|对比|优于|好于|高于|低于|自|（|\()$/
/** 2025年启动的项目: when it was planned or began, not when what is told was done. */
const ANOTHER_TIME = new RegExp(`${PLANNED}|目标|规划|安排|启动|修订|施行|印发`)

/** A year, quarter or date that contradicts the reporting period. */
export const period: Rule = (scene) => {
  const faults: Fault[] = []
  scene.judged.forEach((one, i) => {
    const { mention } = one
    if (!mention.period || mention.exempt === 'document' || isBetweenStrokes(scene.text, mention)) return
    const found =
      impossible(mention, mention.period) ??
      (mention.period.day !== null
        ? dayFault(scene, mention, mention.period)
        : (untilFault(scene, i, mention, mention.period) ??
          ownBaseFault(scene, i, mention, mention.period) ??
          citedFault(scene, i, mention, mention.period) ??
          headFault(scene, i, mention, mention.period)))
    if (found) faults.push(found)
  })
  return faults
}

/** 本季/上年同季: the head of a column between strokes. */
const isBetweenStrokes = (text: string, { start, end }: Mention): boolean =>
  [text[start - 1], text[end]].some((c) => c === '/' || c === '／')

/** 针对8月份后期高温, 受9月上旬台风影响: when that was which was dealt with, not when the work was done. */
const DEALT_WITH = /(?:针对|应对|面对|抵御|防御|战胜|克服|吸取|受)[今当年]{0,2}$/

/** 截至9月底 above the numbers of the fourth quarter. */
function untilFault({ sheet, text, judged }: Scene, i: number, mention: Mention, named: NamedPeriod): Fault | null {
  if (!isUntil(text, mention) || named.relative !== null) return null
  const end = monthsOf(named)[1]
  const [from, to] = monthsOf(sheet.period)
  const offset = (named.year ?? sheet.period.year) - sheet.period.year
  if ((offset === 0 && end >= from && end <= to + 1) || offset === 1) return null
  const [next] = following(judged, i, text)
  if (next?.claim?.field !== 'value' || !holds(next.claim.fit) || next.claim.fact.period) return null
  return periodFault(mention, `报告期为${periodName(sheet.period)}，截止时间“${mention.text}”不在报告期内`)
}

/** 比三季度｜多3场 in a report on the third: what was told of it cannot be compared with itself. */
function ownBaseFault({ sheet, text, judged }: Scene, i: number, mention: Mention, named: NamedPeriod): Fault | null {
  if (named.relative !== null || !(named.quarter ?? named.half) || !AGAINST.test(leftOf(text, mention.start, 1)))
    return null
  const { period } = sheet
  if (named.quarter ? named.quarter !== period.quarter : named.half !== period.half) return null
  if ((named.year ?? period.year) !== period.year) return null
  const [next] = following(judged, i, text)
  const claim = next?.claim
  if (claim?.of !== 'derived' || !holds(claim.fit) || claim.fact.period) return null
  if (!claim.rule.startsWith('qoq') || !MOVES.test(text.slice(mention.end, next!.mention.start))) return null
  const right = previousOf(period)
  return periodFault(
    mention,
    `${quoted(claim.fact)}的${next!.mention.text}是与上期相比，文中写作与“${mention.text}”相比`,
    {
      factId: claim.fact.id,
      expected: right,
      fix: right === null ? null : renamed(mention, named, right),
    },
  )
}
const AGAINST = /[比较]/
const MOVES = /^[^，。；]{0,10}$/

/** 由二季度的｜81降至67 in a report on the second: what is cited is the last period's, and that is another. */
function citedFault({ sheet, text, judged }: Scene, i: number, mention: Mention, named: NamedPeriod): Fault | null {
  const next = judged[i + 1]
  const claim = next?.claim
  if (claim?.field !== 'lastPeriod' || !holds(claim.fit) || claim.fact.period || named.relative !== null) return null
  if (!CITES.test(text.slice(mention.end, next!.mention.start)) || !(named.quarter ?? named.half)) return null
  const relation = relationOf(named, sheet.period)
  if (relation !== 'this' && relation !== 'other') return null
  const right = previousOf(sheet.period)
  return periodFault(mention, `${quoted(claim.fact)}的${next!.mention.text}是上期数，文中写作“${mention.text}”`, {
    factId: claim.fact.id,
    expected: right,
    fix: right === null ? null : renamed(mention, named, right),
  })
}
/** The quarter or half before, in the same year. */
function previousOf(period: Period): string | null {
  const { quarter, half } = period
  if (quarter && quarter > 1) return periodName({ ...period, quarter: quarter - 1 })
  return half === 2 ? periodName({ ...period, half: 1 }) : null
}
const CITES = /^的?[为是约在列居]*$/

/** 2026年秋季学期 in a report on the third quarter: a school term goes beyond what is reported on. */
const TERM = /学期$/

/** A year or part of a year that heads numbers of the reported period, or serves as their base, and is another. */
function headFault({ sheet, text, judged }: Scene, i: number, mention: Mention, named: NamedPeriod): Fault | null {
  const relation = relationOf(named, sheet.period)
  const running = relation === 'this' && isRunning(sheet, named)
  if (TERM.test(mention.text) && overlap(named, sheet.period)) return null
  if ((relation === 'this' && !running) || (relation === 'other' && isVague(named))) return null
  const before = leftOf(text, mention.start, 6)
  const stands = STANDS_AT.test(mention.text) || STANDS_AT_BEFORE.test(before)
  if (relation === 'part' && stands) return null
  const after = following(judged, i, text)
  const [next] = after
  if (!next?.claim || next.claim.of === 'note' || !isHead(judged, i, next)) return null
  const between = text.slice(mention.end, next.mention.start)
  const { fact } = next.claim
  if (LEGEND.test(between) || after.some(({ claim }) => isOf(named, claim, sheet.period))) return null
  if (COMPARED.test(before)) {
    if (relation !== 'other' || !isCompared(next.claim) || between.length > 12) return null
    return periodFault(
      mention,
      `“${mention.text}”不是${quoted(fact)}的比较基期，填报数据中只有${bases(fact, sheet.period)}`,
      { factId: fact.id },
    )
  }
  if (next.claim.field !== 'value' || !holds(next.claim.fit)) return null
  // 上年同期4A级景区3家, where there are as many now
  if ((relation === 'lastYear' || relation === 'lastPeriod') && fact.values[relation]?.n === fact.values.value.n)
    return null
  if (isPlanned(between, fact.label) || ANOTHER_TIME.test(before) || DEALT_WITH.test(before)) return null
  if (isAhead(text, mention)) return null
  if (running && !fact.period && /累计/.test(fact.label + between)) return null
  if (relation === 'part' && between.length > 16) return null
  if (isNoted(sheet, mention)) return null
  const ours = periodName(sheet.period)
  const right = stands ? `${sheet.period.year}年${monthsOf(sheet.period)[1]}月底` : ours
  return periodFault(mention, `报告期为${ours}，文中写作“${mention.text}”`, {
    expected: right,
    fix: renamed(mention, named, right),
  })
}

/** 12月14日至15日出现强降雪: the notes name that very time. */
const isNoted = (sheet: FactSheet, { text }: Mention): boolean =>
  /日/.test(text) && indexOf(sheet).notes.some(({ mentions }) => mentions.some((given) => given.text === text))

/** 以下括号内均为上年同期数：. */
const LEGEND = /^[数值]/
/** 近期, 往年: no period that could contradict; 去年一季度, 前年 can. */
const isVague = ({ relative, quarter, half, month }: NamedPeriod): boolean =>
  relative !== null && !/^前年/.test(relative) && (quarter ?? half ?? month) === null
/** A change, or the value of last year or last period that it starts from. */
const isCompared = (claim: Claim): boolean =>
  claim.of === 'derived' || claim.field === 'lastYear' || claim.field === 'lastPeriod'

/** 下一步，一季度欠账的项目在二季度集中补齐: what is yet to come. */
function isAhead(text: string, { start }: Mention): boolean {
  const from = Math.max(0, text.lastIndexOf('。', start), text.lastIndexOf('\n', start), start - SENTENCE)
  return prospectFrom(text, from, start) < start
}
const SENTENCE = 80

/** 启动 of 启动应急响应 plans nothing where that is what the sheet counts. */
const isPlanned = (words: string, label: string): boolean =>
  [...words.matchAll(EACH_PLANNED)].some(([word]) => !label.includes(word))
const EACH_PLANNED = new RegExp(ANOTHER_TIME, 'g')

/** 1—6月 in a report on the second quarter whose sheet tells the quarter from the running total. */
function isRunning(sheet: FactSheet, named: NamedPeriod): boolean {
  const [from] = monthsOf(named)
  const [ourFrom] = monthsOf(sheet.period)
  if (from !== 1 || ourFrom === 1 || (!named.half && named.month === null)) return false
  return sheet.facts.some(({ label }) => /累计/.test(label))
}

/** 二季度末, 截至6月: the day to which a total runs, not the time in which it was made. */
const STANDS_AT = /[末底初]$/
const STANDS_AT_BEFORE = /截[至止]|[到至自从]$|[—~-]$/

const bases = (fact: { values: Record<string, unknown> }, { year }: Period): string =>
  [fact.values.lastYear ? `上年同期（${year - 1}年）` : '', fact.values.lastPeriod ? '上期' : '']
    .filter(Boolean)
    .join('和') || '本期数'

const AHEAD = 12
/** The numbers after a date, in the same sentence. */
function following(judged: readonly Judged[], i: number, text: string): Judged[] {
  const found: Judged[] = []
  let from = judged[i]!.mention.end
  for (const one of judged.slice(i + 1, i + AHEAD)) {
    if (SENTENCE_ENDS.standIn(text, from, one.mention.start)) break
    if (one.frame !== null) found.push(one)
    from = one.mention.start
  }
  return found
}
const SENTENCE_ENDS = new Characters('。；！？\n')

/** 4月、5月用电量分别为: the label of the fact names that very time, or a part of it. */
const isOf = (named: NamedPeriod, claim: Claim | null, reported: Period): boolean =>
  claim !== null && claim.of !== 'note' && claim.fact.period !== null && liesIn(claim.fact.period, named, reported)

/** 2025年，2026年: of several periods before a number the last one heads it. */
const isHead = (judged: readonly Judged[], i: number, next: Judged): boolean =>
  !judged.slice(i + 1, judged.indexOf(next, i)).some(({ mention }) => mention.period?.day === null)
