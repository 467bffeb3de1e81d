import type { Unit } from '../../domain/unit.ts'
import implied from '../lexicon/implied.json' with { type: 'json' }
import { type Evidence, heardIn } from './evidence.ts'
import { isSoOften } from './how-often.ts'
import type { Given, NoteEntry } from './note-entry.ts'
import type { FactEntry, SheetIndex } from './sheet-index.ts'
import { type Gate, gate, isConvertible, isNumerator, type Measured } from './unit-gate.ts'
import { keptWord } from './word.ts'

/** What a sheet makes of a unit as a text writes it. */
export interface UnitView {
  /** For each fact by place, whether its unit goes with this one. */
  readonly gates: readonly Gate[]
  /** By place, 1 for a fact of which no amount in this unit can be told: only the digits of one can be those of its cells. */
  readonly foreign: Uint8Array
  /** Base units per unit as written; null for a classifier that the table of units does not know. */
  readonly factor: number | null
  /** Words of a label that the unit says by itself: 户 for 户数, 平方米 for 面积, 元 for 金额. */
  readonly implied: readonly Evidence[]
  /** The numbers of notes that one in this unit may be. */
  readonly noted: readonly NotedNumber[]
}

/** A number of a note, beside one whose unit goes with its own. */
export interface NotedNumber {
  readonly note: NoteEntry
  readonly given: Given
  readonly gate: Gate
}

const SAID_BY = new Map(
  implied.flatMap(({ units, say }) => {
    const words = say.map(keptWord)
    return units.map((unit) => [unit, words] as const)
  }),
)
/** Classifiers that the table does not know come in any number; units do not. */
const MOST_VIEWS = 500

/** Made once for each unit that a text has, and remembered with the sheet. */
export function viewOf(index: SheetIndex, { unit, unitText }: Measured): UnitView {
  return index.views.get(unitText) ?? remembered(index, unit, unitText)
}

function remembered(index: SheetIndex, unit: Unit | null, unitText: string): UnitView {
  const view = viewed(index, unit, unitText)
  if (index.views.size < MOST_VIEWS) index.views.set(unitText, view)
  return view
}

function viewed(index: SheetIndex, unit: Unit | null, unitText: string): UnitView {
  const said = SAID_BY.get(unit?.dimension ?? '') ?? SAID_BY.get(unitText) ?? []
  const gates = index.facts.map((fact) =>
    isSoOften({ unit, unitText }, fact) ? 'same' : gate({ unit, unitText }, fact),
  )
  return {
    gates,
    foreign: Uint8Array.from(index.facts, (fact) => (isForeign(gates[fact.place]!, { unit, unitText }, fact) ? 1 : 0)),
    factor: unit?.near ?? null,
    implied: said.map((word) => heardIn(index, word)),
    noted: index.notes.flatMap((note) => note.mentions.flatMap((given) => notedIn({ unit, unitText }, note, given))),
  }
}

function notedIn(measured: Measured, note: NoteEntry, given: Given): NotedNumber[] {
  const { stated } = given
  if (!stated) return []
  const found = { note, given, gate: gate(measured, stated) }
  return found.gate !== 'shut' || isConvertible(measured, stated) ? [found] : []
}

/** A difference of ranks is told in any unit, a bare number of any fact; 3.4微克 is of 微克/立方米. */
const isForeign = (gate: Gate, measured: Measured, fact: FactEntry): boolean =>
  gate === 'shut' && measured.unitText !== '' && !fact.isRank && !isNumerator(measured, fact)
