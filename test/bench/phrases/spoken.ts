/* The words of a slot that hold no number: how the fact, its place and its periods are called. */
import type { Period } from '../../../src/domain/fact-sheet.ts'
import type { Chance } from './chance.ts'
import type { Subject } from './subject.ts'

const QUARTER = ['一', '二', '三', '四']

function thisPeriod({ year, quarter, half, month }: Period, dice: Chance): string | null {
  if (quarter)
    return dice.pick(
      [`${QUARTER[quarter - 1]}季度`, `${year}年${QUARTER[quarter - 1]}季度`, '本季度', '今年以来'].slice(
        0,
        quarter === 1 ? 4 : 3,
      ),
    )
  if (half) return half === 1 ? dice.pick(['上半年', `${year}年上半年`, '今年上半年', '1—6月', '今年以来']) : '下半年'
  if (month) return dice.pick([`${month}月份`, '本月', '当月'])
  return dice.pick(['全年', `${year}年`, '今年'])
}

/** The same stretch of the year before, as a base of comparison. */
function lastYear({ quarter, half, month }: Period, dice: Chance): string {
  const same = ['上年同期', '去年同期']
  if (quarter) return dice.pick([...same, ...same, `去年${QUARTER[quarter - 1]}季度`])
  if (half) return dice.pick([...same, ...same, half === 1 ? '去年上半年' : '去年下半年'])
  if (month) return dice.pick([...same, `去年${month}月`])
  return dice.pick(['上年', '去年'])
}

/** The stretch before this one; null where none is meant without doubt. */
function lastPeriod({ quarter, half, month }: Period, dice: Chance): string | null {
  if (quarter)
    return quarter === 1 ? dice.pick(['上季度', '去年四季度']) : dice.pick(['上季度', `${QUARTER[quarter - 2]}季度`])
  if (month) return dice.pick(['上月', `${month - 1}月`].slice(0, month === 1 ? 1 : 2))
  return half === 2 ? '上半年' : null
}

/** 全镇, 我镇, 全县: null where the label names a place or a level of its own. */
function place({ sheet, label }: Subject, dice: Chance): string | null {
  if (/^[^\d]{0,4}[镇县区市省村乡组]|^[镇村]|^全/.test(label)) return null
  const [kind] = /[镇乡]|街道/.exec(sheet.organisation) ?? /[县区市]/.exec(sheet.organisation) ?? []
  return kind ? dice.pick(['全', '我']) + kind : null
}

const FIELD = /全[省市州县区]/
const RANKED = /排名$|位次$|名次$|排位$/
const PERIOD_IN_LABEL = /月|季|年|累计|日均|人均/

/** Words by the name that a slot gives; null where they do not suit the fact, so that the template does not apply. */
export const SPOKEN: Readonly<Record<string, (subject: Subject, dice: Chance) => string | null>> = {
  label: ({ label }) => label,
  verb: ({ verb }) => verb || null,
  object: ({ object }) => object,
  head: ({ head }) => head,
  all: place,
  /** What grows: 工业增加值 of 工业增加值增速. */
  grown: ({ label, tags }) => (tags.has('growth') ? label.replace(/增速$|增幅$|增长率?$|涨幅$/, '') || null : null),
  /** In what one is ranked: 全县季度考核 of 全县季度考核排名. */
  contest: ({ label, tags }) => (tags.has('rank') ? label.replace(RANKED, '') || null : null),
  /** 全市 and what is ranked there: 营商环境评价 of 营商环境评价全市排名. */
  field: (subject) => (subject.tags.has('rank') ? (FIELD.exec(subject.label)?.[0] ?? null) : null),
  matter: ({ label, tags }) =>
    tags.has('rank') && FIELD.test(label) ? label.replace(FIELD, '').replace(RANKED, '') || null : null,
  this: ({ sheet, label }, dice) => (PERIOD_IN_LABEL.test(label) ? null : thisPeriod(sheet.period, dice)),
  'last-year': ({ sheet }, dice) => lastYear(sheet.period, dice),
  'last-period': ({ sheet }, dice) => lastPeriod(sheet.period, dice),
}
