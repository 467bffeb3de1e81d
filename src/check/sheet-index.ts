import type { FactSheet } from '../domain/fact-sheet.ts'
import { entryOf, type FactEntry, stripped } from './fact-entry.ts'
import type { Mention } from './mention.ts'
import { read } from './read.ts'
import type { Gate } from './unit-gate.ts'
import { labelTerms, rivalsIn, type SheetWord, slotsOf, twinsAmong, type Wording, weigh, wordsOf } from './wordings.ts'

export { type Cell, type FactEntry, FIELDS, type Field } from './fact-entry.ts'
export { INSIDE, type SheetWord, type Wording } from './wordings.ts'

/** A sheet made ready to be compared with clauses. */
export interface SheetIndex {
  readonly sheet: FactSheet
  readonly facts: readonly FactEntry[]
  readonly byId: ReadonlyMap<string, FactEntry>
  readonly wordings: readonly Wording[]
  /** Where the label words of each wording start in the row of all. */
  readonly slots: Int32Array
  /** From a word as a text has it to the label words that it can stand for. */
  readonly words: ReadonlyMap<string, SheetWord>
  /** From a word to the wordings that it rules out. */
  readonly rivals: ReadonlyMap<string, readonly number[]>
  readonly notes: readonly NoteEntry[]
  /** Facts whose label names a period. */
  readonly dated: readonly FactEntry[]
  /** Facts that only the period tells from another: 完成投资, 二季度完成投资. */
  readonly twins: ReadonlySet<FactEntry>
  /** By unit as written, whether each fact's unit goes with it; filled as units are met. */
  readonly gates: Map<string, readonly Gate[]>
  /** By pair of wordings, the slots of the words that tell the one from the other; filled as pairs are met. */
  readonly telling: Map<number, Int32Array>
}
export interface NoteEntry {
  readonly text: string
  readonly mentions: readonly Mention[]
}

const cache = new WeakMap<FactSheet, SheetIndex>()

/** Prepares a sheet once; the same object is answered from memory. */
export function indexOf(sheet: FactSheet): SheetIndex {
  let index = cache.get(sheet)
  if (!index) {
    index = build(sheet)
    cache.set(sheet, index)
  }
  return index
}

function build(sheet: FactSheet): SheetIndex {
  const facts = sheet.facts.map((fact, place) => entryOf(fact, place, sheet))
  const byId = new Map(facts.map((fact) => [fact.id, fact]))
  for (const fact of facts) {
    const parent = fact.fact.partOf === null ? undefined : byId.get(fact.fact.partOf)
    if (parent) {
      fact.parent = parent
      parent.parts.push(fact)
    }
  }
  const wordings = weigh(
    facts.flatMap((fact) =>
      [fact.label, ...fact.fact.aliases.map(stripped)].map((label) => ({ fact, terms: labelTerms(label, sheet) })),
    ),
  )
  return {
    sheet,
    facts,
    byId,
    wordings,
    slots: slotsOf(wordings),
    words: wordsOf(wordings),
    rivals: rivalsIn(wordings),
    dated: facts.filter((fact) => fact.period),
    twins: twinsAmong(wordings),
    gates: new Map(),
    telling: new Map(),
    notes: sheet.notes.map((note) => ({ text: note.text, mentions: read(note.text, { period: sheet.period }) })),
  }
}
