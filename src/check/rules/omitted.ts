import type { Judged } from '../judged.ts'
import { indexOf } from '../sheet/sheet-index.ts'
import { faultAt, type Rule } from './rule.ts'

/** A required fact appears nowhere. */
export const omitted: Rule = ({ sheet, judged, text }) => {
  const used = usedFacts(judged)
  // 同比增速 of 0% is told as 同比持平, without a number
  if (text.includes('持平'))
    for (const { id, growth, values } of indexOf(sheet).facts) if (growth !== 0 && values.value.n === 0) used.add(id)
  const atEnd = { start: text.length, end: text.length }
  return sheet.facts
    .filter((fact) => fact.required && !used.has(fact.id))
    .map(({ id, label, value, unit }) =>
      faultAt('omitted', atEnd, `必报指标“${label}”（${value}${unit ?? ''}）在文中没有写到`, { factId: id }),
    )
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
