import type { FactEntry } from './fact-entry.ts'

/** Whether a fact is part of another, or part of a part of it, at any depth; the sheet's links make no ring. */
export function isPartOf({ parent }: FactEntry, whole: FactEntry): boolean {
  for (let above = parent; above; above = above.parent) if (above === whole) return true
  return false
}
