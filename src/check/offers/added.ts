import { THAN_FORMER } from '../context/comparison.ts'
import { changeOf } from '../derive/change.ts'
import { holds } from '../judged.ts'
import { IN_PERIOD, PART_OF_YEAR } from '../lexicon/periods.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from '../weigh/case.ts'
import { isValue, type Options } from './options.ts'

/** 合作社46个，新增｜8个; 托位2385个，比上年同期新增托位｜425个: right after a value, with no thing named but the one that was told. */
const ADDS = new Clue(`^[，、]?${THAN_FORMER}?(?:共|又|再)?(?:新增|净增)(?:了)?([\u4e00-\u9fff]{0,6})$`, '增')

/** The fact whose value was just told and to which a number was added so; null for one that the sheet has of one period only. */
function addedTo({ claimed, text, memory }: Case): FactEntry | null {
  const { before, from, mention } = claimed
  const { last } = memory
  if (!last?.isAmount || before?.frame.role !== 'level' || !memory.hasTold(last, 'value')) return null
  const found = ADDS.within(text, from, mention.start)
  if (!found || !last.label.includes(found[1]!) || mention.stated!.unitText !== before.mention.stated?.unitText)
    return null
  return last.values.lastYear || last.values.lastPeriod ? last : null
}

const OF_PERIOD = `(?:${PART_OF_YEAR}|${IN_PERIOD})`
const ADDED_IN = new Clue(`其中[，：:]?${OF_PERIOD}(?:新?[\u4e00-\u9fff]{1,4})?$`, '中')
/** 三个月销号｜9项, 一个季度治了｜9个: in the span of the report itself. */
const IN_SPAN = new Clue(
  /(?:^|[，。；\n])(?:这?(?:三个月|一?个季度|一季)(?:来|里|下来|时间)?)(?:又|再|新)?[\u4e00-\u9fff]{1,4}了?$/,
  '月季',
)
const ADDED_SINCE = new Clue(`^(?:是|为)?${OF_PERIOD}新[\u4e00-\u9fff]{1,3}的`, '季月期半')
const SINCE_REACH = 12
const SPAN_REACH = 14
/** 累计改造318个，其中三季度新完成｜113个; 其中｜113个是三季度新改的: what a running total had since the period before. */
function offerAddedSince({ claimed, text, memory, reading, index }: Case, options: Options): void {
  const { from, mention, frame } = claimed
  if (frame.role !== 'level') return
  const inSpan = IN_SPAN.within(text, Math.max(0, mention.start - SPAN_REACH), mention.start) !== null
  if (
    !inSpan &&
    !ADDED_IN.within(text, from, mention.start) &&
    !ADDED_SINCE.within(text, mention.end, mention.end + SINCE_REACH)
  )
    return
  // 其中四季度完成｜2.22亿元, which the sheet has as a fact of its own
  if (
    options.all.some((option) => isValue(option) && index.dated.includes(option.claim.fact) && holds(option.claim.fit))
  )
    return
  for (const fact of inSpan ? [...memory.before, ...memory.stated] : memory.stated.slice(-1))
    if (fact.label.includes('累计') && fact.values.lastPeriod)
      options.addIfHolds(changeOf(reading, { ...frame, direction: 1 }, fact, 'qoq'), TOLD, 0)
}

/** By how much a fact grew whose value was just told. */
export function offerAdded(c: Case, options: Options): void {
  const { claimed, reading } = c
  offerAddedSince(c, options)
  const fact = addedTo(c)
  const { base } = claimed.frame
  if (!fact || base === 'target') return
  // 新增限额以上单位 may be a fact of its own
  if (options.all.some((option) => isValue(option) && holds(option.claim.fit) && option.claim.fact !== fact)) return
  const frame = { ...claimed.frame, direction: 1 }
  const bases = base
    ? [base]
    : (['yoy', 'qoq'] as const).filter((one) => fact.values[one === 'yoy' ? 'lastYear' : 'lastPeriod'])
  const claims = bases.map((one) => changeOf(reading, frame, fact, one))
  options.add(claims.find((claim) => claim && holds(claim.fit)) ?? claims[0]!, TOLD, SAID)
}
const TOLD = 0.95
const SAID = 0.4
