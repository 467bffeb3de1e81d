import { citedBy, type DerivedClaim, holds, type Judged } from '../judged.ts'
import { BEYOND } from '../lexicon/beyond.ts'
import { growthHolds, isOfSize, signFor } from '../roles/change-sign.ts'
import type { Frame, Role } from '../roles/frame.ts'
import { isSurelyBetter } from '../sheet/better.ts'
import type { Cell, FactEntry, Field } from '../sheet/sheet-index.ts'
import { endsClause, isOneOf } from '../text/character-class.ts'
import { closesAt } from '../text/marks.ts'
import { calculated, expectedOf, isOfShare, quoted, sheetSays } from '../wording.ts'
import { GENERAL } from './attained.ts'
import { each, type Fault, faultAt } from './rule.ts'
import { citedFrom, movesAgainst, oppositeOf, staysAt, turningWordAt } from './turning.ts'

/** 增长-14.8%: the sign too many. */
const SIGNED_TWICE = /[增升涨长加高]-/
/** 超额完成任务12件 wants another sentence, not another word. */
const OVERFULFILLED = '超额'

/** 超了270家次: where no word names what is gone past, 低于 would make a value of the number. */
const PAST_ALONE = /^超[过出]?了?(?=[约近]?[\d一二两三四五六七八九十百千])/
const WANTING = '差'

/** 增长、下降、高于、低于 … against the facts; 持平 too. */
export const direction = each((one, { text }, before) => {
  const { claim, frame, mention } = one
  if (!frame || !claim) return null
  if (claim.of === 'derived' && !claim.directionHolds && claim.fit !== 'unit' && claim.fit !== 'none')
    return fault(one, text, claim.fact, claim)
  if (
    claim.of === 'field' &&
    frame.role === 'change' &&
    claim.fit !== 'none' &&
    !growthHolds(frame, mention.stated!.near.lo, claim.fact)
  )
    return fault(one, text, claim.fact, null)
  if (holds(claim.fit) && (liesBeyond(one, before) || isBeyondTarget(one, before, text)) && !isElse(one, text))
    return fault(one, text, claim.fact!, null)
  if (!movesWrongly(one, before) || claim.fit === 'none') return null
  return fault(one, text, claim.fact!, null, before)
})

/** 升至 and 降至 where the value of this period went the other way; 企业反弹｜0家 is what the sheet counts. */
export const movesWrongly = ({ claim, frame }: Judged, before: Judged | undefined): boolean =>
  claim?.field === 'value' &&
  frame!.role === 'level' &&
  !(frame!.word !== '' && claim.fact.label.includes(frame!.word)) &&
  movesAgainst(claim.fact, isOfSize(frame!, claim.fact) ? -frame!.direction : frame!.direction, before)

/** 回收率86.3%，低于85%的目标; 240户，低于上年200户: the value was just told, and lies on the other side. */
export function liesBeyond({ claim, frame }: Judged, before: Judged | undefined): boolean {
  if (!claim?.field || !cites(frame!, claim.field) || claim.fact.isRank) return false
  const now = valueTold(before, claim.fact)
  return now !== null && sideOf(frame!, claim.fact) * (now.n - citedBy(claim).n) < 0
}
/** On which side of a number the words put the value: 优于 only where the label says for certain what is good. */
const sideOf = (frame: Frame, fact: FactEntry): number =>
  Math.abs(frame.direction) < 2 || isSurelyBetter(fact.label) ? signFor(frame, fact) : 0

/** 满意率高于85%的目标, where it is 82%: no value is told beside it, and the clause names nothing but the fact. */
function isBeyondTarget({ claim, frame, mention }: Judged, before: Judged | undefined, text: string): boolean {
  if (claim?.field !== 'target' || frame!.role !== 'target' || frame!.direction === 0) return false
  const { fact } = claim
  if (valueTold(before, fact) !== null || sideOf(frame!, fact) * (fact.values.value.n - citedBy(claim).n) >= 0)
    return false
  const end = Math.min(frame!.directionAt, mention.start)
  const clause = CLAUSE.exec(text.slice(Math.max(0, end - CLAUSE_REACH), end))![0]
    .replace(GENERAL, '')
    .replace(SINCE, '')
  return [fact.label, ...fact.fact.aliases].includes(clause)
}
const CLAUSE = /[^，。；：、\n]*$/
const CLAUSE_REACH = 32
const SINCE = /(?:已|已经|均|仍|还|仍然|明显|略|稍)$/

