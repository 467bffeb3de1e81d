import type { FactSheet } from '../domain/fact-sheet.ts'
import type { FactEntry } from './fact-entry.ts'
import { stockOf } from './flow-and-stock.ts'
import { relationOf } from './period-relation.ts'

/** The rates that a sheet gives beside an amount: 第二产业增加值, its 增速 and its 占比. */
export interface Companions {
  readonly growth: FactEntry | null
  readonly share: FactEntry | null
  /** What it was done of: its 其中-whole, or 受理企业诉求 for 办结企业诉求. */
  readonly whole: FactEntry | null
  /** For what came, what there is of it by now. */
  readonly stock: FactEntry | null
}
/** A rate that the sheet has is meant sooner than the same rate calculated. */
export const COMPANION = 0.04

const GROWTH = /(?:的)?(?:同比)?(?:增速|增幅|增长率|增长速度|增长|涨幅|降幅|下降率)$/
const SHARE =
  /(?:占GDP|占地区生产总值|占总量|占[^占]{2,12}(?=比[重例]$))?(?:的)?(?:占比|比重|所占比重|占比重|(?<=占.*)比例)$/
/** 增加值, 总额: what stands between the name of an indicator and its measure. */
const MEASURE = /(?:增加值|总产值|产值|总收入|总额|总量|总值|总数|金额|数量|人数|户数|件数|面积|产量|销售额|额|量|数)$/

/** 新开工装配式建筑面积 beside 装配式建筑占比: what was done to come to it. */
const BROUGHT_ABOUT = /^(?:新开工|新建|新增|完成|实现|建成|累计)+/

/** 2026年第一季度, 1—6月: a label that begins with its period. */
export const PERIOD_FIRST = /^(?:\d{4}年)?(?:(?:前|第)?[一二三四]个?季度|[上下]半年|全年|(?:1[—–~～至-])?\d{1,2}月份?)/

/** The companions of each fact of a sheet, by place. Told by the label alone: the same name, another measure. */
export function companionsIn(facts: readonly FactEntry[], sheet: FactSheet): Companions[] {
  const growth = named(facts, GROWTH)
  const share = named(facts, SHARE)
  return facts.map((fact) => {
    const whole = fact.parent ?? wholeOf(fact, facts)
    // 前三季度地区生产总值 beside 地区生产总值增速, both of the reported period
    const ofThis = fact.period && relationOf(fact.period, sheet.period) === 'this'
    const label = ofThis ? fact.label.replace(PERIOD_FIRST, '') : fact.label
    const bare = label.replace(MEASURE, '')
    const thing = bare.replace(BROUGHT_ABOUT, '')
    return {
      growth: growth.get(label) ?? growth.get(bare) ?? null,
      share: share.get(label) ?? share.get(bare) ?? share.get(thing) ?? null,
      whole,
      stock: stockOf(fact, facts),
    }
  })
}

const MET = /受理|上报|接收|接到|接报|收到|排查|摸排|查找|发现|查出|检查出|查摆|交办|承办|转办|调解|计划|应/g
const DONE =
  /(?:已|完成|成功|全部|按期|按时|及时)*(?:整改|办结|审结|执结|办理|化解|调解|调处|解决|销号|处置|处理|修复|答复|回复|完成|结案|验收|整治|治理|清理|拆除|改造|淘汰|达标|合格|消除|排除|清零|落实|开工|投产|成功)(?:完成|完毕|到位|销号|成功)?|已|成功/g
/** Whether words say that something was done about what they name: 整改, 办结. */
export const isDone = (label: string): boolean => label.replace(DONE, '') !== label
/**
 * The fact of the same unit and at least the same size that names the same things as met, not as done: 受理企业诉求 for
 * 办结企业诉求; or the nearest before it that ends in them: 入河排污口 for 整治排污口;
 * or the same of all places.
 */
function wholeOf({ label, unitText, values, place }: FactEntry, facts: readonly FactEntry[]): FactEntry | null {
  const things = label.replace(DONE, '')
  const larger = (other: FactEntry) =>
    other.unitText === unitText && other.values.value.n >= values.value.n && !isDone(other.label)
  const narrowed = () => facts.find((other) => larger(other) && isNarrower(label, other.label))
  if (things === label)
    return narrowed() ?? facts.find((other) => larger(other) && isFaultyOf(label, other.label)) ?? null
  const met = facts.find((other) => larger(other) && other.label.replace(MET, '') === things)
  return (
    met ??
    facts.slice(0, place).findLast((other) => larger(other) && other.label.endsWith(things)) ??
    narrowed() ??
    null
  )
}

/** 桃源镇网络零售额 beside 网络零售额, 已安装油烟净化设施的餐饮单位 beside 餐饮单位: a share of it. */
const isNarrower = (label: string, whole: string): boolean => label !== whole && label.endsWith(whole)

const FAULTY = /违规|违法|不合格|不达标|超标/
const LOOKED_AT = /^(?:检查|抽查|抽检|巡查|排查|监测|检测|走访)/
/** 违规渣土车 beside 检查渣土车: what was found wrong of what was looked at. */
const isFaultyOf = (label: string, whole: string): boolean =>
  FAULTY.test(label) &&
  LOOKED_AT.test(whole) &&
  whole.replace(LOOKED_AT, '') === label.replace(FAULTY, '').replace(LOOKED_AT, '')

/** The rates whose label ends so, by what is left of it, with and without its measure. */
function named(facts: readonly FactEntry[], ending: RegExp): Map<string, FactEntry> {
  const byName = new Map<string, FactEntry>()
  for (const fact of facts) {
    if (!fact.isRate || !ending.test(fact.label)) continue
    const name = fact.label.replace(ending, '')
    for (const key of [name, name.replace(MEASURE, '')]) if (!byName.has(key)) byName.set(key, fact)
  }
  return byName
}
