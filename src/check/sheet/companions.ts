import type { FactSheet } from '../../domain/fact-sheet.ts'
import { relationOf } from '../context/period-relation.ts'
import { CHANGE_NAMED } from '../lexicon/moves.ts'
import { PART_OF_YEAR } from '../lexicon/periods.ts'
import { isDeed } from './deeds.ts'
import type { FactEntry } from './fact-entry.ts'
import { stockOf } from './flow-and-stock.ts'
import { rateOf } from './rate-of.ts'
import { summedUp } from './summed-up.ts'
import { termsOf } from './terms.ts'
import { wholeOf } from './whole-of.ts'

/** What a sheet gives beside an amount: of 第二产业增加值 its 增速 and its 占比. */
export interface Companions {
  readonly growth: FactEntry | null
  readonly share: FactEntry | null
  /** What it was done of: its 其中-whole, that to which it comes with its neighbours, or 受理企业诉求 for 办结企业诉求. */
  readonly whole: FactEntry | null
  /** What it makes of that, as a fact of its own: 隐患整改率 for 完成整改隐患. */
  readonly rate: FactEntry | null
  /** For what came, what there is of it by now. */
  readonly stock: FactEntry | null
  /** The one other fact that begins like it: 医疗救助支出 for 医疗救助人次; null where there are several. */
  readonly kin: FactEntry | null
}

/** A rate that the sheet has is meant sooner than the same rate calculated. */
export const COMPANION = 0.04

const GROWTH = new RegExp(`的?(?:同比)?(?:${CHANGE_NAMED}|增长)$`)
const SHARE =
  /(?:占GDP|占地区生产总值|占总量|占[^占]{2,12}(?=比[重例]$))?(?:的)?(?:占比|比重|所占比重|占比重|比例$(?<=占.*))$/
/** 增加值, 总额: what stands between the name of an indicator and its measure. */
const MEASURE = /(?:增加值|总产值|产值|总收入|总额|总量|总值|总数|金额|数量|人数|户数|件数|面积|产量|销售额|额|量|数)$/

/** 新开工装配式建筑面积 beside 装配式建筑占比: what was done to come to it. */
const BROUGHT_ABOUT = /^(?:新开工|新建|新增|完成|实现|建成|累计)+/

/** 中小企业合同 of 授予中小企业合同, whatever was done with it; '' where too little is left for a name. */
function withoutDeed(label: string): string {
  const [first] = termsOf(label, 0, label.length, [], 1)
  const thing = first && first.start === 0 && isDeed(first.word) ? label.slice(first.end) : ''
  return thing.length < NAME ? '' : thing
}
const NAME = 4

/** 2026年第一季度, 1—6月: a label that begins with its period. */
export const PERIOD_FIRST = new RegExp(`^(?:\\d{4}年)?(?:前[一二三四]个?季度|全年|(?:1[—–~～至-])?${PART_OF_YEAR})`)

/** The companions of each fact of a sheet, by place. Told by the label alone: the same name, another measure. */
export function companionsIn(facts: readonly FactEntry[], sheet: FactSheet): Companions[] {
  const growth = named(facts, GROWTH)
  const share = named(facts, SHARE)
  const wholes = summedUp(facts)
  return facts.map((fact) => {
    // 前三季度地区生产总值 beside 地区生产总值增速, both of the reported period
    const ofThis = fact.period && relationOf(fact.period, sheet.period) === 'this'
    const label = ofThis ? fact.label.replace(PERIOD_FIRST, '') : fact.label
    const bare = label.replace(MEASURE, '')
    const dated = fact.label.replace(MEASURE, '')
    const thing = bare.replace(BROUGHT_ABOUT, '')
    const given = withoutDeed(bare)
    const whole = fact.parent ?? wholes.get(fact) ?? wholeOf(fact, facts)
    return {
      growth: growth.get(label) ?? growth.get(bare) ?? growth.get(dated) ?? null,
      share: share.get(label) ?? share.get(bare) ?? share.get(thing) ?? share.get(given) ?? null,
      whole,
      rate: rateOf(fact, whole, facts),
      stock: stockOf(fact, facts),
      kin: kinOf(fact, facts),
    }
  })
}

const TOPIC = 4
function kinOf(fact: FactEntry, facts: readonly FactEntry[]): FactEntry | null {
  const topic = fact.label.slice(0, TOPIC)
  const [kin, another] = facts.filter((other) => other !== fact && other.label.startsWith(topic))
  return kin && !another ? kin : null
}

/** The rates whose label ends so, by what is left of it, with and without its measure. */
function named(facts: readonly FactEntry[], ending: RegExp): Map<string, FactEntry> {
  const byName = new Map<string, FactEntry>()
  for (const fact of facts) {
    if (!(fact.isRate || fact.unitText.endsWith('百分点')) || !ending.test(fact.label)) continue
    const name = fact.label.replace(ending, '')
    for (const key of [name, name.replace(MEASURE, '')]) if (!byName.has(key)) byName.set(key, fact)
  }
  return byName
}
