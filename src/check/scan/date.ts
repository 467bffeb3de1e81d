import type { NamedPeriod } from '../mention.ts'
import { digitAt, isHanNumeral, isOneOf, leftOf, rightOf, startsClause, startsItem } from '../text/character-class.ts'
import { dateNotes } from './date-notes.ts'
import { DAY, MONTH, numberOf, YEAR, yearOf } from './date-parts.ts'
import { matchAt } from './sticky.ts'
import { type Token, type TokenNote, token } from './token.ts'
import { unitAt } from './unit-at.ts'

/* Dates and periods: everything that names a stretch of the calendar, with the period it names. */

const NO_PERIOD: NamedPeriod = {
  year: null,
  quarter: null,
  half: null,
  month: null,
  toMonth: null,
  day: null,
  relative: null,
}

const PART =
  `(?<quarter>第?[一二三四1-4]季度|[Qq][1-4](?!\\d))(?:末|初)?|(?<half>[上下]半年|(?<=年|20\\d\\d)[Hh][12](?![\\dA-Za-z]))|(?<threeQuarters>前三季度|前3季度)|(?<fromQuarter>[一二三1-3])(?:-|~|至|到)第?(?<untilQuarter>[二三四2-4])季度|前(?<months>[1-9]|1[01]|[一二三四五六七八九十]|十一)个月` +
  `|(?<month>${MONTH})月(?!龄)(?:份|(?<day>${DAY})(?:日|号|(?=[-~至到]\\d{1,2}[日号])))?(?<tail>(?:-|~|至|到)(?:本月|(?<toMonth>${MONTH})月(?:份|(?<toDay>${DAY})(?:日|号))?|(?<lastDay>${DAY})(?:日|号)))?(?:底|末|初|中旬|上旬|下旬|中)?` +
  `|(?<fromMonth>${MONTH})(?:-|~|至|到)(?<untilMonth>${MONTH})月(?:份)?(?:底|末)?` +
  `|第(?<week>\\d{1,2}|[一二三四五六七八九十]{1,3})周`
const COMPACT = /((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?![\d.%])/y
const ISO = /(?:19|20)\d{2}([-/.])(\d{1,2})\1(\d{1,2})(?![\d.])/y
const YEARS = new RegExp(
  `(?<from>${YEAR})年?(?:-|~|至|到)(?<to>${YEAR})(?:年度?|学年)?(?:秋冬季?|冬春季?|采暖季|供暖季|取暖季)?`,
  'y',
)
const DATED = new RegExp(
  `(?:(?<year>${YEAR})|(?<short>2\\d))(?:年|(?<=20\\d\\d)(?=第?[一二三四1-4]季度|[上下]半年|[QqHh][1-4](?![\\dA-Za-z])))(?:度|以来|来|初|末|底|中|同期|全年|(?<term>[春秋])季学期|春季|夏季|秋季|冬季|春|秋冬季?|汛期|期间)?(?:${PART})?`,
  'y',
)
/** A part of a year, without it. */
export const UNDATED = new RegExp(PART, 'y')
/** Reads the date or period that begins at `i` with a digit or a Han numeral, or with 上半年, 第二季度, 前三季度. */
export const readDate = (text: string, i: number): Token | null =>
  (isOneOf(text[i], '12一二') ? (readIso(text, i) ?? readYears(text, i) ?? readDated(text, i)) : null) ??
  readUndated(text, i) ??
  readDotted(text, i)

/** 20260706: a day in eight digits, where they count nothing. */
export function readCompactDate(text: string, i: number): Token | null {
  if (!digitAt(text, i + 7)) return null
  const m = matchAt(COMPACT, text, i)
  if (m === null || unitAt(text, i + 8) !== null) return null
  return dateToken('compact date', i, i + 8, { year: Number(m[1]), month: Number(m[2]), day: Number(m[3]) })
}

/** A date or period, with as much of it as is named. */
export const dateToken = (
  step: string,
  start: number,
  end: number,
  period: Partial<NamedPeriod>,
  notes: TokenNote[] = [],
): Token => token(step, 'date', start, end, { exempt: 'date', period: { ...NO_PERIOD, ...period }, notes })

function readIso(text: string, i: number): Token | null {
  const m = matchAt(ISO, text, i)
  if (!m || Number(m[2]) > 12 || Number(m[3]) > 31) return null
  const year = Number(m[0].slice(0, 4))
  const day = { year, month: Number(m[2]), day: Number(m[3]) }
  const fix = `${year}年${day.month}月${day.day}日`
  // GB/T 7408 has 2026-08-20, none 2026.8.20
  const notes = m[1] === '-' ? [] : [{ rule: 'N14', message: '日期应写明年、月、日', fix }]
  return dateToken('iso date', i, i + m[0].length, day, notes)
}

const DOTTED =
  /(1[0-2]|[1-9])\.(3[01]|[12]\d|[1-9])(?:-|~|至|到)(?:(1[0-2]|[1-9])\.)(3[01]|[12]\d|[1-9])(?=[，)期、]|开展|组织|举办|召开|集中|$)/y
