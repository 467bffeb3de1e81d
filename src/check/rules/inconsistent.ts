import { holds } from '../judged.ts'
import type { Mention } from '../mention.ts'
import { quoted, replacing } from '../wording.ts'
import type { Rule } from './rule.ts'

/** One indicator carries two different values in the text; the one that contradicts the sheet is at fault. */
export const inconsistent: Rule = ({ judged, text }) => {
  const right = new Map<string, Mention>()
  for (const { claim, mention } of judged)
    if (claim?.field === 'value' && holds(claim.fit) && !right.has(claim.fact.id)) right.set(claim.fact.id, mention)
  return judged.flatMap(({ mention, claim, owner }) => {
    if (owner || claim?.field !== 'value' || claim.fit !== 'none') return []
    const elsewhere = right.get(claim.fact.id)
    if (elsewhere === undefined) return []
    const expected = claim.fact.values.value?.text ?? null
    return [
      {
        code: 'inconsistent' as const,
        start: mention.start,
        end: mention.end,
        message: `${quoted(claim.fact)}在文中前后不一致：别处写作${text.slice(elsewhere.start, elsewhere.end)}（与填报值相符），此处写作${mention.text}`,
        factId: claim.fact.id,
        expected,
        fix: replacing(mention, expected),
      },
    ]
  })
}
