import type { FactEntry } from '../sheet/sheet-index.ts'

/** Lifts how well a fact suits to `least`, where it lies below. */
export function raise(subjects: Float64Array, fact: FactEntry | null | undefined, least: number): void {
  if (fact && least > subjects[fact.place]!) subjects[fact.place] = least
}