/** 5.12-5.18，开展义诊: from day to day, where a clause begins so. */
function readDotted(text: string, i: number): Token | null {
  if (text[i + 1] !== '.' && text[i + 2] !== '.') return null
  const m = startsClause(text, i) || isOneOf(text[i - 1], '于在从自') ? matchAt(DOTTED, text, i) : null
  if (!m) return null
  const [month, day, toMonth, lastDay] = m.slice(1).map(Number) as [number, number, number, number]
  if (toMonth < month || (toMonth === month && lastDay <= day)) return null
  const fix = `${month}月${day}日—${toMonth === month ? '' : `${toMonth}月`}${lastDay}日`
  const notes = [{ rule: 'N14', message: '日期应写明月、日', fix }]
  return dateToken('dotted days', i, i + m[0].length, { month, day }, notes)
}

/** （2019—2022）, 2019至2022四年间. */
const YEARS_END = /^(?:\)|[两三四五六七八九十]年)/
function readYears(text: string, i: number): Token | null {
  const m = matchAt(YEARS, text, i)
  if (!m || (!/[年季冬春]/.test(m[0]) && !YEARS_END.test(rightOf(text, i + m[0].length, 2)))) return null
  return dateToken('years', i, i + m[0].length, {})
}

function readDated(text: string, i: number): Token | null {
  const m = matchAt(DATED, text, i)
  if (!m) return null
  const g = m.groups as Record<string, string | undefined>
  if (g.short !== undefined) return readShort(text, i, m[0], g)
  const end = i + m[0].length
  if (text.startsWith('一遇', end)) return null
  const period = { ...partOf(g), year: yearOf(g.year!) }
  if (g.toMonth !== undefined && Number(numberOf(g.toMonth)) < Number(period.month))
    return dateToken('years', i, end, {})
  return dateToken('date', i, end, period, dateNotes(text, i, end, g))
}

/** 26年，…; 26年全县; 26年街道划分: who reports stands behind it, and no 街道路灯, 村路 or 区块. */
const REPORTS =
  /^(?:[，全我本共各]|街道(?!路)|(?:社区|村(?![路医支官])|乡镇|镇|乡(?![音愁情村])|区(?![块间])|县|市(?!场)|州|园区|辖区|局(?![面限])|中心|大队|支队|单位)[一-龥])/
/** 26年二季度: a year cut short. 26年 alone may be a duration and stays one. */
function readShort(text: string, i: number, written: string, g: Record<string, string | undefined>): Token | null {
  if (isOneOf(text[i - 1], '近续')) return null
  const period = partOf(g)
  const alone = Object.keys(period).length === 0 && !/年(?:度|以来|初|末|底|同期|全年)$/.test(written)
  if (alone && !isYearAlone(text, i, i + written.length)) return null
  return dateToken('short year', i, i + written.length, { ...period, year: 2000 + Number(g.short) }, [
    { rule: 'N17', message: '年份应写全称，不能简写', fix: `20${written}` },
  ])
}

/** 26年全县…, and behind a comma too 24年实施临时救助214人次: no duration does so. */
function isYearAlone(text: string, start: number, end: number): boolean {
  const after = rightOf(text, end, 4)
  return (
    (startsItem(text, start) && REPORTS.test(after)) ||
    (startsClause(text, start) && text[end - 1] === '年' && WAS_DONE.test(after))
  )
}
const WAS_DONE =
  /^(?:共|累计)?(?:实施|完成|开展|新[建增改]|建成|发放|办[理结]|受理|举办|组织|投入|改造|查处|审批|召开|实现|接待|争取|排查|检查)/

