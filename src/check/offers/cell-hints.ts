import { endsTheYear, isWithin, relationOf, startsTheYear } from '../context/period-relation.ts'
import words from '../lexicon/cell-hints.json' with { type: 'json' }
import type { Field } from '../sheet/sheet-index.ts'
import { anyOf } from '../text/any-of.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from '../weigh/case.ts'
import { ledFrom } from './led-from.ts'
import { AT_YEAR_END } from './year-end.ts'

/* Words that name a cell without standing right before the number. */

const HINTS_AT: Readonly<Record<Exclude<Field, 'value'>, readonly [before: Clue, after: Clue | null]>> = {
  lastYear: [new Clue(anyOf(words.lastYear), '上去前以从此原过'), null],
  lastPeriod: [new Clue(anyOf(words.lastPeriod), '上前'), null],
  target: [
    new Clue(anyOf(words.target), '目任计要指红底冲力确全年定离距未没'),
    new Clue(`^的?(?:年度)?${anyOf(words.targetAfter)}`, '的年目任计要红底门标盘线'),
  ],
}
/** Whether words of the clause name that cell from afar: 上年最大的一天才76毫米, 离90口的计划, 年底要冲93%. */
export function hintsAt(c: Case, field: Exclude<Field, 'value'>, at: number): boolean {
  c.hints[at] ??= findsHint(c, field)
  return c.hints[at]
}
function findsHint({ claimed, text, index, plan }: Case, field: Exclude<Field, 'value'>): boolean {
  const { mention, ownStart } = claimed
  const said = text.slice(field === 'target' ? ownStart : ledFrom(text, ownStart), mention.start)
  const clause = startsTheYear(index.sheet.period) ? said.replace(END_OF_LAST_YEAR, '上季') : said
  const [before, after] = HINTS_AT[field]
  if (before.within(clause, 0, clause.length) !== null || after?.after(text, mention.end, 8)) return true
  if (field === 'target' && BY_YEAR_END.within(clause, 0, clause.length) !== null && !endsTheYear(index.sheet.period))
    return true
  if (field === 'lastYear') return clause.includes(`${index.sheet.period.year - 1}年`)
  // 一季度用水28吨, in a report on the second
  if (field === 'lastPeriod' && startsTheYear(index.sheet.period) && AT_YEAR_END.within(said, 0, said.length) !== null)
    return true
  const named = plan?.period ?? claimed.period
  const { period } = index.sheet
  return field === 'lastPeriod' && named !== null && relationOf(named, period) === field && !isWithin(named, period)
}

/** 目标为昼间95.0%、夜间｜88.0%: the word for the target stands once, before the first of what is listed. */
export const listsTargets = ({ claimed: { mention, from }, text }: Case): boolean =>
  LISTS_TARGETS.within(text, Math.max(0, Math.min(from, mention.start - 1) - TARGETS_REACH), mention.start) !== null ||
  CLOSES_TARGETS.after(text, mention.end, TARGETS_REACH)
const LISTS_TARGETS = new Clue(
  /(?:目标|任务|计划|要求)[值数]?(?:要求|安排|分别)?[是为：]?[\u4e00-\u9fff]{2,16}\d[^，；。：\n]*[、和与][\u4e00-\u9fff]{2,16}$/,
  '标务划求',
)
/** 完成新建公路｜140公里、投资13.50亿元任务: or once, behind the last of them. */
const CLOSES_TARGETS = new Clue(
  /^(?:[、和与及][^，。；：、\n\d]{2,20}[\d.]+[^，。；：、\n\d.]{1,4})+?的?(?:年度|全年)?(?:目标|任务|计划)(?!的)/,
  '、和与及',
)
const TARGETS_REACH = 48

/** 年底污水治理率达到｜62.0%, in a report on an earlier part of the year. */
const BY_YEAR_END = new Clue(/^年[底末内][^，；。]*[到至成现]$/, '年')

/** 去年四季度 in a report on the first quarter. */
const END_OF_LAST_YEAR = /(?:上年|去年)(?:第?四季度|下半年|12月)/
