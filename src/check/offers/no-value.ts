import { isDone, isMet } from '../sheet/deeds.ts'
import type { FactEntry, Field } from '../sheet/sheet-index.ts'
import { Clue } from '../text/clue.ts'
import { wordsBefore } from '../text/own-clause.ts'
import type { Case } from '../weigh/case.ts'
import { isNotYet, LEFT, saysDone } from './left-undone.ts'

/* Where a number is no value of a fact although it has its digits. */

/**
 * 初中1.43万人，增加｜1.43万人; 新增2340个，距｜2340个的目标: how it moved, how far off it is and what was planned are told
 * beside the value, and not by it once more; 招聘168人，目标｜4126人: nor by what else was told.
 */
export function isToldSo({ claimed, memory, scorer, text }: Case, fact: FactEntry, field: Field): boolean {
  const { mention, frame } = claimed
  const { role } = frame
  if (fact.growth !== 0) return false
  if (role === 'change' || role === 'gap')
    return (field === 'value' || field === 'target') && memory.hasTold(fact, field)
  if (role === 'remainder')
    return field === 'value' && memory.hasTold(fact, field) && AWAY.after(text, mention.end, AWAY_REACH)
  if (role !== 'target' || field !== 'value') return false
  return memory.hasTold(fact, field) || (scorer.silent && memory.last !== fact && !!memory.last?.values.target)
}

/** 离承诺的2400个还有｜60个的距离. */
const AWAY = new Clue(/^的(?:距离|差距|缺口)/, '的')
const AWAY_REACH = 3

/** 未整改｜251处: what was done is not what was not, whatever its number. */
export const isDoneNotYet = (c: Case, { label, isDone }: FactEntry): boolean => {
  const { role, respectively } = c.claimed.frame
  return role === 'level' && !respectively && isNotYet(c) && isDone && !LEFT.test(label) && !label.includes('不')
}

/** 排查重大隐患｜21处, where 21 were 整改 and 23 met: what was met with is not what was done, where the sheet tells them apart. */
export function isMetNotDone(c: Case, fact: FactEntry): boolean {
  const { role, respectively } = c.claimed.frame
  const { whole } = c.index.companions[fact.place]!
  if (role !== 'level' || respectively || !whole || whole.values.value.n === fact.values.value.n) return false
  if (!fact.isDone || isMet(fact.label)) return false
  return isMet(wordsBefore(c)) && !isDone(wordsBefore(c)) && !saysDone(c)
}

/** 火灾事故3起，与溺水事故之比为｜3:1: what is counted in a unit is no ratio. */
export const isNoRatio = ({ claimed: { mention }, reading }: Case, { place }: FactEntry): boolean =>
  mention.kind === 'ratio' && reading.gates[place] !== 'same'