/** What the part after the year names. */
export function partOf(g: Record<string, string | undefined>): Partial<NamedPeriod> {
  if (g.quarter !== undefined) return { quarter: numberOf(g.quarter.replace(/[第Qq]|季度/g, '')) }
  if (g.half !== undefined) return { half: /[上1]/.test(g.half) ? 1 : 2 }
  if (g.term !== undefined) return { half: g.term === '春' ? 1 : 2 }
  if (g.threeQuarters !== undefined) return { month: 1, toMonth: 9 }
  if (g.fromQuarter !== undefined)
    return { month: numberOf(g.fromQuarter)! * 3 - 2, toMonth: numberOf(g.untilQuarter)! * 3 }
  if (g.months !== undefined) return { month: 1, toMonth: numberOf(g.months) }
  if (g.fromMonth !== undefined) return { month: numberOf(g.fromMonth), toMonth: numberOf(g.untilMonth) }
  if (g.month !== undefined) {
    const month = numberOf(g.month)
    if (g.tail !== undefined && !isSomeDays(g)) return { month, toMonth: numberOf(g.toMonth) }
    return g.day === undefined ? { month } : { month, day: numberOf(g.day) }
  }
  return {}
}

/** 10月1日至8日: days of a month, as a day is, and not the month. */
const isSomeDays = ({ day, lastDay }: Record<string, string | undefined>): boolean =>
  day !== undefined && lastDay !== undefined && !(numberOf(day) === 1 && numberOf(lastDay)! >= 28)

/** 上 and 下 stand in many words, but in a period only before 半年; 前 and 第 only before a numeral. */
function mayBePeriod(text: string, i: number): boolean {
  const [first, next] = [text[i], text[i + 1]]
  if (first === '上' || first === '下') return next === '半'
  return (first !== '前' && first !== '第') || digitAt(text, i + 1) || isHanNumeral(next)
}

function readUndated(text: string, i: number): Token | null {
  if (!mayBePeriod(text, i) || (text[i] === '前' && isOneOf(text[i - 1], '提目日以此'))) return null
  const m = matchAt(UNDATED, text, i)
  if (!m) return null
  const end = i + m[0].length
  const g = m.groups as Record<string, string | undefined>
  const period = partOf(g)
  if (g.month !== undefined || g.fromMonth !== undefined) {
    if (Number(period.month) > 12 || Number(period.toMonth ?? 0) > 12) return null
  }
  if (g.half !== undefined && /[以之]$/.test(leftOf(text, i, 1))) return null
  return dateToken('period', i, end, period, dateNotes(text, i, end, g))
}

const HAN_YEAR = /(?:二〇|二零|一九)[〇零一二三四五六七八九]{2}(?![〇零一二三四五六七八九十百千万亿年])/y
/** 二〇二四 in a heading, without 年. */
export function readHanYear(text: string, i: number): Token | null {
  const m = matchAt(HAN_YEAR, text, i)
  return m ? dateToken('year', i, i + m[0].length, { year: yearOf(m[0]) }) : null
}

const CAMPAIGN = /(?:19|20)\d{2}(?=(?:专项|集中)?(?:行动|执法|整治|攻坚|战役|活动))/y
/** 排查整治2023行动: the year in the name of a campaign. */
export function readCampaign(text: string, i: number): Token | null {
  return matchAt(CAMPAIGN, text, i) && dateToken('campaign', i, i + 4, {})
}

const TITLE_YEAR = /\(((?:19|20)\d{2})\)(?=\n|$)/y
/** 一组数字读懂云溪的绿（2025）: the year that closes a heading. */
export function readTitleYear(text: string, i: number): Token | null {
  const m = matchAt(TITLE_YEAR, text, i)
  return m ? dateToken('year', i + 1, i + 5, { year: Number(m[1]) }) : null
}

const TOGETHER = /(1[0-2]|[1-9])(?:、(1[0-2]|[1-9])){1,2}[两三]个?月(?!内)/y
/** 7、8两个月: which, not how long. */
export function readMonthsTogether(text: string, i: number): Token | null {
  const m = matchAt(TOGETHER, text, i)
  return m && !isOneOf(text[i - 1], '、.')
    ? dateToken('months', i, i + m[0].length, { month: Number(m[1]), toMonth: Number(m[2]) })
    : null
}
