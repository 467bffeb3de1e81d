import { unitOf } from '../../domain/unit.ts'
import classifiers from '../lexicon/classifiers.json' with { type: 'json' }
import type { FactEntry } from '../sheet/sheet-index.ts'
import { gate, withoutScale } from '../sheet/unit-gate.ts'

/* Whether a fact counts what a mean is taken for each of. */

/** What is counted in other words than its noun: 案均 of 件, 车均 of 辆, 场均 of 期. */
const COUNTED_IN: Readonly<Record<string, readonly string[]>> = classifiers.countNoun
/** What is no unit and bears another name: 村均 of 村集体经济组织. */
const COUNTED_AS: Readonly<Record<string, readonly string[]>> = classifiers.countNamed
const withoutTimes = (unitText: string): string => withoutScale(unitText).replace(/(?<=.)次$/, '')

/** 每次处罚, 每起事故: the classifier of a deed before it. */
const TIMES_OF = /^[次起场件宗例趟轮回](..)/

/** Stands in no noun. */
const NO_UNIT = ' '

/** Whether a fact counts just that: 家次 and 家 for 每家企业, 行政村 for 每村, 人次 for 人次均. */
export function counts({ unitText, isAmount, label }: FactEntry, noun: string): boolean {
  if (!isAmount) return false
  const unit = withoutTimes(unitText) || NO_UNIT
  const deed = TIMES_OF.exec(noun)?.[1]
  const classifiers = COUNTED_IN[noun[0]!]
  return (
    noun.startsWith(unit) ||
    (noun[0] === '次' && unitText.endsWith('次')) ||
    classifiers?.includes(unit) === true ||
    label.endsWith(noun[0]!) ||
    label.endsWith(noun.slice(0, 2)) ||
    COUNTED_AS[noun[0]!]?.some((name) => label.endsWith(name)) === true ||
    (deed !== undefined && label.endsWith(deed))
  )
}
/** 件均 over what is counted in 起, 户均 over 家: where it was just told. */
export const countsLoosely = ({ unitText, isAmount }: FactEntry, noun: string): boolean => {
  const unit = withoutTimes(unitText)
  return (
    isAmount &&
    unit !== '个' &&
    gate({ unitText: noun[0]!, unit: unitOf(noun[0]!) }, { unitText: unit, unit: unitOf(unit) }) !== 'shut'
  )
}
