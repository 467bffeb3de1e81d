import { growthHolds } from '../derive-change.ts'
import type { DerivedClaim, Judged } from '../judged.ts'
import opposites from '../lexicon/opposites.json' with { type: 'json' }
import { isOneOf } from '../scan/character.ts'
import type { FactEntry } from '../sheet-index.ts'
import { expectedOf, quoted, sheetSays } from '../wording.ts'
import { each, type Fault } from './rule.ts'

/** Words that turn each other round. Of several opposites the first is meant: 低于 becomes 高于. */
const OPPOSITE = new Map(opposites.flatMap(([up, down]) => [[up!, down!] as const, [down!, up!] as const]).reverse())
const LONGEST_FIRST = [...OPPOSITE.keys()].sort((a, b) => b.length - a.length)
/** 增长-14.8%: the sign too many. */
const SIGNED_TWICE = /[增升涨长加高]-$/
/** 超额完成任务12件 wants another sentence, not another word. */
const OVERFULFILLED = '超额'

/** 增长、下降、高于、低于 … against the facts; 持平 too. */
export const direction = each((one, { text }) => {
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
  return movesWrongly(one) && claim.fit !== 'none' ? fault(one, text, claim.fact!, null) : null
})

/** 升至 and 降至 where the value of this period went the other way. */
export const movesWrongly = ({ claim, frame }: Judged): boolean =>
  claim?.field === 'value' &&
  frame?.role === 'level' &&
  frame.direction !== 0 &&
  movesAgainst(claim.fact, frame.direction)

/** Against every earlier value that the sheet has. */
function movesAgainst(fact: FactEntry, said: number): boolean {
  const now = fact.values.value
  const before = [fact.values.lastYear, fact.values.lastPeriod].filter((cell) => cell !== null)
  if (!now || before.length === 0) return false
  const rises = said > 0 !== (Math.abs(said) === 2 ? fact.lessIsBetter : fact.isRank)
  return before.every((cell) => (rises ? now.n < cell.n : now.n > cell.n))
}

/** Where the word stands that says which way: before the number, or an arrow right after it. */
function fault({ frame, mention }: Judged, text: string, fact: FactEntry, claim: DerivedClaim | null): Fault {
  const points = isOneOf(text[mention.end], '↑↓')
  const start = Math.min(frame!.directionAt, mention.start)
  const end = points ? mention.end + 1 : mention.end
  const turn = points ? mention.end : start
  const said = text.startsWith(OVERFULFILLED, turn)
    ? undefined
    : LONGEST_FIRST.find((known) => text.startsWith(known, turn))
  const turned = SIGNED_TWICE.test(text.slice(turn - 1, turn + 1)) ? '' : said && oppositeOf(said, fact)
  const fix = said === undefined ? null : { start: turn, end: turn + said.length, text: turned! }
  const written = text.slice(start, end)
  return {
    code: 'direction',
    start,
    end,
    message: `${quoted(fact)}${sheetSays(fact, claim)}，文中写作“${written}”，方向相反`,
    factId: fact.id,
    expected: fix ? text.slice(start, fix.start) + fix.text + text.slice(fix.end, end) : expectedOf(claim),
    fix,
  }
}

/** The word that turns this one round, or null. An amount grows; a rate and a place rise. */
export const oppositeOf = (said: string, fact: FactEntry): string | null =>
  said === '下降' && (fact.isRate || fact.isRank) && fact.growth === 0
    ? '上升'
    : said === '扩大' && fact.growth !== 0
      ? '收窄'
      : (OPPOSITE.get(said) ?? null)
