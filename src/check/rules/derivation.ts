import { calculated, isMean, replacing } from '../wording.ts'
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
    fix:
      (claim.rule === 'multiple' && !isMean(claim, mention)) || !claim.directionHolds
        ? null
        : replacing(mention, expected),
  })
})
