import type { Option } from '../offers/options.ts'
import type { Case } from './case.ts'

/** Between a number and how it moved, where nothing else is named. */
const AT_ONCE = /^，(?:同比|环比|[比较](?:上年|去年|上季度)(?:同期)?)?[\u4e00-\u9fff]{1,2}了?$/

/**
 * 检查企业146家次，同比多｜10家次: of the whole that was just told, not of a part that nobody named. The other way round,
 * 其中工厂化育秧84亩，同比增长｜20.9%, the whole may be meant.
 */
export function isMovedAtOnce(c: Case, best: Option['claim'], claim: Option['claim']): boolean {
  const { memory, text, claimed } = c
  const { before, mention } = claimed
  if (best.of !== 'derived' || claim.of !== 'derived' || claim.rule !== best.rule || !before) return false
  if (claim.facts.length > 1 || best.facts.length > 1 || memory.last !== claim.fact) return false
  if (best.fact.parent !== claim.fact || memory.stated.includes(best.fact) || c.scorer.namesPart(best.fact))
    return false
  return AT_ONCE.test(text.slice(before.mention.end, mention.start))
}
