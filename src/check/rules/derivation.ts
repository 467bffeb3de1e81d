import { expectedOf, quoted, RULE_NAME } from '../wording.ts'
import type { Rule } from './rule.ts'

/** A 同比, 环比, 占比, 合计, 完成率 … that the facts define comes out otherwise. */
export const derivation: Rule = ({ judged }) =>
  judged.flatMap(({ mention, claim }) => {
    if (claim?.of !== 'derived' || claim.fit !== 'none' || (claim.outcome === null && claim.expression === ''))
      return []
    const expected = expectedOf(claim)
    return [
      {
        code: 'derivation' as const,
        start: mention.start,
        end: mention.end,
        message: `${quoted(claim.fact)}${RULE_NAME[claim.rule]}按填报数计算为${claim.expression}＝${expected}，文中写作${mention.text}`,
        factId: claim.fact.id,
        expected,
        fix: expected && claim.rule !== 'multiple' ? { start: mention.start, end: mention.end, text: expected } : null,
      },
    ]
  })
