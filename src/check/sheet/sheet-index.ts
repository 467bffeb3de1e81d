import type { FactSheet } from '../../domain/fact-sheet.ts'
import { withoutAmong } from '../../domain/label.ts'
import { onceFor } from '../once-for.ts'
import { gradeSpoken } from '../text/grades.ts'
import { type Balance, balancesOf } from './balances.ts'
import { type Companions, companionsIn } from './companions.ts'
import type { Evidence } from './evidence.ts'
import { entryOf, type FactEntry } from './fact-entry.ts'
import { withFormer } from './former-facts.ts'
import { type NoteEntry, notesOf } from './note-entry.ts'
import { isPartOf } from './part-of.ts'
import { type Postings, postingsIn } from './postings.ts'
import { recalled } from './recent-sheets.ts'
import type { UnitView } from './unit-view.ts'
import { labelTerms, slotsOf, twinsAmong, type Wording, weighed } from './wordings.ts'

export { type Cell, type FactEntry, FIELDS, type Field } from './fact-entry.ts'
export type { Wording } from './wordings.ts'

/** A sheet made ready to be compared with clauses. */
export interface SheetIndex {
  readonly sheet: FactSheet
  readonly facts: readonly FactEntry[]
  readonly byId: ReadonlyMap<string, FactEntry>
  readonly wordings: readonly Wording[]
  /** By wording, the place of its fact and the weight of all its words. */
  readonly places: Int32Array
  readonly totals: Float64Array
  /** Where the label words of each wording start in the row of all. */
  readonly slots: Int32Array
  /** From a word as a text has it to the label words that it can stand for. */
  readonly postings: Postings
  /** By the id of a word of the vocabulary, the word as evidence; filled as words are met. */
  readonly heard: (Evidence | undefined)[]
  readonly notes: readonly NoteEntry[]
  /** By place of the fact, the rates given beside it. */
  readonly companions: readonly Companions[]
  /** Facts that a word such as 结余 sets against each other. */
  readonly balances: readonly Balance[]
  /** Facts that are part of another. */
  readonly parts: readonly FactEntry[]
  /** By place of the fact, the wording of its label; by wording, that of the whole that its fact is part of, or −1. */
  readonly labels: Int32Array
  readonly wholes: Int32Array
  /** Facts whose label names a period. */
  readonly dated: readonly FactEntry[]
  /** Facts that only the period tells from another, and whether one of those has none: 完成投资, 二季度完成投资. */
  readonly twins: ReadonlyMap<FactEntry, 'dated' | 'undated'>
  /** By unit as a text writes it, what the sheet makes of it; filled as units are met. */
  readonly views: Map<string, UnitView>
  /** By direction word, the facts by place that count what moved so: 整治提升; filled as words are met. */
  readonly moving: Map<string, Uint8Array>
  /** By pair of wordings, the slots of the words that tell the one from the other; filled as pairs are met. */
  readonly telling: Map<number, Int32Array>
}

/** Prepares a sheet once; the same object, and the last few of the same content, are answered from memory. */
export const indexOf = onceFor((sheet: FactSheet): SheetIndex => recalled(sheet, build))

/** Each fact with those that are part of it; of facts said to be part of one another in a ring, the last is part of none. */
function linkParts(facts: readonly FactEntry[], byId: ReadonlyMap<string, FactEntry>): void {
  for (const fact of facts) {
    const parent = byId.get(fact.fact.partOf ?? '')
    if (!parent || parent === fact || isPartOf(parent, fact)) continue
    fact.parent = parent
    parent.parts.push(fact)
  }
}

/** The label and the aliases of each fact. */
const wordingsOf = (facts: readonly FactEntry[], sheet: FactSheet): Wording[] =>
  weighed(
    facts.flatMap((fact) =>
      [fact.label, ...fact.fact.aliases.map((alias) => gradeSpoken(withoutAmong(alias)))].map((label) => ({
        fact,
        terms: labelTerms(label, sheet),
      })),
    ),
  )

function build(sheet: FactSheet): SheetIndex {
  const facts = withFormer(
    sheet.facts.map((fact, place) => entryOf(fact, place, sheet)),
    sheet,
  )
  const byId = new Map(facts.map((fact) => [fact.id, fact]))
  linkParts(facts, byId)
  const wordings = wordingsOf(facts, sheet)
  const labels = new Int32Array(facts.length)
  for (let i = wordings.length - 1; i >= 0; i--) labels[wordings[i]!.fact.place] = i
  return {
    sheet,
    facts,
    companions: companionsIn(facts, sheet),
    balances: balancesOf(facts),
    parts: facts.filter(({ parent }) => parent !== null),
    labels,
    wholes: Int32Array.from(wordings, ({ fact }) => (fact.parent ? labels[fact.parent.place]! : -1)),
    byId,
    wordings,
    places: Int32Array.from(wordings, ({ fact }) => fact.place),
    totals: Float64Array.from(wordings, ({ total }) => total),
    slots: slotsOf(wordings),
    postings: postingsIn(wordings),
    heard: [],
    dated: facts.filter((fact) => fact.period),
    twins: twinsAmong(wordings),
    views: new Map(),
    moving: new Map(),
    telling: new Map(),
    notes: notesOf(sheet, facts),
  }
}
