import { baseNamed, FORMER as FORMER_NAMED, THAN_FORMER } from '../context/comparison.ts'
import { relationOf } from '../context/period-relation.ts'
import { changeOf } from '../derive/change.ts'
import { shareChangeOf, shareOf, shareOfRest } from '../derive/share.ts'
import { holds } from '../judged.ts'
import { FIELD_OF, FORMER_BASES, formerField } from '../roles/field-named.ts'
import type { Base } from '../roles/frame.ts'
import { COMPANION } from '../sheet/companions.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { Clue } from '../text/clue.ts'
import { closesAt } from '../text/marks.ts'
import type { Case } from '../weigh/case.ts'
import { BARE_SHARE } from './bare-share.ts'
import type { Options } from './options.ts'
import { wholesFor } from './share-wholes.ts'

/* Shares of another period, and how shares changed. */

/** 占检查量的7.9%，上年同期占｜10.7%: the share told last, of another period. */
export function offerShareAgain(c: Case, options: Options): void {
  const { memory, reading, claimed } = c
  const { role, base } = claimed.frame
  const named = role === 'share' || role === 'level' ? baseOfThen(c) : null
  // 占77.2%，上年同期为315件、占｜81.6%
  const beside = role === 'share' && claimed.before?.frame.role === 'prior' && BARE_SHARE.inClauseOf(c) !== null
  // 空置率由25.5%降至｜20%
  const ledTo = role === 'level' && claimed.frame.direction !== 0
  if (ledTo && memory.calculated.share?.total === 'difference')
    options.addIfHolds(shareOfRest(reading, memory.calculated.share.facts), AGAIN, 0)
  if (!memory.calculated.share || !reading.percent || !(role === 'prior' || named || beside)) return
  const then = beside ? claimed.before!.frame.base : (named ?? base)
  const isOfThen = beside && isRightAfterThen(c)
  const ofThen = memory.calculated.share.total === 'difference' ? shareOfRest : shareOf
  for (const [against, field] of FORMER) {
    if (named !== against && then !== null && then !== against) continue
    const claim = ofThen(reading, memory.calculated.share.facts, field)
    if (named === against) options.add(claim, SAID_AGAIN, 0)
    else if (isOfThen) options.add(claim, RIGHT_AFTER, 0)
    else options.addIfHolds(claim, AGAIN, 0)
  }
}

/** 占29%，上年同期占｜30.4%; 占近七成，上年同期12个，占｜超五成: of then alone; but 15个（上年同期12个），占｜68.2% goes on about now. */
export function isRightAfterThen(c: Case): boolean {
  const { memory, claimed, text } = c
  const { before, frame } = claimed
  if (frame.role !== 'share' || !memory.calculated.share) return false
  const named = SHARE_OF_THEN.inClauseOf(c)
  const isRightAfter = before?.frame.role === 'prior' && !closesAt(text, before.mention.end)
  if (!named && !(isRightAfter && BARE_SHARE.inClauseOf(c))) return false
  const field = formerField(named ? baseNamed(named[1]!) : before!.frame.base)
  return field !== null && memory.calculated.share.facts.every(({ values }) => values[field])
}
const AGAIN = 0.55
const SAID_AGAIN = 1
/** Rather than what the share is now, whether it comes out or not. */
const RIGHT_AFTER = 0.95
/** 上年同期占, 上年成功率, 而上年同期这一比重为, 一季度这一占比为: with what the share then is compared. */
function baseOfThen(c: Case): Base | null {
  const named = SHARE_OF_THEN.inClauseOf(c)
  if (named) return baseNamed(named[1]!)
  const { period } = c.claimed
  if (!period || !SHARE_OF_PERIOD.inClauseOf(c)) return null
  const relation = relationOf(period, c.index.sheet.period)
  return relation === 'lastYear' ? 'yoy' : relation === 'lastPeriod' ? 'qoq' : null
}
const THAT_SHARE = '(?:这[一个项]|该|此|其)?(?:占?比[重例值]?|份额)'
const SHARE_OF_THEN = new Clue(
  `^而?(${FORMER_NAMED})(?:仅|只|则|还|约|的)*(?:占|(?:[\u4e00-\u9fff]{1,6}率|${THAT_SHARE})[为是有仅只约达]*$)`,
  '占率比份',
)
const SHARE_OF_PERIOD = new Clue(`^而?[^，；]*[季月年期]度?份?的?${THAT_SHARE}[为是有仅只约达]*$`, '比份')

/** 占比由16.2%提高到18.9%: the share of last year, or of the last period. */
export function offerFormerShares(c: Case, fact: FactEntry, subject: number, options: Options): void {
  const { reading, claimed } = c
  const { base } = claimed.frame
  if (fact.isRate || !reading.percent) return
  for (const whole of wholesFor(c, fact))
    for (const [against, field] of FORMER)
      if (base === null || base === against)
        options.addIfHolds(shareOf(reading, [fact, whole], field), subject, FORMER_SHARE)
}
const FORMER_SHARE = -0.1

