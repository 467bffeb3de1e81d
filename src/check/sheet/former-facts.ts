import type { FactSheet } from '../../domain/fact-sheet.ts'
import { relationOf } from '../context/period-relation.ts'
import { PERIOD_FIRST } from './companions.ts'
import { entryOf, type FactEntry } from './fact-entry.ts'

/* What a sheet has as a fact of its own may be what another fact was: 上年报告病例 beside 报告病例. */

/** The facts of a sheet, each with what others tell of its last year and its last period. */
export function withFormer(facts: readonly FactEntry[], sheet: FactSheet): FactEntry[] {
  const former = facts.filter(({ period }) => period && relationOf(period, sheet.period) === 'lastPeriod')
  const named = facts.filter(({ label }) => FORMER_NAMED.test(label))
  return facts.map((entry, place) => {
    const then = named.find((fact) => isFormerOf(fact, entry))
    if (then) {
      const field = fieldIn(then)
      const whole = entryOf({ ...entry.fact, [field]: then.fact.value }, place, sheet)
      return { ...whole, fact: entry.fact, formers: { [field]: then } }
    }
    if (entry.period || entry.values.lastPeriod) return entry
    // 一季度地区生产总值增速 beside 地区生产总值增速: what a fact of its own tells of the last period is the other's 上期
    const twin = former.find(
      ({ label, fact }) => label.replace(PERIOD_FIRST, '') === entry.label && fact.unit === entry.fact.unit,
    )
    return twin ? { ...entryOf({ ...entry.fact, lastPeriod: twin.fact.value }, place, sheet), fact: entry.fact } : entry
  })
}

/** 乙类传染病上年报告, 去年同期新增就业, 参保人数（上季度）; not 上年结转资金, 上年末存栏. */
const FORMER_NAMED =
  /[（(]?(?:(上年|去年|上一年度?|上年度|去年度)(?:同期)?|上一?季度?|上一?期|上月)(?![末底结度一二三四上下全\d])(?:[）)]|的)?/

const isFormerOf = (then: FactEntry, { label, unitText, values }: FactEntry): boolean =>
  then.label.length > label.length &&
  then.unitText === unitText &&
  values[fieldIn(then)] === null &&
  then.label.replace(FORMER_NAMED, '') === label

const fieldIn = ({ label }: FactEntry): 'lastYear' | 'lastPeriod' =>
  FORMER_NAMED.exec(label)?.[1] === undefined ? 'lastPeriod' : 'lastYear'
