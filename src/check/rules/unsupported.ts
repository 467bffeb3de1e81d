import { isClaim } from '../roles/masked.ts'
import { quoted, RULE_NAME, replacing } from '../wording.ts'
import { each, faultAt } from './rule.ts'

/** No fact, note or permitted derivation gives this number. */
export const unsupported = each(({ mention, claim }) => {
  if (!isClaim(mention)) return null
  if (claim?.of === 'note' && claim.fit === 'none')
    return faultAt('unsupported', mention, `文字材料中此处为“${claim.given}”，文中写作“${mention.text}”`, {
      expected: claim.given,
      fix: replacing(mention, claim.given),
    })
  const undefinedComparison = claim?.of === 'derived' && claim.outcome === null ? claim : null
  if (claim && !undefinedComparison) return null
  return faultAt(
    'unsupported',
    mention,
    undefinedComparison
      ? `填报数据中没有${quoted(undefinedComparison.fact)}的比较数，${RULE_NAME[undefinedComparison.rule]}${mention.text}无从得出`
      : `填报数据和文字材料中都没有“${mention.text}”的依据，请核实或删去`,
    { factId: undefinedComparison?.fact.id ?? null },
  )
})
