import { quoted, RULE_NAME, replacing } from '../wording.ts'
import { each } from './rule.ts'

/** A 同比, 环比, 占比, 合计, 完成率 … that the facts define comes out otherwise. */
export const derivation = each(({ mention, claim }) => {
  if (claim?.of !== 'derived' || claim.fit !== 'none' || claim.outcome === null) return null
  const { expression, result: expected } = claim.show()
  const [one, other, third] = claim.facts
  const apart = claim.rule === 'difference' && one && other && !third
  const ofSum = claim.rule.endsWith('-rate') && other ? '等的合计' : ''
  const what = apart
    ? `${quoted(one)}与${quoted(other)}之差`
    : quoted(claim.fact) + (mention.kind === 'ratio' ? '等的比例' : ofSum + RULE_NAME[claim.rule])
  return {
    code: 'derivation',
    start: mention.start,
    end: mention.end,
    message: `${what}按填报数计算为${expression === expected ? expected : `${expression}＝${expected}`}，文中写作${mention.text}${claim.directionHolds ? '' : '，增减方向也不符'}`,
    factId: claim.fact.id,
    expected,
    // a right number after a wrong word would still be false
    fix: claim.rule === 'multiple' || !claim.directionHolds ? null : replacing(mention, expected),
  }
})
