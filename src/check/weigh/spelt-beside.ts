import { asValue } from '../fit/fit-cell.ts'
import { isValue, type Option, type Options } from '../offers/options.ts'
import type { Claimed } from '../sentence/claimed.ts'
import { isPartOf } from '../sheet/part-of.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import type { Case } from './case.ts'

/*
 * 21个村集体经济组织实现经营性收入812.6万元: the number is that of what bears the very name beside it, whatever its clause goes on
 * to say, which other labels may hold as well. 村社21个: nor is it that of 20万元以上的村, where no such bar is told.
 */

/** Takes the fact whose value the number is and whose label stands beside it, or the whole of which no bar is told. */
export function ratherSpelt(c: Case, best: Option | null, options: Options): Option | null {
  if (!isValue(best) || best.claim.fit !== 'none') return best
  const { fact } = best.claim
  const spelt = options.all.find(
    (one) => isValue(one) && one.claim.fit === 'exact' && isSpeltBeside(c, one.claim.fact, fact),
  )
  if (spelt) return spelt
  for (let whole = fact.parent; whole; whole = whole.parent) {
    const claim = isWholeOfBar(c, whole, fact) ? asValue(c.reading, whole) : null
    if (claim?.fit === 'exact') return options.meaning(claim, best.subject)
  }
  return best
}

/** Whether the words beside a number that has the value of `taken` are those of it, and not of what they were read as. */
export const isRatherOf = (place: Beside, taken: FactEntry, named: FactEntry): boolean =>
  isSpeltBeside(place, taken, named) || isWholeOfBar(place, taken, named)

/** A number in its text. */
interface Beside {
  readonly text: string
  readonly claimed: Claimed
}

/** The label right before or behind the number, and no piece of the longer one of the other. */
function isSpeltBeside(
  { text, claimed: { mention } }: Beside,
  { label, period }: FactEntry,
  other: FactEntry,
): boolean {
  if (label.length < NAME || period !== null || other.label.includes(label)) return false
  return text.startsWith(label, mention.end) || text.startsWith(label, mention.start - label.length)
}
const NAME = 4

const BAR = /\d[^，]{0,6}(?:以上|以下|以内)/
function isWholeOfBar({ text, claimed: { mention } }: Beside, whole: FactEntry, part: FactEntry): boolean {
  if (!isPartOf(part, whole) || !BAR.test(part.label) || BAR.test(whole.label)) return false
  const before = text.slice(Math.max(0, mention.start - REACH), mention.start)
  const behind = text.slice(mention.end, mention.end + REACH)
  return !BAR.test(before.slice(before.search(CLAUSE_BEFORE)) + CLAUSE.exec(behind)![0])
}
const CLAUSE_BEFORE = /[^，；。：、\n]*$/
const CLAUSE = /^[^，；。：、\n]*/
const REACH = 24
