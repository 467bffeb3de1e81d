import type { Option } from '../offers/options.ts'
import { namesRate } from '../offers/rate-named.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from './case.ts'

const RATE_NAME = new Clue(/[\u4e00-\u9fff]{2}率/, '率')

/**
 * 治理率达到72.7%, which 农村生活污水治理率 is: the rate that the sheet calls so, and no share of 完成治理 that nobody told;
 * 力争治理率达到75% is its target, whatever was told.
 */
export function isOwnRate(c: Case, { claim: best }: Option, { claim }: Option): boolean {
  if (!best.field || !best.fact.isRate || claim.of !== 'derived' || claim.rule !== 'share') return false
  if (!namesRate(c)) return false
  const [name] = RATE_NAME.inClauseOf(c) ?? []
  if (name === undefined || !best.fact.label.endsWith(name)) return false
  const { stated } = c.memory
  return best.field === 'target' ? c.claimed.meant : !claim.facts.some((fact) => stated.includes(fact))
}
