import { isLead, moreIsBetter } from '../sheet/better.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import type { Frame } from './frame.ts'

/* Which way words like 增长, 收窄 and 改善 say that the number of a fact went. */

/** 收窄, 扩大 tell of the size: of a growth below zero, of the fall. */
const OF_SIZE: ReadonlySet<string> = new Set(['收窄', '扩大', '缩小', '加深'])
/** Whether the word tells of a fall that it became less or more. */
export const isOfSize = ({ word, ofFall }: Frame, { values }: FactEntry): boolean =>
  values.value.n < 0 && (ofFall || OF_SIZE.has(word))

/** Of a time taken, 快 is a fall; of the time by which something comes first, 快 and 早 are a rise. */
const OF_SPEED = /^[快慢早晚]/
const OF_LEAD = /^(?:[快慢早晚]|提前|前移)/
const TIMES: ReadonlySet<string> = new Set(['duration', 'working-day', 'months'])

/** Wanting of the target: 还差, 的差距. */
export const WANTS = '差'

/** The sign that a direction word gives the change of this fact's number; 0 where no word gives one. */
export function signFor(frame: Frame, fact: FactEntry): number {
  const { direction, ofFall, word } = frame
  if (direction === 0) return 0
  // 能耗降幅全市排名前移3位: the fall is what is ranked
  if (fact.isRank) return Math.sign(ofFall ? direction : -direction)
  if (word === WANTS && fact.lessIsBetter) return 0
  if (ofFall && fact.growth < 0) return -direction
  if (!ofFall && isOfSize(frame, fact)) return -direction
  if (fact.unit !== null && TIMES.has(fact.unit.dimension)) {
    if (OF_LEAD.test(word) && isLead(fact.label)) return /^[慢晚]/.test(word) ? -1 : 1
    if (OF_SPEED.test(word)) return /^[快早]/.test(word) ? -1 : 1
  }
  if (Math.abs(direction) === 2) {
    if (!fact.lessIsBetter && !moreIsBetter(fact.label)) return 0
    return direction > 0 !== fact.lessIsBetter ? 1 : -1
  }
  return direction
}

/** Whether 增长 or 下降 agrees with the sign of a fact that is itself a growth. */
export function growthHolds(frame: Frame, stated: number, fact: FactEntry): boolean {
  const said = Math.sign(frame.direction) * (stated < 0 ? -1 : 1)
  return Math.sign(fact.values.value.n) * fact.growth * said >= 0
}
