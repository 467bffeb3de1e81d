import { asValue } from '../fit/fit-cell.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from '../weigh/case.ts'
import type { Options } from './options.ts'

/*
 * 发放租赁补贴368.5万元，惠及｜1800余户: those whom it reached are counted by the fact that has the name of what was told last,
 * 领取租赁补贴家庭, sooner than by 改造惠及居民.
 */

const BENEFITS = new Clue(
  /(?:惠及|受益|受惠|享受|覆盖|涉及|领取)(?:群众|家庭|居民|农户|人口|企业|对象|职工)?[为达约共]*$/,
  '惠益享盖及取',
)

/** Offers the count of those who had what was told last, where it comes out. */
export function offerBenefits(c: Case, options: Options): void {
  const { claimed, reading, memory, index } = c
  const { last } = memory
  if (claimed.frame.role !== 'level' || !last?.isAmount || BENEFITS.inClauseOf(c) === null) return
  for (const fact of index.facts)
    if (fact !== last && fact.isAmount && reading.gates[fact.place] === 'same' && sharesName(fact.label, last.label))
      options.addIfHolds(asValue(reading, fact), NAMED, 0)
}
const NAMED = 0.8

/** 租赁补贴, of 领取租赁补贴家庭 and 发放住房租赁补贴. */
function sharesName(one: string, other: string): boolean {
  for (let at = 0; at + NAME <= one.length; at++) if (other.includes(one.slice(at, at + NAME))) return true
  return false
}
const NAME = 4
