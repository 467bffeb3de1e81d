import { quoted, replacing } from '../wording.ts'
import { each } from './rule.ts'

/** The value belongs to fact A, the clause speaks of fact B. */
export const misattributed = each(({ mention, claim, owner }) => {
  if (!owner || claim?.field !== 'value' || claim.fit !== 'none') return null
  const expected = claim.fact.values.value.text
  const theirs = owner.values.value.text
  // 164人, where 164户 are the households
  const otherwise =
    /\d$/.test(mention.text) || mention.text.endsWith(theirs.replace(/^[\d.,]+/, '')) ? '' : `（${theirs}）`
  return {
    code: 'misattributed',
    start: mention.start,
    end: mention.end,
    message: `此处说的是${quoted(claim.fact)}（填报值${expected}），文中的${mention.text}是${quoted(owner)}的填报值${otherwise}`,
    factId: claim.fact.id,
    expected,
    fix: replacing(mention, expected),
  }
})
