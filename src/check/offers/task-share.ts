import { completionOf } from '../derive/ratio.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { Clue } from '../text/clue.ts'
import { wordsBefore } from '../text/own-clause.ts'
import type { Case } from '../weigh/case.ts'
import type { Options } from './options.ts'

/* A share that is one of what was to be done. */

/** 占年度任务的…: a share of what was to be done. */
const OF_TASK = /任务|目标|计划|进度|盘子|预算|^的$/
/** 计划8公里，已完成8.65公里，占｜108.1%. */
const SIMPLY = /^占$/
const OF_YEAR = /^[已约仅只也]*(?:分别|各|依次)?占[了到]?(?:全年|年度|全年度|年初)的?[约近]?$/
const BARELY = /^[\u4e00-\u9fff]{0,10}占$/
/** 计划12座，已完成12座: which of the two cites the task cannot be told. */
const isMet = ({ values: { value, target } }: FactEntry): boolean => value.n === target?.n

/** A share of the task that the clause names, or that was told before it. */
export function offerTaskShare(c: Case, fact: FactEntry, subject: number, options: Options): void {
  const { claimed, reading, memory, plan } = c
  // 分别占年度目标的78.3%和｜78.8%: of all of a list the first says of what
  const words = wordsBefore({ text: c.text, claimed: claimed.listHead ?? claimed })
  if (OF_TASK.test(words)) options.addIfHolds(completionOf(reading, fact), subject, -0.2)
  // 1—9月6842.5万元，占年度｜76.0%, which the fourth quarter may be of the year as well
  const isTold = fact === (plan?.fromStated ? memory.statedFor(plan) : memory.last)
  if (isTold && fact.values.target && OF_YEAR.test(words)) {
    if (words.includes('年度')) options.add(completionOf(reading, fact), subject, -0.2)
    else options.addIfHolds(completionOf(reading, fact), subject, -0.2)
  }
  if ((memory.targeted === fact || isMet(fact)) && SIMPLY.test(words))
    options.add(completionOf(reading, fact), subject, 0)
  // 补植占年度计划的60.6%，口袋公园占｜56.3%: the same of the next
  if (memory.rates.at(-1)?.kind === 'target-rate' && BARELY.test(words))
    options.addIfHolds(completionOf(reading, fact), subject, 0)
  if (claimed.before?.frame.role === 'whole' && memory.base === 'target' && fact === memory.last)
    options.add(completionOf(reading, fact), subject, 0)
}

/** 完成年度目标的｜80%: of what was to be done in all, and of nothing that was not; 完成整改任务的 is of what was to be mended. */
export const isNoPlan = (c: Case, { label }: FactEntry): boolean =>
  OF_PLAN.inClauseOf(c) !== null && !PLANNED.test(label)
const WHOSE =
  '(?:全年|年度|年初|上?半年|季度|月度|既定|预[期定]|序时|工作|考核|约束性|[省市县区镇]级?|上级|下达的?|总|各项)'
const PLAN = '(?:目标|任务|计划)(?:目标|任务|数|值|量|总数)?'
const OF_PLAN = new Clue(
  `(?:(?:完成|达到?|实现|占)了?${WHOSE}*${PLAN}的?|^[，、；]?${WHOSE}+${PLAN}的?(?:已|共)?(?:完成|达成|实现)率?)[约近为达了]*$`,
  '标务划',
)
const PLANNED = /目标|任务|计划|下达|应/
