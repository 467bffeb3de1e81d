import type { ReferencedSection } from '../domain/draft.ts'
import type { Fact, FactSheet } from '../domain/fact-sheet.ts'
import { shortfallsOf } from './template/shortfalls.ts'

const once = (facts: readonly Fact[]): Fact[] => [...new Map(facts.map((fact) => [fact.id, fact])).values()]

/**
 * The section with the facts that a writer of it must see: for 存在问题 also what the facts themselves show to be amiss,
 * which may be said there but has been stated in its own section already.
 */
export function withEvidence(section: ReferencedSection, sheet: FactSheet): ReferencedSection {
  if (section.kind !== 'problems') return section
  const { behind, worse } = shortfallsOf(sheet)
  const own = new Set(section.facts.map(({ id }) => id))
  const evidence = once([...behind, ...worse]).filter(({ id }) => !own.has(id))
  return { ...section, facts: [...section.facts, ...evidence.map((fact) => ({ ...fact, required: false }))] }
}

/** Labels of what is still to be done, which a section on problems or plans may name. */
export function openMatters(section: ReferencedSection, sheet: FactSheet): string[] {
  if (section.kind !== 'problems' && section.kind !== 'plans') return []
  const { unmet, open } = shortfallsOf(sheet)
  return once([...unmet, ...open.map(({ whole }) => whole)]).map(({ label }) => label)
}
