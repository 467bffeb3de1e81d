import type { Base, Role } from '../roles/frame.ts'
import { type FactEntry, FIELDS, type Field } from '../sheet/sheet-index.ts'
import type { Case } from '../weigh/case.ts'

/* Which cells of a fact a number may cite by its role, and how readily. */

/** A cell that a role may cite. */
export interface Citable {
  readonly field: Field
  /** Its place among the cells of a fact. */
  readonly at: number
  readonly preference: number
  /** The comparison that names it. */
  readonly base: Base | null
}

const BASE_OF: Readonly<Record<Field, Base | null>> = {
  value: null,
  lastYear: 'yoy',
  lastPeriod: 'qoq',
  target: 'target',
}
const cites = (preferences: Partial<Record<Field, number>>): readonly Citable[] =>
  FIELDS.flatMap((field, at) => {
    const preference = preferences[field]
    return preference === undefined ? [] : [{ field, at, preference, base: BASE_OF[field] }]
  })

/** How ready a role is to cite each cell of a fact; what is not named it never cites. */
export const CITED: Readonly<Record<Role, readonly Citable[]>> = {
  level: cites({ value: 0, lastYear: -0.5, lastPeriod: -0.5, target: -0.5 }),
  prior: cites({ value: -0.35, lastYear: 0, lastPeriod: 0, target: -0.4 }),
  target: cites({ value: -0.15, target: 0, lastYear: -0.45, lastPeriod: -0.45 }),
  gap: cites({ target: -0.11 }),
  completion: cites({ value: -0.1, lastYear: -0.5, lastPeriod: -0.5, target: -0.11 }),
  share: cites({ value: -0.05, lastYear: -0.5, lastPeriod: -0.5 }),
  change: cites({ value: 0, lastYear: -0.5, lastPeriod: -0.5 }),
  remainder: cites({ value: 0 }),
  sum: cites({ value: 0 }),
  multiple: cites({ lastYear: -0.15, lastPeriod: -0.15 }),
  whole: cites({ value: 0, target: -0.1 }),
}

/** 扶贫车间3间, where there were 3座 of other buildings a year ago: what is counted otherwise is no former number that nothing calls so. */
export const isOfOthersThen = (
  { claimed: { frame, mention, seat }, reading }: Case,
  { place, isRank }: FactEntry,
  field: Field,
) =>
  (field === 'lastYear' || field === 'lastPeriod') &&
  frame.role === 'level' &&
  !isRank &&
  !seat &&
  mention.stated!.unitText !== '' &&
  reading.gates[place] === 'loose'
