import { citedBy } from '../judged.ts'
import { quoted, replacing } from '../wording.ts'
import { each } from './rule.ts'

/** The value was rounded and no word says so. */
export const rounded = each(({ mention, claim }) => {
  if (claim?.of !== 'field' || claim.fit !== 'rounded') return null
  const expected = citedBy(claim).text
  return {
    code: 'rounded',
    start: mention.start,
    end: mention.end,
    message: `${quoted(claim.fact)}为${expected}，文中取整写作${mention.text}而没有“约”字`,
    factId: claim.fact.id,
    expected,
    fix: replacing(mention, expected),
  }
})
