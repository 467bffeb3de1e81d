import type { Judged } from '../judged.ts'
import { indexOf } from '../sheet/sheet-index.ts'
import { faultAt, type Rule } from './rule.ts'

/** A required fact appears nowhere. */
export const omitted: Rule = ({ sheet, judged, text }) => {
  const used = usedFacts(judged)
  // 公交线路28条，同比持平 tells its 同比增速 of 0% without a number
  if (text.includes('持平')) {
    const { facts, companions } = indexOf(sheet)
    for (const { id, place } of facts) {
      const growth = used.has(id) ? companions[place]!.growth : null
      if (growth?.values.value.n === 0) used.add(growth.id)
    }
  }
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
