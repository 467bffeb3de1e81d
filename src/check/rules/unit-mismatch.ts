import { citedBy } from '../judged.ts'
import type { Mention } from '../mention.ts'
import { calculated, expectedOf, FIELD_NAME, quoted, replacing } from '../wording.ts'
import { each, faultAt } from './rule.ts'

/** The number fits, the unit or magnitude does not: 万元 for 元, % for 百分点, 亩 for 公顷. */
export const unitMismatch = each(({ mention, claim }) => {
  if (!claim || claim.of === 'note' || claim.fit !== 'unit') return null
  const expected = claim.of === 'field' ? citedBy(claim).text : expectedOf(claim)
  const wrongWay = claim.of === 'derived' && !claim.directionHolds
  const which = claim.of === 'field' ? FIELD_NAME[claim.field] : ''
  const what = claim.of === 'derived' ? measureOf(calculated(claim, mention), expected) : quoted(claim.fact)
  const why = reasonFor(mention, expected)
  return faultAt(
    'unit-mismatch',
    mention,
    `${what}${which}应为${expected ?? '另一单位'}，文中写作${mention.text}，单位或数量级不符${why}${wrongWay ? '，增减方向也不符' : ''}`,
    {
      factId: claim.fact.id,
      expected,
      // a sheet that names no unit cannot say which is right
      fix: wrongWay || /\d$/.test(expected ?? '') ? null : replacing(mention, expected),
    },
  )
})

/** A change of points and a rate of change, told as what they should be. */
const measureOf = (calculation: string, expected: string | null): string =>
  calculation.replace(/变化率?$/, expected?.endsWith('%') ? '变化率' : '变化')

/** What per cent and 百分点 are told of. */
function reasonFor({ kind }: Mention, expected: string | null): string {
  if (kind === 'percentage' && expected?.endsWith('百分点')) return '，两个百分数之差应写作百分点'
  return kind === 'percentage-point' && expected?.endsWith('%') ? '，百分点只用于两个百分数之差' : ''
}
