import { citedBy } from '../judged.ts'
import { expectedOf, quoted, replacing } from '../wording.ts'
import { each, faultAt } from './rule.ts'

/** 超、近、余、约、以上 … does not agree with the exact value. */
export const qualifier = each(({ mention, claim }) => {
  if (!claim || claim.of === 'note' || claim.fit !== 'qualifier') return null
  const expected = claim.of === 'field' ? citedBy(claim).text : expectedOf(claim)
  return faultAt('qualifier', mention, `${quoted(claim.fact)}为${expected}，与文中“${mention.text}”的说法不符`, {
    factId: claim.fact.id,
    expected,
    // 不到上年同期的八成: where the hedge stands apart, a number alone does not mend it
    fix: claim.of === 'derived' && mention.stated!.approx === null ? null : replacing(mention, expected),
  })
})
