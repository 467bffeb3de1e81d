import type { Judged } from '../judged.ts'
import opposites from '../lexicon/opposites.json' with { type: 'json' }
import { moreIsBetter } from '../sheet/better.ts'
import type { Cell, FactEntry } from '../sheet/sheet-index.ts'

/* Words that turn each other round, and what they say of a fact. */

/** Of several opposites the first is meant: 低于 becomes 高于. */
const OPPOSITE = new Map(opposites.flatMap(([up, down]) => [[up!, down!] as const, [down!, up!] as const]).reverse())
const LONGEST_FIRST = [...OPPOSITE.keys()].sort((a, b) => b.length - a.length)

/** The longest word with an opposite that starts there; 增速 is what is measured. */
export const turningWordAt = (text: string, at: number): string | undefined =>
  text[at + 1] === '速' ? undefined : LONGEST_FIRST.find((known) => text.startsWith(known, at))

/** The word that turns this one round, or null. An amount grows; a rate, its points and a place rise. */
export const oppositeOf = (said: string, fact: FactEntry): string | null =>
  said === '下降' && ((!fact.isAmount && fact.growth === 0) || fact.unitText.endsWith('百分点'))
    ? '上升'
    : said === '扩大' && fact.growth !== 0
      ? '收窄'
      : (OPPOSITE.get(said) ?? null)

/**
 * 升至 and 降至 against every earlier value that the sheet has; where the number `before` cites one of them
 * (由上季度的248件升至), against that one.
 */
export function movesAgainst(fact: FactEntry, said: number, before?: Judged): boolean {
  const { value: now, lastYear, lastPeriod } = fact.values
  if (said === 0) return false
  // 作业人员优化至1146人: of what may well be more or fewer, it says nothing
  if (Math.abs(said) === 2 && !fact.lessIsBetter && !moreIsBetter(fact.label)) return false
  const rises = said > 0 !== (Math.abs(said) === 2 ? fact.lessIsBetter : fact.isRank)
  const from = cited(fact, before)
  if (from) return rises ? now.n <= from.n : now.n >= from.n
  const earlier = [lastYear, lastPeriod].filter((cell) => cell !== null)
  return earlier.length > 0 && earlier.every((cell) => (rises ? now.n < cell.n : now.n > cell.n))
}

/** Whether the value is what it is said to have moved from. */
export const staysAt = (fact: FactEntry, before?: Judged): boolean => cited(fact, before)?.n === fact.values.value.n

/** The earlier value that a number cites as the one from which the fact moved. */
const cited = (fact: FactEntry, before: Judged | undefined): Cell | null => {
  const field = citedFrom(fact, before)
  return field && fact.values[field]
}
export function citedFrom(fact: FactEntry, before: Judged | undefined): 'lastYear' | 'lastPeriod' | null {
  const claim = before?.frame?.role === 'prior' && before.claim?.fact === fact ? before.claim : null
  return claim?.field === 'lastYear' || claim?.field === 'lastPeriod' ? claim.field : null
}
