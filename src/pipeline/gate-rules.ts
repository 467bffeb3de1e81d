import type { ReferencedSection } from '../domain/draft.ts'
import type { FactSheet } from '../domain/fact-sheet.ts'
import type { GateRules } from './gate.ts'
import { type FigureMode, lengthOf, namesOf, slotsOfSection } from './section-request.ts'

/** Everything the sheet says in words: a name that stands here is no leak from a reference. */
const wordsOfSheet = (sheet: FactSheet): string =>
  [
    sheet.organisation,
    sheet.recipient ?? '',
    sheet.title ?? '',
    ...sheet.facts.flatMap((fact) => [fact.label, ...fact.aliases]),
    ...sheet.notes.map((note) => note.text),
  ].join('\n')

/** The rules by which the gate lets an answer for this section through; `lexicon` holds the organisation's own expressions. */
export function gateRulesOf(
  section: ReferencedSection,
  sheet: FactSheet,
  mode: FigureMode,
  instructions: string,
  lexicon: readonly string[] = [],
): GateRules {
  const known = wordsOfSheet(sheet)
  const hidden = section.references.flatMap((reference) => reference.hidden)
  return {
    slots: mode === 'slots' ? slotsOfSection(section, sheet) : null,
    names: namesOf(sheet, lexicon),
    notes: section.notes.map((note) => note.text),
    references: section.references.map((reference) => reference.masked),
    hiddenNames: hidden.filter((name) => /^\p{Script=Han}{2,}$/u.test(name) && !known.includes(name)),
    instructions,
    length: lengthOf(section),
  }
}
