import { isDone } from './companions.ts'
import type { Frame } from './frame.ts'
import { type Claim, type DerivedClaim, type FieldClaim, holds } from './judged.ts'
import { type Option, SPEAKS } from './options.ts'
import type { FactEntry } from './sheet-index.ts'
import { termsOf } from './terms.ts'
import type { Case } from './weigh.ts'
import type { Word } from './word.ts'

/* A number is first taken for the fact whose value it is. Here it gives way where the words speak of another. */

/** The words must speak so much better of the other fact, where neither label is spelt out. */
const FAR: Readonly<Partial<Record<Frame['role'], number>>> = {
  level: 0.3,
  prior: 0.3,
  change: 0.36,
  share: 0.3,
  completion: 0.2,
}
/** A sentence does not tell the same number of the same fact twice: then the other needs no better words. */
const TOLD_ALREADY = -0.15

/**
 * Gives way to the fact that the words name where the value is another's: a clause about 镇级网格员 stays about them,
 * whatever number it carries. So does a rate of a list whose heads are named: 化肥、农药使用量分别下降3.1%和2.4%.
 */
export function spokenOf(c: Case, best: Option | null, all: readonly Option[]): Option | null {
  if (!best || best.claim.fit === 'none') return best
  return named(c, best, all) ?? meantInstead(c, best, all) ?? best
}

/** The fact that is named by a word of its own, or spelt out. */
function named(c: Case, best: Option, all: readonly Option[]): Option | null {
  if (!mayBeAnothers(c, best.claim)) return null
  const { scorer, memory } = c
  const { fact } = best.claim
  let found: Option | null = null
  for (const option of all) {
    const { claim, subject, score } = option
    if (claim.fit !== 'none' || !sameReading(claim, best.claim) || subject <= best.subject) continue
    if (isUndone(c, claim.fact) || isUnspokenDeed(c, claim.fact, fact)) continue
    if (claim.field && memory.told.has(claim.fact))
      if (subject - best.subject < TOLD || isWholeOf(c, claim.fact, best.claim)) continue
    if (score > (found?.score ?? 0) && (scorer.spells(claim.fact, fact) || scorer.tells(claim.fact, fact)))
      found = option
  }
  return found
}

/** 重大隐患11项 is no number of 重大隐患整改销号, where the clause tells of nothing done. */
const isUndone = ({ text, claimed }: Case, { label }: FactEntry): boolean =>
  isDone(label) && !isDone(text.slice(claimed.ownStart, claimed.mention.end + DONE_AFTER))
const DONE_AFTER = 6

/** 9条河流、74.3公里河道 is no number of 清淤河道: where no verb stands and the label of its owner has none, a thing is meant. */
const isUnspokenDeed = ({ claimed }: Case, { label }: FactEntry, owner: FactEntry): boolean =>
  namesDeed(label) && !namesDeed(owner.label) && !claimed.own.some(({ word }) => isDeed(word))
const isDeed = (word: Word): boolean => word.class === 'verb' && !word.isLight
const namesDeed = (label: string): boolean => termsOf(label, 0, label.length).some(({ word }) => isDeed(word))

/** A fact that the sentence has told already must be named so much better to be meant once more. */
const TOLD = 0.12

/** A value may be another's; a rate only where the head before it had that very fact. */
const mayBeAnothers = ({ plan, memory }: Case, claim: Claim): claim is FieldClaim | DerivedClaim =>
  claim.of === 'derived' ? plan?.own != null && plan.place > 0 && memory.last === claim.fact : claim.field === 'value'

/** Both the value of their fact, or both the same calculation around it. */
const sameReading = (one: Claim, other: FieldClaim | DerivedClaim): one is FieldClaim | DerivedClaim =>
  one.of === 'derived' ? other.of === 'derived' && one.rule === other.rule : one.field === 'value'

/** A fact that this sentence has not told yet and that its words suit far better; or as well, if the other was told. */
function meantInstead(c: Case, best: Option, all: readonly Option[]): Option | null {
  const repeats = isRepeated(c, best.claim)
  const far = repeats ? TOLD_ALREADY : FAR[c.claimed.frame.role]
  if (far === undefined) return null
  let found: Option | null = null
  for (const option of all) {
    const { claim, subject } = option
    if (claim.fit !== 'none' || subject < SPEAKS || subject < best.subject + far) continue
    if (claim.of === 'note' || claim.fact === best.claim.fact) continue
    if (claim.field && (c.memory.hasTold(claim.fact, claim.field) || isWholeOf(c, claim.fact, best.claim))) continue
    if ((repeats || likeReading(c, claim, best.claim)) && option.score > (found?.score ?? 0)) found = option
  }
  return found
}

/** Whether the very value was told of the very fact before in this sentence, not as where it stood before: 由62件降至62件. */
function isRepeated({ memory, claimed, reading }: Case, claim: Claim): boolean {
  if (claim.field !== 'value' || !holds(claim.fit) || claimed.frame.turned) return false
  return memory.tellsOf(claim.fact)?.digits === reading.stated.digits
}

/** 涉VOCs企业完成改造29家: what was done is told with the words of its whole. */
const isWholeOf = ({ index }: Case, fact: FactEntry, part: Claim): boolean =>
  part.of === 'field' && index.companions[part.fact.place]!.whole === fact

const ONE_READING: ReadonlySet<Frame['role']> = new Set(['change', 'share', 'completion'])
/** Both a level, both a change, or both the same cell. */
function likeReading({ claimed }: Case, one: FieldClaim | DerivedClaim, other: Claim): boolean {
  if (ONE_READING.has(claimed.frame.role)) return true
  return one.field !== undefined && one.field === (other.of === 'note' ? 'value' : other.field)
}
