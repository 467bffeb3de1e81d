import { citedBy } from '../judged.ts'
import { expectedOf, FIELD_NAME, quoted, replacing } from '../wording.ts'
import { each, faultAt } from './rule.ts'

/** The number fits, the unit or magnitude does not: 万元 for 元, % for 百分点, 亩 for 公顷. */
export const unitMismatch = each(({ mention, claim }) => {
  if (!claim || claim.of === 'note' || claim.fit !== 'unit') return null
  const expected = claim.of === 'field' ? citedBy(claim).text : expectedOf(claim)
  const wrongWay = claim.of === 'derived' && !claim.directionHolds
  const which = claim.of === 'field' ? FIELD_NAME[claim.field] : ''
  const why = claim.of === 'derived' && mention.kind === 'percentage' ? '，两个百分数之差应写作百分点' : ''
  return faultAt(
    'unit-mismatch',
    mention,
    `${quoted(claim.fact)}${which}应为${expected ?? '另一单位'}，文中写作${mention.text}，单位或数量级不符${why}${wrongWay ? '，增减方向也不符' : ''}`,
    {
      factId: claim.fact.id,
      expected,
      // a sheet that names no unit cannot say which is right
      fix: wrongWay || /\d$/.test(expected ?? '') ? null : replacing(mention, expected),
    },
  )
})
