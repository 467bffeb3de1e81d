import { citedBy, type DerivedClaim } from '../judged.ts'
import { saysLess, saysMore } from '../lexicon/beyond.ts'
import type { Mention } from '../mention.ts'
import { placesOf, shown } from '../shown.ts'
import { calculated, isMean, quoted, replacing } from '../wording.ts'
import { each, faultAt } from './rule.ts'

/** 超、近、余、约、以上 … does not agree with the exact value. */
export const qualifier = each(({ mention, claim }, { text }, before) => {
  if (!claim || claim.of === 'note' || claim.fit !== 'qualifier' || isSetAgainst(mention, before?.mention, text))
    return null
  const expected = claim.of === 'field' ? citedBy(claim).text : finer(claim, mention)
  const which = claim.of === 'field' ? quoted(claim.fact) : measureOf(claim, mention)
  return faultAt('qualifier', mention, `${which}为${expected}，与文中“${mention.text}”的说法不符`, {
    factId: claim.fact.id,
    expected,
    // 不到上年同期的八成: where the hedge stands apart, a number alone does not mend it
    fix: claim.of === 'derived' && mention.stated!.approx === null ? null : replacing(mention, expected),
  })
})

/** 三项之和87个，｜大于74个: no hedge, the number before is set against this one. */
function isSetAgainst({ start, stated }: Mention, before: Mention | undefined, text: string): boolean {
  const other = before?.stated
  if (!other || text[start - 1] !== '，' || other.unitText !== stated!.unitText) return false
  const word = stated!.approx ?? ''
  return (saysMore(word) && other.near.lo > stated!.near.lo) || (saysLess(word) && other.near.lo < stated!.near.lo)
}

/** 97.6% where 超98% was written: as many decimals more as tell on which side the exact one lies. */
function finer(claim: DerivedClaim, { stated }: Mention): string | null {
  const { result } = claim.show()
  const [digits] = /^\d+(?:\.\d+)?(?=%)/.exec(result) ?? []
  if (digits === undefined || Number(digits) !== stated!.near.lo) return result || null
  return `${shown(claim.outcome!, placesOf(digits) + 1)}%`
}

/** 不到上年同期的八成: how the fact stands to what it is compared with. */
const measureOf = (claim: DerivedClaim, mention: Mention): string =>
  claim.rule === 'multiple' && !isMean(claim, mention)
    ? `${quoted(claim.fact)}与所比数之比`
    : calculated(claim, mention)
