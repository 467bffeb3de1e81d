import { THAN_FORMER } from '../context/comparison.ts'
import type { DerivedClaim } from '../judged.ts'
import type { Option } from '../offers/options.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from './case.ts'

/*
 * 商品类投诉｜12.5%的增速, by which 服务类投诉 grew: how something moved comes out for one fact, and the words speak of another,
 * for which the same calculation does not.
 */

/** Whether the other is meant; null where the two are not the same calculation, each of one fact. */
export function isMovedOther(c: Case, best: Option, other: Option): boolean | null {
  const [one, another] = [best.claim, other.claim]
  if (one.of !== 'derived' || another.of !== 'derived' || one.rule !== another.rule) return null
  if (one.facts.length > 1 || another.facts.length > 1) return null
  const [taken, named] = [one.fact, another.fact]
  if (another.outcome !== null && isMovedBeside(c, one, named)) return true
  if (named.parent !== null && named.parent === taken.parent)
    return other.subject > best.subject && !isOfMovement(c, named) && c.scorer.tells(named, taken)
  return isMovedAgain(c, taken, named)
}

/** 亏损企业37家，下降｜14.0%, where the sheet has 产值下降企业: the word only says how it moved. */
const isOfMovement = ({ claimed: { frame } }: Case, { label }: FactEntry): boolean =>
  frame.word !== '' && label.includes(frame.word)

/** 县级赛事增长15.8%，全部赛事增长｜15.8%: by how much the part moved was told, and the words name the whole. */
function isMovedAgain(c: Case, taken: FactEntry, named: FactEntry): boolean {
  const { memory, scorer } = c
  if (!memory.calculated.changed.has(taken) || memory.calculated.changed.has(named)) return false
  // 全部赛事增长21.7%，高于县级赛事｜15.8%的增幅
  if (named.parent === taken) return scorer.namesPart(named)
  return taken.parent === named && OF_ALL.inClauseOf(c) !== null && !scorer.namesPart(taken)
}
const OF_ALL = new Clue(/全部|总|整体|[合共]计/, '全总整计')

/**
 * 基金收入8.43亿元，增长4.6%；基金支出7.96亿元（上年7.75亿元），增长｜4.6%: where nothing else is named, how the one moved is not told
 * once more beside numbers of the other; nor, right after its value, how any other did. But 报告书3件、报告表29件，同比增加｜5件: after
 * all parts the whole may be meant.
 */
function isMovedBeside(
  { memory, text, claimed, plan }: Case,
  { fact: taken, rule }: DerivedClaim,
  named: FactEntry,
): boolean {
  const { before, mention, frame } = claimed
  if (!before || plan || frame.word === '' || memory.last !== named) return false
  if (!memory.hasTold(named, 'value') || memory.alike.includes(taken)) return false
  const [lead, rest] = text.slice(before.mention.end, mention.start).split(frame.word)
  if (rest === undefined || !BESIDE.test(lead!) || !BARELY.test(rest)) return false
  if (memory.calculated.hasMoved(taken, rule)) return !memory.calculated.hasMoved(named, rule)
  const isOfOnePart =
    taken !== named.parent || taken.parts.every((part) => part === named || !memory.stated.includes(part))
  return (
    isOfOnePart &&
    (before.frame.role === 'prior' || (before.frame.role === 'level' && before.mention.kind === 'quantity'))
  )
}
const BESIDE = new RegExp(
  `^[）)]?[，、（(](?:均|也|却|但|还|又|再|净)?(?:${THAN_FORMER}(?:同期|末|底)?(?:均|也|净)?)?$`,
)
const BARELY = /^(?:了|出|幅度?为?|速度?为?)?$/