/** 上年同期来访占｜43.1%: the share then of what its own clause names, and none of now. Whether it is one. */
export function offerShareThen(c: Case, fact: FactEntry, subject: number, options: Options): boolean {
  const { reading, claimed } = c
  const named = NAMED_THEN.inClauseOf(c)
  // 上年同期来信占30.4%，来访占｜43.1%: the next as well
  const field = formerField(named ? baseNamed(named[1]!) : claimed.led)
  if (!field || fact.isRate || !reading.percent) return false
  const whole = wholesFor(c, fact).find(({ values }) => values[field])
  const claim = fact.values[field] && whole ? shareOf(reading, [fact, whole], field) : null
  if (!named) options.addIfHolds(claim, subject, 0)
  else options.add(claim, subject, claim?.fit === 'none' ? FORMER_SHARE : 0)
  return named !== null && claim !== null
}
const NAMED_THEN = new Clue(`^而?(${FORMER_NAMED})，?[\u4e00-\u9fff]{2,12}占`, '占')
const FORMER = FORMER_BASES.map((base) => [base, FIELD_OF[base]] as const)

/** The change of the share that was just stated, or is named. */
export function offerShareChange(c: Case, fact: FactEntry, subject: number, options: Options): void {
  const { claimed, reading } = c
  const { base } = claimed.frame
  if (claimed.mention.kind !== 'percentage-point') {
    offerMisreadShareChange(c, fact, subject, options)
    return
  }
  const facts = sharing(c, fact)
  if (facts === null) return
  const own = c.index.companions[fact.place]!.share
  const isMeant = movesAtOnce(c, fact)
  for (const [against] of FORMER)
    if (base === null || base === against)
      if (own?.values[FIELD_OF[against]])
        options.addIfHolds(changeOf(reading, claimed.frame, own, against), subject, COMPANION)
      else if (isMeant && base !== null) options.add(shareChangeOf(reading, claimed.frame, facts, against), subject, 0)
      else options.addIfHolds(shareChangeOf(reading, claimed.frame, facts, against), subject, 0)
}

/** 占95.1%，同比提高｜3.0个百分点: right after a share that was rightly told, where nothing else is named, it is the share that moved. */
function movesAtOnce({ claimed, memory, text, scorer }: Case, fact: FactEntry): boolean {
  const { before, mention, frame } = claimed
  if (
    !before ||
    memory.calculated.share?.fact !== fact ||
    !memory.calculated.shared.has(fact) ||
    !scorer.silent ||
    frame.word === ''
  )
    return false
  if (before.mention.kind !== 'percentage') return false
  const [lead, rest] = text.slice(before.mention.end, mention.start).split(frame.word)
  return rest !== undefined && AT_ONCE.test(lead!) && BARELY.test(rest)
}
const AT_ONCE = new RegExp(`^[，、（(]${THAN_FORMER}(?:同期|末|底)?(?:还|又)?$`)
const BARELY = /^[了出]?$/

/** 占比74.0%，同比提高｜2.3%: right after a share it is the share that moved, and that in 百分点. */
function offerMisreadShareChange(
  { claimed, reading, memory }: Case,
  fact: FactEntry,
  subject: number,
  options: Options,
) {
  const { frame, mention, before } = claimed
  if (mention.kind !== 'percentage' || memory.calculated.share?.fact !== fact || before!.frame.role !== 'share') return
  for (const [against] of FORMER) {
    if (frame.base !== null && frame.base !== against) continue
    const claim = shareChangeOf(reading, frame, memory.calculated.share.facts, against)
    if (claim && holds(claim.fit)) options.add({ ...claim, fit: 'unit' }, subject, 0)
  }
}

/** 非税收入占29.0%，占比下降｜1.7个百分点: of what is left the share moves against that of what was taken away. */
export function offerRestShareChange(
  {
    memory: {
      calculated: { share },
    },
    claimed: { frame, mention },
    reading,
  }: Case,
  options: Options,
) {
  if (share?.total !== 'difference' || mention.kind !== 'percentage-point' || frame.role !== 'change') return
  const [whole, ...parts] = share.facts
  const turned = { ...frame, direction: -frame.direction }
  for (const [against] of FORMER)
    if (frame.base === null || frame.base === against)
      options.addIfHolds(shareChangeOf(reading, turned, [...parts, whole!], against), REST, 0.1)
}
const REST = 1

/** The fact and its whole: as its share was told last, or beside another's of one whole; 占比较上年提高: as the sheet has it. */
function sharing(c: Case, fact: FactEntry): readonly FactEntry[] | null {
  const { share, shared } = c.memory.calculated
  if (share?.fact === fact) return share.facts
  const whole = share && shared.has(fact) ? share.facts.at(-1)! : null
  const named = whole ?? (namesShare(c, fact) ? c.index.companions[fact.place]!.whole : null)
  return named && !fact.isRate ? [fact, named] : null
}
/** 改隐患181处，整改率比上年同期高｜2.0个百分点: a rate that was not told itself, of what was told last. */
const namesShare = (c: Case, fact: FactEntry): boolean =>
  NAMES_SHARE.inClauseOf(c) !== null || (c.memory.last === fact && NAMES_RATE.inClauseOf(c) !== null)
const NAMES_RATE = new Clue(/[\u4e00-\u9fff]{2}率/, '率')
const NAMES_SHARE = new Clue(/占比|比重/, '占重')
