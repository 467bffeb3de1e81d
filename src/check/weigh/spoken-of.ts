import { samePeriod } from '../context/period-relation.ts'
import { areWithin } from '../fit/slip.ts'
import { holds } from '../judged.ts'
import type { Option } from '../offers/options.ts'
import type { Frame } from '../roles/frame.ts'
import { isDeed, namesDeed } from '../sheet/deeds.ts'
import { SPEAKS } from '../sheet/likeness.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { Clue } from '../text/clue.ts'
import { wordsBefore } from '../text/own-clause.ts'
import { isAmongTold } from './among-told.ts'
import type { Case } from './case.ts'
import { isDoneWithPart, isListedPart, isOfAllParts, isSomeOf, isSpeltPart, namesAllParts, sharesTopic } from './kin.ts'
import { isMovedOther } from './moved-alike.ts'
import { isOwnRate } from './own-rate.ts'

/* A number is first taken for the fact whose value it is. Here it gives way where the words speak of another. */

/** The words must speak so much better of the other fact, where no word of its own names it. */
const FAR: Readonly<Partial<Record<Frame['role'], number>>> = {
  level: 0.3,
  prior: 0.3,
  change: 0.36,
  share: 0.3,
  completion: 0.2,
  multiple: 0.36,
}

/**
 * Gives way to the fact that the words name where the value is another's: a clause about 镇级网格员 stays about them,
 * whatever number it carries.
 */
export function spokenOf(c: Case, best: Option | null, all: readonly Option[]): Option | null {
  if (!best) return null
  let named: Option | null = null
  let better: Option | null = null
  const taken = best.claim.field === 'value' ? best.claim.fact : null
  for (const other of all) {
    const { claim, score, subject } = other
    if (claim.fit !== 'none' || claim.fact === best.claim.fact) continue
    // a note is an option only where it has the number
    const meant = claim.fact!
    if (c.claimed.meant && isOfTarget(best) && claim.field === 'value') continue
    if (isExpected(c, best, meant)) continue
    if (isOwnRate(c, best, other)) continue
    if (subject < SPELT && isOfOtherSize(best, claim) && isKnownByDigits(best)) continue
    if (isInItsUnit(c, best, meant)) continue
    if (goesOnAbout(c, best, meant)) continue
    if (best.claim.of !== 'note' && isAmongTold(c, best.claim.fact, meant)) continue
    if (taken && isAkin(c, taken, meant)) continue
    if (isNamed(c, best, other, all)) named = named === null || score > named.score ? other : named
    else if (isFarBetter(c, best, other)) better = better === null || score > better.score ? other : better
  }
  return named ?? better ?? best
}

/** 年底前力争达到｜140公里, 四季度再新改建｜27.4公里: what is meant to be is the target or what it wants, no value of another gone wrong. */
const isOfTarget = ({ claim }: Option): boolean =>
  claim.field === 'target' || (claim.of === 'derived' && claim.rule === 'target-diff')

/** Whether it is the fact whose value the number is, a part or the whole, though the words name the other. */
const isAkin = ({ text, claimed, plan }: Case, taken: FactEntry, named: FactEntry): boolean =>
  isListedPart(claimed, plan, taken, named) ||
  namesAllParts(text, claimed, taken, named) ||
  isDoneWithPart(text, claimed, taken, named) ||
  isSomeOf(text, claimed, taken, named)

/*
 * 政务服务。受理58326件, where the sheet has 受理企业诉求236件 as well: so many digits are nobody's by chance, and the fact
 * of which a word reminds is of quite another size.
 */
const TELLING = 4
const SPELT = 0.9
const OF_SIZE = 3
const isKnownByDigits = ({ claim }: Option): boolean =>
  claim.field === 'value' &&
  claim.fit === 'exact' &&
  claim.fact.values.value.digits.replace(/\D|0+$/g, '').length >= TELLING
function isOfOtherSize({ claim: taken }: Option, claim: Option['claim']): boolean {
  if (!taken.field || !claim.field) return false
  return !areWithin(OF_SIZE, taken.fact.values.value.n, claim.fact.values.value.n)
}

/** 家庭医生团队签约｜3150户, where the sheet has 签约户数 and 31个 of 签约团队: the number and the unit of what is named as well. */
const isInItsUnit = ({ reading: { gates } }: Case, { claim, subject }: Option, { place }: FactEntry): boolean =>
  claim.field === 'value' &&
  claim.fit === 'exact' &&
  subject >= NAMED_AS_WELL &&
  claim.fact.values.value.digits.replace(/[^1-9]/g, '').length >= TELLING_IN_UNIT &&
  gates[claim.fact.place] === 'same' &&
  gates[place] !== 'same'
const NAMED_AS_WELL = 0.7
const TELLING_IN_UNIT = 3

/** Goes on about the topic of the fact that was told last. */
const goesOnAbout = ({ memory: { last, told } }: Case, { claim }: Option, other: FactEntry): boolean =>
  !!last &&
  claim.field === 'value' &&
  last !== claim.fact &&
  !told.has(claim.fact) &&
  sharesTopic(last, claim.fact, other)

