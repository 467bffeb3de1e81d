import deeds from '../lexicon/deeds.json' with { type: 'json' }
import { anyOf } from '../text/any-of.ts'
import { thingsOf } from './deeds.ts'
import type { FactEntry } from './fact-entry.ts'

const MET = new RegExp(anyOf(deeds.met), 'g')
const MET_FIRST = new RegExp(`^${anyOf(deeds.met)}`)

/**
 * The fact of the same unit and at least the same size that names the same things as met, not as done: 受理企业诉求 for
 * 办结企业诉求; or the nearest before it that ends in them: 入河排污口 for 整治排污口; or the same of all places, or what was
 * looked at. By the labels alone; null where the sheet has none.
 */
export function wholeOf({ label, unitText, values, place }: FactEntry, facts: readonly FactEntry[]): FactEntry | null {
  const larger = facts.filter(
    (other) => other.unitText === unitText && other.values.value.n >= values.value.n && !other.isDone,
  )
  const narrowed =
    larger.find((other) => isNarrower(label, other.label)) ??
    larger.find((other) => other.place !== place && isNarrower(label, other.label.replace(MET_FIRST, '')))
  const arrived = isMoney(unitText) ? arrivedOf(label, larger) : undefined
  if (arrived) return arrived
  const things = thingsOf(label)
  if (things === label) return narrowed ?? larger.find((other) => isFaultyOf(label, other.label)) ?? null
  const met = larger.find((other) => other.label.replace(MET, '') === things)
  return met ?? larger.findLast((other) => other.place < place && other.label.endsWith(things)) ?? narrowed ?? null
}

/** 到位衔接资金 for 支出衔接资金, 下达补助资金 for 拨付补助资金: what came of the same money. */
const arrivedOf = (label: string, larger: readonly FactEntry[]): FactEntry | undefined => {
  const money = label.replace(SPENT, '')
  return money === label
    ? undefined
    : larger.find((other) => other.label !== money && other.label.replace(ARRIVED, '') === money)
}
const SPENT = new RegExp(`^(?:已|累计)?${anyOf(deeds.spent)}|${anyOf(deeds.spent)}$`)
const ARRIVED = new RegExp(`^(?:已|累计)?${anyOf(deeds.arrived)}|${anyOf(deeds.arrived)}$`)
const isMoney = (unitText: string): boolean => unitText.endsWith('元')

/** 过夜游客 beside 接待游客, 桃源镇网络零售额 beside 网络零售额, 已安装油烟净化设施的餐饮单位 beside 餐饮单位: a share of it; 不予核发证明 is none of 核发证明. */
const isNarrower = (label: string, whole: string): boolean =>
  label !== whole && label.endsWith(whole) && !NOT.test(label.slice(0, -whole.length))
const NOT = /(?:不予?|[未非无没])$/

const FAULTY = new RegExp(anyOf(deeds.faulty))
const LOOKED_AT = new RegExp(`^${anyOf(deeds.lookedAt)}`)
/** 违规渣土车 beside 检查渣土车: what was found wrong of what was looked at. */
const isFaultyOf = (label: string, whole: string): boolean =>
  FAULTY.test(label) &&
  LOOKED_AT.test(whole) &&
  whole.replace(LOOKED_AT, '') === label.replace(FAULTY, '').replace(LOOKED_AT, '')