/** The value as it was just told, or that of which was just told how it changed: 近视率51.8%，下降1.4个百分点，高于｜52%的目标. */
function valueTold(before: Judged | undefined, fact: FactEntry): Cell | null {
  const claim = before?.claim
  if (!claim || claim.of === 'note' || claim.fact !== fact) return null
  if (claim.of === 'derived') return before!.frame!.role === 'change' && holds(claim.fit) ? fact.values.value : null
  return claim.field === 'value' ? fact.values.value : null
}
const CITES: ReadonlySet<Role> = new Set(['prior', 'target'])
/** 高于目标值｜85%: reads like a distance from the target, and is the target. */
const cites = ({ role }: Frame, field: Field): boolean => CITES.has(role) || (role === 'gap' && field === 'target')
/** 超额完成172个, where that is the target: what was not attained is told by a rule of its own; 超过目标220家的一半: of it half is. */
const isElse = ({ frame, mention }: Judged, text: string): boolean =>
  frame!.role === 'gap' && (!endsClause(text, mention.end) || text.startsWith(OVERFULFILLED, frame!.directionAt))

/** The cell that the number cites beside the value. */
const comparedField = ({ claim }: Judged): Field | null =>
  claim?.of === 'field' && claim.field !== 'value' ? claim.field : null

/** 高于上年同期（20处: with its bracket closed. */
const OPEN = /[（(][^）)]*$/

/** 增速低于｜销售总额17.1个百分点: the word that sets one fact against another may stand before the other. */
function comparing({ frame, mention }: Judged, text: string): Pick<Frame, 'directionAt' | 'word'> {
  const from = Math.max(0, mention.start - COMPARED_WITHIN)
  const found = turningWordAt(text, frame!.directionAt) ? null : SET_AGAINST.exec(text.slice(from, mention.start))
  return found ? { directionAt: from + found.index, word: found[0] } : frame!
}
const SET_AGAINST = new RegExp(`${BEYOND}(?=[^，；。：、\\d]*$)`)
const COMPARED_WITHIN = 20

/** Where the word stands that says which way: before the number, an arrow right after it, or 的同比下降. 由150件增加到150件 stays, from the number `before`: no other word would be right. */
function fault(one: Judged, text: string, fact: FactEntry, claim: DerivedClaim | null, before?: Judged): Fault {
  const stays = staysAt(fact, before)
  const { mention } = one
  const points = isOneOf(text[mention.end], '↑↓')
  const { directionAt, word } = claim?.rule === 'difference' ? comparing(one, text) : one.frame!
  const follows = directionAt >= mention.end
  const start = Math.min(directionAt, mention.start)
  const last = follows ? directionAt + word.length : points ? mention.end + 1 : mention.end
  const end = OPEN.test(text.slice(start, last)) && closesAt(text, last) ? last + 1 : last
  const turn = follows ? directionAt : points ? mention.end : start
  const said = text.startsWith(OVERFULFILLED, turn) ? undefined : turningWordAt(text, turn)
  const turned = SIGNED_TWICE.test(text.slice(turn - 1, turn + 1)) ? '' : said && oppositeOf(said, fact)
  const past = claim?.rule === 'target-diff' ? PAST_ALONE.exec(text.slice(turn, mention.end))?.[0] : undefined
  const [wrong, right] = past ? [past, WANTING] : [said, turned!]
  const fix = wrong === undefined || stays ? null : { start: turn, end: turn + wrong.length, text: right }
  const written = text.slice(start, end)
  const says =
    claim && (claim.total || isOfShare(claim))
      ? `${calculated(claim, mention)}按填报数计算为${claim.show().expression}＝${claim.show().result}`
      : quoted(fact) + sheetSays(fact, claim, comparedField(one) ?? citedFrom(fact, before))
  const message = `${says}，文中写作“${written}”，${stays ? '其实没有变化' : '方向相反'}`
  const expected = fix ? text.slice(start, fix.start) + fix.text + text.slice(fix.end, end) : expectedOf(claim)
  return faultAt('direction', { start, end }, message, { factId: fact.id, expected, fix })
}
