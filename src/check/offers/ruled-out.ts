import { formerField } from '../roles/field-named.ts'
import { arrives, type Base } from '../roles/frame.ts'
import { inSameUnit } from '../sentence/named-heads.ts'
import { isRightBefore } from '../sentence/named-period.ts'
import type { Cell, FactEntry } from '../sheet/sheet-index.ts'
import type { Case } from '../weigh/case.ts'
import { isOfOnePartAlone } from './called-by-one.ts'
import { hintsAt } from './cell-hints.ts'
import type { Citable } from './cited-cells.ts'
import { isNotYet, leavesUndone } from './left-undone.ts'
import { isDoneNotYet, isMetNotDone, isNoRatio, isToldSo } from './no-value.ts'
import { isOneOfSummed } from './one-of-summed.ts'
import { isOtherGrade } from './other-grade.ts'
import { isRateOfOthers } from './rate-of-others.ts'
import { isReachOfOther } from './reach.ts'
import { countedIn } from './sums.ts'
import { isBeforeThis } from './until-then.ts'
import { isNoUse } from './use.ts'
import { isAtYearEnd } from './year-end.ts'

/* What a number cannot be, whatever it comes to. */

/** A number that is none of this fact, whatever its cells hold. */
export const isOfOther = (c: Case, fact: FactEntry): boolean =>
  leavesUndone(c, fact) ||
  isDoneNotYet(c, fact) ||
  isMetNotDone(c, fact) ||
  isOwnTotal(c, fact) ||
  isOneOfSummed(c, fact) ||
  isOfOnePartAlone(c, fact) ||
  isRateOfOthers(c, fact) ||
  isNoUse(c, fact) ||
  isReachOfOther(c, fact) ||
  isOtherGrade(c, fact) ||
  isNoRatio(c, fact) ||
  isNoShare(c, fact)

/** 占总数的12%: as a share only a rate is cited. */
const isNoShare = ({ claimed: { frame }, reading }: Case, { isRate }: FactEntry): boolean =>
  (frame.role === 'share' || frame.role === 'completion') && reading.percent !== null && !isRate

/** 摸排33处，还有｜33处; 甲1546台，乙718台，两项合计｜1546台: what is left is not the whole that was told, a sum no summand. */
function isOwnTotal(c: Case, fact: FactEntry): boolean {
  const { claimed, memory } = c
  const { role } = claimed.frame
  const { earlier, before, stated } = memory
  const isTold = memory.hasTold(fact, 'value')
  if (role === 'remainder' || (role === 'level' && isTold && isNotYet(c)))
    return fact.parts.length > 0 && (isTold || before.includes(fact) || earlier.includes(fact))
  if (role !== 'sum' || fact.parts.length > 0 || stated.length + before.length < 2) return false
  return isTold || isCountedUp(c)
}

/** 国家级9家、省级23家，两级合计｜41家: as many as were told in this sentence add up, and to nothing else that has no name here. */
function isCountedUp(c: Case): boolean {
  const counted = c.scorer.silent ? countedIn(c) : null
  return counted !== null && counted.count <= inSameUnit(c.memory.stated, c.reading).length
}

/** A cell that the number cannot cite, whatever its value. */
export function isRuledOut(c: Case, fact: FactEntry, citable: Citable): boolean {
  const { field, base } = citable
  const { frame, period } = c.claimed
  if (isToldSo(c, fact, field)) return true
  // 一季度29部, where that is 二季度加装电梯 and the sheet has what was before it
  if (field === 'value' && fact.period !== null && period !== null && isRightBefore(period, fact)) return true
  // a share is of another fact, or of the fact's own target: 860户，占2000户的43%
  if (frame.role === 'whole' && fact === c.memory.last && field === 'value') return true
  // 占地区生产总值的42.0% is no 地区生产总值增速
  if (frame.role === 'share' && fact.growth !== 0) return true
  // told by a fact of its own, which is then the one that is cited
  if (field === 'lastPeriod' && ((fact.fact.lastPeriod === null && !fact.formers?.lastPeriod) || isBeforeThis(c, fact)))
    return true
  // 由上年同期的29宗减至｜27宗: where it led to is of this period
  if (arrives(frame) && (field === 'lastYear' || field === 'lastPeriod') && !hintsAt(c, field, citable.at)) return true
  const then = isAtYearEnd(c, fact) ? 'qoq' : frame.base
  if (then !== frame.base && field === 'lastYear') return true
  if (frame.role !== 'prior' || then === null) return false
  // 去年受理186件、办结｜181件: what is now is not what was then, where the sheet has that
  return base === null ? formerOf(fact, then) !== null : then !== base
}

/** What the sheet has of a fact for the period that is compared with. */
const formerOf = ({ values }: FactEntry, base: Base): Cell | null => {
  const field = formerField(base)
  return field && values[field]
}
