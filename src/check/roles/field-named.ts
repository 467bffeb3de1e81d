import type { Field } from '../sheet/sheet-index.ts'
import type { Base, Frame } from './frame.ts'

/** What a fact can be compared with. */
export type Against = Base
/** The cell in which a fact has it. */
export const FIELD_OF: Readonly<Record<Against, Field>> = { yoy: 'lastYear', qoq: 'lastPeriod', target: 'target' }

/** The cell that a number cites by its words alone; null for a change, a share and the like. */
export function fieldNamed({ role, base }: Frame): Field | null {
  if (role === 'level') return base === null ? 'value' : null
  if (role === 'target') return base === 'target' ? 'target' : null
  return role === 'prior' ? formerField(base) : null
}

/** The cell of the period that is compared with; null where none is. */
export const formerField = (base: Base | null): 'lastYear' | 'lastPeriod' | null =>
  base === 'yoy' ? 'lastYear' : base === 'qoq' ? 'lastPeriod' : null

/** What a former period can be; where the words do not say which, either may be meant. */
export const FORMER_BASES = ['yoy', 'qoq'] as const
export type FormerBase = (typeof FORMER_BASES)[number]
export const formerFields = (base: Base | null): readonly ('lastYear' | 'lastPeriod')[] => {
  const named = formerField(base)
  return named ? [named] : ['lastYear', 'lastPeriod']
}
