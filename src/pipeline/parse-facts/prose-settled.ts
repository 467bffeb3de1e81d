import type { Mention } from '../../check/mention.ts'
import type { Collector } from './collector.ts'
import { type Base, type Derived, judge } from './derived.ts'
import type { ParsedFact } from './parsed-facts.ts'

/** Whether the fact's own cells give the number; where they give another, that is told. */
export function settles(
  derived: Derived & { readonly base: Base },
  claim: Mention,
  fact: ParsedFact,
  line: number,
  out: Collector,
): boolean {
  const base = derived.base === 'whole' ? wholeOf(fact, out) : fact[derived.base]
  const judgement = base === null ? 'unknown' : judge(derived, fact.value, base, fact.unit)
  if (judgement === 'unknown') return false
  if (judgement !== 'agrees') {
    const reason = `文中写作 ${claim.text}，按数值算得 ${judgement.instead}，请核对`
    out.reject(line, claim.text, reason, {
      factId: fact.id,
      field: derived.base === 'whole' ? 'partOf' : derived.base,
    })
  }
  return true
}

const wholeOf = (fact: ParsedFact, out: Collector): string | null =>
  fact.partOf === null ? null : (out.fact(fact.partOf)?.value ?? null)