/** 重大隐患23项，整改｜21项: the part of what its sentence told, whatever else the sheet calls 完成整改. */
function isExpected({ memory, index }: Case, { claim }: Option, other: FactEntry): boolean {
  if (claim.of === 'note') return false
  const { whole } = index.companions[claim.fact.place]!
  const { whole: another } = index.companions[other.place]!
  if (whole === null || another === null || another === whole) return false
  return memory.told.has(whole) && !memory.told.has(another) && claim.fact.isDone
}

/** The other fact is named by a word of its own. */
function isNamed(c: Case, best: Option, other: Option, all: readonly Option[]): boolean {
  const { claim, subject } = other
  const { scorer, memory } = c
  const moved = isMovedOther(c, best, other)
  if (moved !== null) return moved
  if (best.claim.field !== 'value' || claim.field !== 'value' || subject <= best.subject) return false
  if (memory.told.has(claim.fact) || isUnspokenDeed(c, claim.fact, best.claim.fact)) return false
  if (isOfAllParts(all, best.claim.fact, other) || isOfItsPeriod(c, best, claim.fact)) return false
  if (isSpeltPart(wordsBefore(c), best.claim.fact, claim.fact)) return false
  return scorer.tells(claim.fact, best.claim.fact)
}

/** 新建端口6350个，其中二季度建成｜3870个: what the sheet has for the very period that is named, whatever verb a total has. */
const isOfItsPeriod = (c: Case, { claim, subject }: Option, other: FactEntry): boolean => {
  const { period } = c.claimed
  const { sheet } = c.index
  const own = claim.fact!.period
  if (period === null || !own || other.period !== null || subject < SPEAKS || ALTOGETHER.inClauseOf(c)) return false
  return samePeriod(period, own, sheet.period) && !samePeriod(period, sheet.period, sheet.period)
}

const ALTOGETHER = new Clue(/累计|总/, '累总')

/** 9条河流、74.3公里河道 is no number of 清淤河道: where no verb stands and the label of its owner has none, a thing is meant. */
const isUnspokenDeed = ({ claimed }: Case, { label }: FactEntry, owner: FactEntry): boolean =>
  namesDeed(label) && !namesDeed(owner.label) && !claimed.own.some(({ word }) => isDeed(word))

/** 立案、罚款降幅分别为: each number of a list has a head of its own, which the other's digits do not outweigh. */
const SPELT_IN_LIST = 0.9
const IN_LIST = 0.1

/** Then the other needs no better words. */
const TOLD_ALREADY = -0.15
/** 办结251件，在办｜251件: no sentence tells one number of one fact twice, but where it stood: 由62件降至62件. */
const isRepeated = ({ text, memory, claimed, reading, scorer }: Case, { claim }: Option): boolean =>
  !!claim.field &&
  holds(claim.fit) &&
  !claimed.frame.turned &&
  OF_WHICH.within(text, claimed.mention.end, claimed.mention.end + OF_WHICH_REACH) === null &&
  (claim.field === 'value'
    ? memory.tellsOf(claim.fact)?.digits === reading.stated.digits
    : (memory.last !== claim.fact || !scorer.silent) && memory.hasTold(claim.fact, claim.field))
/** 在24860平方米的拆除面积中，: told once more, to say what was done of it. */
const OF_WHICH = new Clue(/^的?[^，。；：\d]{1,14}[中内里]，/, '中内里')
const OF_WHICH_REACH = 18

/** 幼儿减少0.11万人。小学2.71万人，减少｜0.11万人: with no noun of its own it is of what this sentence told, not of one before. */
function isOfEarlier({ memory, scorer }: Case, best: Option, claim: Option['claim']): boolean {
  if (best.claim.of === 'note' || !scorer.silent) return false
  return claim.fact === memory.last && memory.before.includes(best.claim.fact)
}
const OF_EARLIER = 0.2
const OF_TWO = 0.1

/** A fact that this sentence has not told yet and that its words suit far better. */
function isFarBetter(c: Case, best: Option, { claim, subject }: Option): boolean {
  const { claimed, memory, index } = c
  // 村级林长72名，是镇级林长的｜4.8倍: of which two it is the words say, whatever others come out
  const isOfTwo = best.claim.of === 'derived' && best.claim.rule === 'multiple' && best.claim.facts.length === 2
  const listed = c.plan?.own && subject >= SPELT_IN_LIST && best.claim.of === claim.of
  const far = isRepeated(c, best)
    ? TOLD_ALREADY
    : listed
      ? IN_LIST
      : isOfEarlier(c, best, claim)
        ? OF_EARLIER
        : isOfTwo && claim.of === 'derived' && claim.rule === 'multiple' && claim.facts.length === 2
          ? OF_TWO
          : FAR[claimed.frame.role]
  if (far === undefined || subject < best.subject + far) return false
  // 涉VOCs企业完成改造29家: what was done is told with the words of its whole
  const whole = best.claim.field ? index.companions[best.claim.fact.place]!.whole : null
  return !(claim.field && (memory.hasTold(claim.fact, claim.field) || (claim.fact === whole && !isRepeated(c, best))))
}
