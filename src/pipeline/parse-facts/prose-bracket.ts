import type { Mention } from '../../check/mention.ts'
import { type Decimal, ZERO } from '../../domain/decimal.ts'
import { type FactValue, readFactValue } from '../../domain/fact-value.ts'
import type { ParsedFact } from './parsed-facts.ts'
import { clean, cueOf, lastClause } from './prose-label.ts'
import words from './prose-words.json' with { type: 'json' }
import { exactOf } from './totals.ts'

/**
 * Whether the bracket that opens right behind a figure holds parts of it without saying 其中: 86万元（县级45万元、镇级41万元）.
 * They have names and its unit, and their sum does not pass it. `inside` are the numbers of the bracket.
 */
export function holdsParts(text: string, inside: readonly Mention[], whole: ParsedFact): boolean {
  const total = exactOf(whole)
  const unit = readFactValue(whole.value)?.unit || whole.unit
  if (inside.length < 2 || total === null || unit === '%') return false
  let sum = ZERO
  for (const [i, claim] of inside.entries()) {
    const from = inside[i - 1]?.end ?? text.slice(0, claim.start).search(/[（(][^（(]*$/) + 1
    const stated = claim.stated!
    if (!isPartName(text.slice(from, claim.start)) || stated.unitText !== unit || !stated.hi?.eq(stated.lo))
      return false
    sum = sum.plus(stated.lo)
  }
  return sum.lte(total)
}

const isPartName = (before: string): boolean => {
  const name = lastClause(before)
  return clean(name).length > 1 && cueOf(name) === null && !words.noPart.some((word) => name.includes(word))
}

/** Whether one more part fits into the whole. Where a number is not exact nobody can say it does not. */
export function staysWithin(whole: ParsedFact, parts: readonly ParsedFact[], more: FactValue): boolean {
  const total = exactOf(whole)
  const known = parts.map(exactOf)
  if (total === null || more.hi === null || isRateUnit(whole)) return true
  return known.reduce<Decimal>((sum, part) => sum.plus(part ?? ZERO), more.lo).lte(total)
}

const isRateUnit = (fact: ParsedFact): boolean => (readFactValue(fact.value)?.unit || fact.unit) === '%'
