import type { DerivedClaim } from '../judged.ts'
import type { Mention } from '../mention.ts'
import { quoted, RULE_NAME, replacing } from '../wording.ts'
import { each, faultAt } from './rule.ts'

/** A 同比, 环比, 占比, 合计, 完成率 … that the facts define comes out otherwise. */
export const derivation = each(({ mention, claim }) => {
  if (claim?.of !== 'derived' || claim.fit !== 'none' || claim.outcome === null) return null
  const { expression, result: expected } = claim.show()
  const worked = expression === expected ? expected : `${expression}＝${expected}`
  const turned = claim.directionHolds ? '' : '，增减方向也不符'
  const message = `${calculated(claim, mention)}按填报数计算为${worked}，文中写作${mention.text}${turned}`
  return faultAt('derivation', mention, message, {
    factId: claim.fact.id,
    expected,
    // a right number after a wrong word would still be false
    fix: claim.rule === 'multiple' || !claim.directionHolds ? null : replacing(mention, expected),
  })
})

/** What was calculated: “签约”与“开工”之差, “来信”“来访”合计, “签约”等4项合计, “受理”同比增减量. */
function calculated({ rule, fact, facts }: DerivedClaim, { kind }: Mention): string {
  const [one, other, third] = facts
  if (rule === 'difference' && one && other && !third) return `${quoted(one)}与${quoted(other)}之差`
  if (rule === 'sum' && other)
    return facts.length > 3 ? `${quoted(fact)}等${facts.length}项合计` : `${facts.map(quoted).join('')}合计`
  if (kind === 'ratio') return `${quoted(fact)}等的比例`
  return quoted(fact) + (rule.endsWith('-rate') && other ? '等的合计' : '') + RULE_NAME[rule]
}
