import { isExchanged, isSlip } from '../fit/slip.ts'
import { holds, type Judged } from '../judged.ts'
import type { Mention } from '../mention.ts'
import { isClaim } from '../roles/masked.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { quoted, replacing } from '../wording.ts'
import { each, faultAt, type Rule } from './rule.ts'

/** One indicator carries two different values in the text; the one that contradicts the sheet is at fault. */
export const inconsistent: Rule = (scene) => {
  const right = new Map<FactEntry, Mention>()
  for (const { claim, mention } of scene.judged)
    if (claim?.field === 'value' && holds(claim.fit) && !right.has(claim.fact)) right.set(claim.fact, mention)
  return each((one, { text }) => {
    const { mention } = one
    const fact = contradicted(one) ?? slippedFrom(one, right)
    const elsewhere = fact && right.get(fact)
    if (!elsewhere) return null
    const expected = fact.values.value.text
    const there = text.slice(elsewhere.start, elsewhere.end)
    const message = `${quoted(fact)}在文中前后不一致：别处写作${there}（与填报值相符），此处写作${mention.text}`
    return faultAt('inconsistent', mention, message, { factId: fact.id, expected, fix: replacing(mention, expected) })
  })(scene)
}

const contradicted = ({ claim, elsewhen }: Judged): FactEntry | null =>
  !elsewhen && claim?.field === 'value' && claim.fit === 'none' ? claim.fact : null

/** So many digits are no other number by chance; two in each other's place are none at all. */
const TELLING = 4
/**
 * 献血6275人次…6257人次的热心参与, 检查机构217家。对271家: no word names it, but the digits are those of what was told, with a slip
 * of the hand.
 */
function slippedFrom({ claim, mention }: Judged, right: ReadonlyMap<FactEntry, Mention>): FactEntry | null {
  const { stated } = mention
  if (claim || !stated || !isClaim(mention)) return null
  const slips = (meant: string): boolean =>
    isExchanged(stated.digits, meant) || (stated.digits.length >= TELLING && isSlip(stated.digits, meant))
  for (const [fact, told] of right)
    if (told.stated!.unitText === stated.unitText && slips(told.stated!.digits)) return fact
  return null
}
