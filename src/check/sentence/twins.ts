import { type DerivedClaim, holds } from '../judged.ts'
import type { Option } from '../offers/options.ts'
import type { Weighed } from '../weigh/weigh.ts'
import type { ListPlan } from './lists.ts'

/*
 * 救助人次和金额同比分别增长23.7%和14.5%, each the other's: the one number finds the fact for which it comes out, the other
 * stays with that fact, as its head says. But no list tells one fact twice: the first speaks of the fact for which the
 * second comes out.
 */

/** The numbers of a sentence, those of a list of two not both of one fact. */
export function untwinned(weighed: Weighed[], plans: readonly (ListPlan | null)[]): Weighed[] {
  plans.forEach((plan, i) => {
    if (plan?.length !== 2 || plan.place !== 0) return
    const [one, other] = [weighed[i], weighed[i + 1]]
    if (!one || !other) return
    const [a, b] = [derivedIn(one.chosen), derivedIn(other.chosen)]
    if (!a || !b || a.rule !== b.rule || a.fact !== b.fact || holds(a.fit) === holds(b.fit)) return
    const at = holds(a.fit) ? i : i + 1
    const better = crossedFor(weighed[at]!, holds(a.fit) ? other : one, a)
    if (better)
      weighed[at] = { ...weighed[at]!, chosen: better, judged: { ...weighed[at]!.judged, claim: better.claim } }
  })
  return weighed
}

const derivedIn = (option: Option | null): DerivedClaim | null => (option?.claim.of === 'derived' ? option.claim : null)

/** So much better the heads must name the two facts crossed. */
const SURE = 0.05

/**
 * What the number that comes out says of the fact for which the other number of the list comes out; null where the heads
 * do not name the two facts the other way round.
 */
function crossedFor({ options, chosen }: Weighed, off: Weighed, { rule, fact }: DerivedClaim): Option | null {
  const theirs = off.options.find(
    (one) => derivedIn(one)?.rule === rule && one.claim.fact !== fact && holds(one.claim.fit),
  )
  if (!theirs) return null
  const meant = theirs.claim.fact
  const crossed = options.find((one) => derivedIn(one)?.rule === rule && one.claim.fact === meant)
  if (!crossed) return null
  const gained = crossed.subject + off.chosen!.subject - chosen!.subject - theirs.subject
  return gained > SURE ? crossed : null
}
