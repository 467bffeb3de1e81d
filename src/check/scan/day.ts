import type { NamedPeriod } from '../mention.ts'
import { isOneOf, leftOf, rightOf, startsClause } from '../text/character-class.ts'
import { dateToken, partOf, UNDATED } from './date.ts'
import { DAY, numberOf } from './date-parts.ts'
import { matchAt } from './sticky.ts'
import type { Token } from './token.ts'

/* Days and periods that only what stands around them dates: 15日, 今年, 上季度. */

const DAY_ONLY = new RegExp(
  `(${DAY})(?:(?:日|号)(?:(?:-|~|至|到)(?<until>${DAY})(?:日|号))?|(?:-|~|至|到)(?<last>${DAY})(?:日|号))`,
  'y',
)

const RELATIVE =
  /(?:去年|上年)(?:的?这个?时候|的?此时|这会儿)|一年(?:之|以)?前(?![后进移行往夕所])|(今年|去年|前年|明年|后年|上年|本年|上一年|当年)(?:度)?(?:同[期季月]|以来|全年)?|(本|上|下|当)(?:一?个|一)?(月|季度|季|期|半年|年度|周)(?:度)?(?:同期)?|前一(?:个季度?|季度?|个?月|年)(?:度)?(?:同期)?|前季(?!节)度?/y

/** 今年, 上年同期, 本季度 and what follows them: 去年二季度, 今年1—6月. */
export function readRelative(text: string, i: number): Token | null {
  if (!isOneOf(text[i + 1], '年一个月季期半周')) return null
  const m = matchAt(RELATIVE, text, i)
  if (!m || isCut(text[i - 1], m[0])) return null
  if (text[i] === '当' && m[3] === '期') return null
  let end = i + m[0].length
  let period: Partial<NamedPeriod> = {}
  const part = matchAt(UNDATED, text, end)
  if (part) {
    end += part[0].length
    period = partOf(part.groups as Record<string, string | undefined>)
  }
  if (text.startsWith('同期', end)) end += 2
  return dateToken('relative period', i, end, { ...period, relative: text.slice(i, end) })
}

/** 以上半年, 提前一个月, 目前年产: no period starts there. */
const isCut = (before: string | undefined, found: string): boolean =>
  found.startsWith('前年')
    ? isOneOf(before, '目提以之此当大')
    : /^前[一季]/.test(found)
      ? isOneOf(before, '提此日年目先生眼从空超')
      : isOneOf(before, '以之晚早基原') && isOneOf(found[0], '上下本当')

const AFTER_DAY =
  /^(?:之?前(?!期)|之?后|起|上午|下午|晚|凌晨|傍晚|夜|当天|零时|\d{1,2}[时:]|召开|印发|-|截止|为止|[，、]?\d{1,2}日)/
const BEFORE_DAY = /(?:本月|当月|上月|下月|同月|每月|次月|末月|首月|截至|截止|于|至)$/
/** 从5月11日搞到｜17日, where days are told; 时限由20日优化到｜16日 counts them. */
const UP_TO_DAY = /(?<![不达升降增减缩长短少压高化宽速快])到$/

/**
 * 15日 alone is a day of the month only where the words around it say so; 158日 counts days. `month` is the month of a
 * date right before it (6月1日、5日), `dated` tells that the sentence named a date already (6月5日召开…，6日走访…).
 */
export function readDay(text: string, i: number, month: number | null, dated: boolean): Token | null {
  const m = matchAt(DAY_ONLY, text, i)
  if (!m) return null
  const day = numberOf(m[1])!
  const end = i + m[0].length
  if (day < 1 || day > 31 || isOneOf(text[end], '内均')) return null
  const listed = month !== null && isOneOf(text[i - 1], '、和至,')
  const before = leftOf(text, i, 3)
  const named = listed || BEFORE_DAY.test(before) || (dated && UP_TO_DAY.test(before))
  const { until, last } = m.groups as Record<string, string | undefined>
  const spoken =
    until !== undefined ||
    ((dated || last !== undefined) && startsClause(text, i)) ||
    AFTER_DAY.test(rightOf(text, end, 6))
  if (!named && !(spoken && m[0].endsWith('日'))) return null
  return dateToken('day', i, end, { month: listed ? month : null, day })
}
