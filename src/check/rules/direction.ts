import { growthHolds } from '../derive-change.ts'
import type { DerivedClaim, Judged } from '../judged.ts'
import type { FactEntry } from '../sheet-index.ts'
import { expectedOf, quoted, sheetSays } from '../wording.ts'
import { each, type Fault } from './rule.ts'

const OPPOSITES: readonly (readonly [string, string])[] = [
  ['增长', '下降'],
  ['增加', '减少'],
  ['上升', '下降'],
  ['提高', '下降'],
  ['提升', '下降'],
  ['扩大', '缩小'],
  ['回升', '回落'],
  ['高于', '低于'],
  ['高出', '低于'],
  ['多于', '少于'],
  ['多出', '少'],
  ['前移', '后移'],
  ['优于', '差于'],
  ['改善', '变差'],
  ['多', '少'],
  ['高', '低'],
  ['超过', '低于'],
  ['升至', '降至'],
  ['增至', '减至'],
  ['升', '降'],
  ['增', '减'],
  ['快于', '慢于'],
  ['上涨', '下跌'],
  ['+', '-'],
  ['＋', '－'],
  ['↑', '↓'],
]
const BACK = new Map(
  [
    ...OPPOSITES.map(([up, down]) => [up, down] as const),
    ...OPPOSITES.map(([up, down]) => [down, up] as const),
  ].reverse(),
)

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
    !growthHolds(frame, mention.stated?.near.lo ?? 0, claim.fact)
  )
    return fault(one, text, claim.fact, null)
  if (
    claim.of === 'field' &&
    claim.field === 'value' &&
    frame.direction !== 0 &&
    frame.role === 'level' &&
    claim.fit !== 'none' &&
    movesAgainst(claim.fact, frame.direction)
  )
    return fault(one, text, claim.fact, null)
  return null
})

/** 升至 and 降至 against every earlier value that the sheet has. */
function movesAgainst(fact: FactEntry, said: number): boolean {
  const now = fact.values.value
  const before = [fact.values.lastYear, fact.values.lastPeriod].filter((cell) => cell !== null)
  if (!now || before.length === 0) return false
  const better = Math.abs(said) === 2 ? said > 0 !== fact.lessIsBetter : fact.isRank ? said < 0 : said > 0
  return before.every((cell) => (better ? now.n < cell.n : now.n > cell.n))
}

function fault({ frame, mention }: Judged, text: string, fact: FactEntry, claim: DerivedClaim | null): Fault {
  const start = Math.min(frame!.directionAt, mention.start)
  const word = text.slice(start, mention.end)
  const said = [...BACK.keys()].find((known) => word.startsWith(known))
  const opposite = said ? BACK.get(said)! : null
  return {
    code: 'direction',
    start,
    end: mention.end,
    message: `${quoted(fact)}${sheetSays(fact, claim)}，文中写作“${text.slice(start, mention.end)}”，方向相反`,
    factId: fact.id,
    expected: opposite && said ? opposite + text.slice(start + said.length, mention.end) : expectedOf(claim),
    fix: opposite && said ? { start, end: start + said.length, text: opposite } : null,
  }
}
