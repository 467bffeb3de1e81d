import type { FactEntry } from '../sheet/sheet-index.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from '../weigh/case.ts'

/** 整改率, 办结面, 支出进度, 退回率, 违规率仍有: a rate named by what was done of the whole. */
const RATE_OF = new Clue(
  /(?:率|比例|(?<=支出|拨付|支付|使用|兑[付现]|投放|执行|资金)进度|(?<=[结解改盖查检销治保约访训])面)(?:仍|还|尚|也|只|仅|已|就|约|为|达|是|至|到|有|在)*$/,
  '率例面度',
)
/** Whether the words before a number name a rate; found out once for a number. */
export function namesRate(c: Case): boolean {
  c.namesRate ??= RATE_OF.inClauseOf(c) !== null
  return c.namesRate
}

/** 养护资金1265.8万元，支出进度｜84.4%: of what has a target and was told last, not of other money that came. */
export function isProgressOfTold(c: Case, fact: FactEntry): boolean {
  const { last } = c.memory
  if (!last?.values.target || last === fact || last === c.index.companions[fact.place]!.whole) return false
  return PROGRESS.inClauseOf(c) !== null
}
const PROGRESS = new Clue(/进度/, '度')
