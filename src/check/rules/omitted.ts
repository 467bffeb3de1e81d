import type { Judged } from '../judged.ts'
import type { Rule } from './rule.ts'

/** A required fact appears nowhere. */
export const omitted: Rule = ({ sheet, judged, text }) => {
  const used = usedFacts(judged)
  return sheet.facts
    .filter((fact) => fact.required && !used.has(fact.id))
    .map((fact) => ({
      code: 'omitted' as const,
      start: text.length,
      end: text.length,
      message: `必报指标“${fact.label}”（${fact.value}${fact.unit ?? ''}）在文中没有写到`,
      factId: fact.id,
      expected: null,
      fix: null,
    }))
}

/** Ids of all facts that some figure states or is derived from. */
function usedFacts(judged: readonly Judged[]): Set<string> {
  const used = new Set<string>()
  for (const { claim } of judged) {
    if (claim?.of === 'field') used.add(claim.fact.id)
    else if (claim?.of === 'derived') for (const fact of claim.facts) used.add(fact.id)
  }
  return used
}
