import { citedBy } from '../judged.ts'
import { quoted, replacing } from '../wording.ts'
import { each, faultAt } from './rule.ts'

/** The value was rounded and no word says so. */
export const rounded = each(({ mention, claim }) => {
  if (claim?.of !== 'field' || claim.fit !== 'rounded') return null
  const expected = citedBy(claim).text
  const message = `${quoted(claim.fact)}为${expected}，文中取整写作${mention.text}而没有“约”字`
  return faultAt('rounded', mention, message, { factId: claim.fact.id, expected, fix: replacing(mention, expected) })
})
