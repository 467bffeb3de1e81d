import type { Claimed } from './claimed.ts'
import { Clue } from './clue.ts'
import { meanOf } from './derive-ratio.ts'
import { holds } from './judged.ts'
import { type Options, SPEAKS } from './options.ts'
import { daysOf, monthsOf } from './period-relation.ts'
import type { FactEntry } from './sheet-index.ts'
import type { Case } from './weigh.ts'

/** 人均｜500元, 平均每场｜87人, 单个项目平均｜2.07亿元, 每户平均收到, 日均: for each of what. */
const MEAN = new Clue(
  /(?:(?:平均(?:到)?|[摊分]到|折合|合|相当于)每(?:一)?([\u4e00-\u9fff])|[每单]([\u4e00-\u9fff])[\u4e00-\u9fff]{0,3}?平均|([人户亩场件家村个次处台辆项所期批班组支站日月])均)[^，；。：#]{0,8}$/,
  '均每',
)

/** Each of what a number is the mean for; null where no word makes it one. */
export function meanFor(text: string, { ownStart, mention }: Claimed): string | null {
  const found = MEAN.within(text, ownStart, mention.start)
  return found && (found[1] ?? found[2] ?? found[3]!)
}

const isMean = ({ label }: FactEntry): boolean => label.includes('均')

const PEOPLE = /[人名位]/
/** 培训22期1034人次，场均47人次. */
const SESSIONS = /^[期班次]$/
const counts = ({ unitText, isRate, label }: FactEntry, each: string): boolean =>
  !isRate &&
  (unitText.includes(each) ||
    label.endsWith(each) ||
    (each === '人' && PEOPLE.test(unitText)) ||
    (each === '场' && SESSIONS.test(unitText)))

/** 培训12场、1046人，平均每场87人: what was stated, spread over what the sheet counts so; 日均8.9吨: over the days reported on. */
export function offerAverages(c: Case, subjects: Float64Array, options: Options): void {
  const { each, memory, reading, index } = c
  if (each === null || options.all.some(({ claim }) => claim.of === 'field' && holds(claim.fit) && isMean(claim.fact)))
    return
  const span = spanOf(each, index.sheet.period)
  if (span !== null) {
    for (const total of index.facts)
      if (subjects[total.place]! >= SPEAKS)
        options.addIfHolds(meanOf(reading, total, { n: span, text: `${span}${each}` }), subjects[total.place]!, 0)
    return
  }
  const last = memory.last?.place ?? -1
  const stated = new Set([...memory.before.slice(-MOST), ...memory.stated.slice(-MOST)])
  // 院坝会184场，场均50人次: a sheet keeps together what belongs together
  if (last >= 0) for (const near of index.facts.slice(Math.max(0, last - 1), last + 2)) stated.add(near)
  for (const over of index.facts)
    if (counts(over, each))
      for (const total of stated)
        if (total !== over) options.addIfHolds(meanOf(reading, total, over.values.value, over), STATED, 0)
}
/** As many facts of a sentence are looked at. */
const MOST = 4
const STATED = 0.6

/** As many of it as the period has: days, months. */
const spanOf = (each: string, period: Case['index']['sheet']['period']): number | null => {
  const [from, to] = monthsOf(period)
  return each === '月' ? to - from + 1 : each === '日' || each === '天' ? daysOf(period.year, from, to) : null
}
