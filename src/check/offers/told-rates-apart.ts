import { pointsBetweenGrowths } from '../derive/growth-gap.ts'
import { pointsApart } from '../derive/points-apart.ts'
import type { DerivedClaim } from '../judged.ts'
import { BEYOND, ENDS_BEYOND, ENDS_MORE_OR_LESS, MORE_OR_LESS, saysMore } from '../lexicon/beyond.ts'
import { FALL_NAMED } from '../lexicon/moves.ts'
import type { Base } from '../roles/frame.ts'
import type { Claimed } from '../sentence/claimed.ts'
import type { ToldRate } from '../sentence/told-rates.ts'
import { evidenceOf } from '../sheet/evidence.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from '../weigh/case.ts'
import type { Options } from './options.ts'

/* How far apart two percentages lie that the sentence told: 分别增长14.7%和10.2%，前者快于后者｜4.5个百分点. */

/** 高于年度目标｜0.9个百分点. */
const OF_TARGET = new Clue(/目标|任务|计划/, '标务划')
/** 前者快于后者, 后者比前者高, 前者高出. */
const EITHER = new Clue(
  `([前后])者[^，；。]{0,10}?(${MORE_OR_LESS})(?:于|出|了)*(?:[前后]者)?[^，；。前后]{0,4}$`,
  '者',
)
/** 两者相差, 首尾差距. */
const APART = new Clue(/(?:相差|差距|差值|落差|差)(?:约|了|达|为|是|有|近)*$/, '差')
/** 快于销售进度, 低于全系统平均水平, 比去程高. */
const SET_AGAINST = new Clue(
  `(${BEYOND})[^，；。]{0,14}$|[比较][^，；。]{2,16}?(${MORE_OR_LESS})(?:出|了|约|近)*$`,
  `${ENDS_BEYOND}比较`,
)
/** 平均水平, 全市, 总体: the whole of which what was told is a part. */
const OVERALL = /平均|[总整]体|全[市县区镇乡省局]|全系统|全行业|大盘|总[量额数]/
const FALLS = new RegExp(FALL_NAMED)
/** 前者比后者多跌. */
const FALLEN = /[降减跌]/

/** Offers the distance between two percentages that were told of the same kind. */
export function offerToldRates(c: Case, options: Options): void {
  const { claimed, memory, reading } = c
  // 同比前者高0.7个百分点，后者高｜1.2个百分点: each than it was
  const base = claimed.frame.base ?? (EITHER.inClauseOf(c) && claimed.before ? eitherBase(c, claimed.before) : null)
  if (claimed.mention.kind !== 'percentage-point' || base === 'yoy' || base === 'qoq') return
  if (OF_TARGET.inClauseOf(c)) return
  const last = memory.rates.at(-1)
  if (!last) return
  const other = memory.rates.findLast((rate) => rate.kind === last.kind && rate.fact !== last.fact)
  const either = EITHER.inClauseOf(c)
  if (either && base === 'target') return
  if (either && other) {
    const [one, than] = either[1] === '前' ? [other, last] : [last, other]
    const sign = (saysMore(either[2]!) ? 1 : -1) * (FALLEN.test(either[0]) ? -1 : 1)
    options.add(between(c, one, than, sign), NAMED, SAID)
    return
  }
  if (other && APART.inClauseOf(c)) options.addIfHolds(between(c, last, other, 0), NAMED, 0)
  if (other) offerOfTwo(c, [other, last], options)
  const beyond = SET_AGAINST.inClauseOf(c)
  if (!beyond) return
  const sign = (saysMore(beyond[1] ?? beyond[2]!) ? 1 : -1) * (FALLS.test(beyond[0]) ? -1 : 1)
  for (const rate of memory.rates)
    if (rate !== last && rate.kind === last.kind) options.addIfHolds(between(c, last, rate, sign), NAMED, 0)
  const { whole } = c.index.companions[last.fact.place]!
  if (whole && last.kind === 'yoy-rate' && OVERALL.test(beyond[0]))
    options.addIfHolds(pointsBetweenGrowths(c.index, reading, last.fact, whole, sign), NAMED, 0)
}
/** 城镇增长4.6%、农村增长6.6%，农村高｜2.0个百分点: the one that is named, set against the other. */
function offerOfTwo(c: Case, [first, last]: readonly [ToldRate, ToldRate], options: Options): void {
  const { claimed, index, heads, text } = c
  const [, name, word] = ONE_OF_TWO.within(text, Math.max(0, claimed.ownStart - 1), claimed.mention.start) ?? []
  if (name === undefined) return
  const scores = heads.score(evidenceOf(index, name, 1))
  const [ofFirst, ofLast] = [scores[first.fact.place]!, scores[last.fact.place]!]
  if (ofFirst === ofLast) return
  const [one, than] = ofFirst > ofLast ? [first, last] : [last, first]
  options.addIfHolds(between(c, one, than, saysMore(word!) ? 1 : -1), NAMED, 0)
}
const ONE_OF_TWO = new Clue(
  `(?:^|[，；：])([\u4e00-\u9fff]{2,10}?)(?:增[速幅长])?(?:[更还要]|相对)?(${MORE_OR_LESS})(?:出|了|约|近)*$`,
  `${ENDS_MORE_OR_LESS}出了约近`,
)
const eitherBase = ({ text }: Case, before: Claimed): Base | null =>
  EITHER.inClauseOf({ text, claimed: before }) ? before.frame.base : null
const NAMED = 0.9
/** More than what it is compared with, were it named in full. */
const SAID = 0.3

const MEASURE: Readonly<Partial<Record<ToldRate['kind'], string>>> = {
  'target-rate': '完成率',
  share: '占比',
  value: '比率',
}

const between = ({ reading }: Case, one: ToldRate, other: ToldRate, sign: number): DerivedClaim =>
  pointsApart(reading, [one.fact, other.fact], {
    exact: [one.percent, other.percent],
    shownAs: [one.shown.toFixed(reading.places), other.shown.toFixed(reading.places)],
    sign,
    measure: MEASURE[one.kind] ?? '增速',
  })
