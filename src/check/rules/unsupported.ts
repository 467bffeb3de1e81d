import type { DerivationRule } from '../../domain/finding.ts'
import { changeOf } from '../derive/change.ts'
import { readingOf } from '../fit/reading.ts'
import { type DerivedClaim, holds, type Judged } from '../judged.ts'
import { isClaim } from '../roles/masked.ts'
import { indexOf } from '../sheet/sheet-index.ts'
import { quoted, RULE_NAME, replacing } from '../wording.ts'
import { each, type Fault, faultAt, type Scene } from './rule.ts'

/** What of the sheet a comparison would need. */
const comparand = (rule: DerivationRule): string =>
  rule.startsWith('yoy')
    ? '上年同期数'
    : rule.startsWith('qoq')
      ? '上期数'
      : rule.startsWith('target')
        ? '目标值'
        : '比较数'

/** No fact, note or permitted derivation gives this number. */
export const unsupported = each((one, scene) => {
  const { mention, claim } = one
  if (!isClaim(mention)) return null
  if (claim?.of === 'note' && claim.fit === 'none')
    return faultAt('unsupported', mention, `文字材料中此处为“${claim.given}”，文中写作“${mention.text}”`, {
      expected: claim.given,
      fix: replacing(mention, claim.given),
    })
  const undefinedComparison = claim?.of === 'derived' && claim.outcome === null ? claim : null
  if (undefinedComparison) return withoutBase(one, undefinedComparison, scene)
  if (claim) return null
  return faultAt('unsupported', mention, `填报数据和文字材料中都没有“${mention.text}”的依据，请核实或删去`)
})

/** A comparison with what the sheet does not have; where it comes out against the other former value, that one was meant. */
function withoutBase({ mention, frame }: Judged, { fact, rule }: DerivedClaim, { sheet, text }: Scene): Fault {
  const reading = readingOf(mention, indexOf(sheet))
  const other = rule.startsWith('yoy') ? 'qoq' : rule.startsWith('qoq') ? 'yoy' : null
  const meant = other && reading && changeOf(reading, frame!, fact, other)
  const comesOut = meant && holds(meant.fit) && meant.directionHolds
  const from = Math.max(0, mention.start - REACH)
  const at = comesOut ? text.slice(from, mention.start).lastIndexOf(WORD[rule.slice(0, 3)]!) : -1
  const lacking = `填报数据中没有${quoted(fact)}的${comparand(rule)}，${RULE_NAME[rule]}${mention.text}无从得出`
  return faultAt('unsupported', mention, lacking + (comesOut ? `（这是其${RULE_NAME[meant.rule]}）` : ''), {
    factId: fact.id,
    fix: at < 0 ? null : { start: from + at, end: from + at + 2, text: WORD[other!]! },
  })
}
const WORD: Readonly<Record<string, string>> = { yoy: '同比', qoq: '环比' }
const REACH = 8
