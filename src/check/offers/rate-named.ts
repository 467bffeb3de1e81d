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

/** 产能利用｜率, 开工｜率: of a deed that the label has not, where nothing was told of the fact for the rate to be of. */
export function isOfOtherDeed({ text, claimed, memory }: Case, { label }: FactEntry): boolean {
  if (memory.stated.some((told) => told.label === label)) return false
  const deed = DEED.within(text, Math.max(0, claimed.mention.start - FAR), claimed.mention.start)?.[0]
  return deed !== undefined && !label.includes(deed)
}
/** 整改完成率 is of what was 整改; 床位使用率 of what the beds were used for. */
const DEED = new Clue(/(?!使用)[\u4e00-\u9fff]{2}(?=(?:完成)?率[\u4e00-\u9fff]{0,3}$)/, '率')
const FAR = 12
