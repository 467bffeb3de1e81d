import type { ReferencedSection } from '../domain/draft.ts'
import type { Fact, FactSheet } from '../domain/fact-sheet.ts'
import { type ReportType, type SectionKind, sectionsOf } from '../domain/report-type.ts'
import { offeredSlots } from './fact-slots.ts'
import { trendOf } from './fact-trend.ts'
import { figureSpans } from './figure-spans.ts'
import { maskNote } from './note-figures.ts'
import { noteMaterial } from './note-material.ts'
import { renderSlots } from './render-slots.ts'
import { openMatters } from './section-material.ts'
import openings from './section-openings.json' with { type: 'json' }
import { readSlots, visible } from './slot.ts'
import { labelOf } from './spoken-label.ts'

/** How the model writes figures: by slots that code renders, or, where it cannot keep to slots, by itself. */
export type FigureMode = 'slots' | 'plain'

/*
 * What goes to the model: ONE JSON value. Every text from outside stands inside it and between ⟪ ⟫, which the
 * instructions call data. In slots mode no figure of the office is in it.
 */

/** Marks text from outside as data; the marks themselves and invisible characters are taken out of it first. */
export const asData = (text: string): string => `⟪${visible(text).replace(/[⟪⟫]/g, '')}⟫`

/** Text from outside whose figures stay here. */
function withoutFigures(text: string, names: readonly string[] = []): string {
  let masked = ''
  let end = 0
  for (const span of figureSpans(text, names)) {
    masked += `${text.slice(end, span.start)}若干`
    end = span.end
  }
  return masked + text.slice(end)
}

interface FactRequest {
  readonly name: string
  readonly unit: string | null
  readonly required: boolean
  readonly partOf?: string
  readonly size?: string
  readonly trend?: readonly string[]
  readonly slots?: readonly string[]
  readonly figures?: readonly { words: string; says: string }[]
}

function factRequest(fact: Fact, sheet: FactSheet, mode: FigureMode): FactRequest {
  const total = sheet.facts.find((each) => each.id === fact.partOf)
  const offers = offeredSlots(fact, sheet).filter((offer) => offer.aspect !== 'label')
  const common = {
    name: asData(labelOf(fact)),
    unit: fact.unit === null ? null : asData(fact.unit),
    required: fact.required,
    ...(total ? { partOf: asData(labelOf(total)) } : {}),
  }
  if (mode === 'plain') {
    const figures = offers.map(({ slot, meaning }) => ({ words: renderSlots(slot, sheet).text, says: meaning }))
    return { ...common, figures }
  }
  const { size, yearOnYear, periodOnPeriod, target } = trendOf(fact)
  const trend = [yearOnYear, periodOnPeriod, target && `目标${target}`].filter((each) => each !== null)
  return { ...common, size, trend, slots: offers.map(({ slot }) => slot) }
}

/** The parts of the section's notes, each as data. */
export const noteRequests = (section: ReferencedSection, sheet: FactSheet, mode: FigureMode): string[] =>
  noteMaterial(section, sheet, mode).map(asData)

/** Characters that a section may have beside what its facts and notes take. */
const ROOM: Record<SectionKind, number> = { lead: 300, work: 300, problems: 500, plans: 800 }
const PER_FACT = 110
const LONGEST = 6000

/** Characters of slot text that a section of this size may have. */
export function lengthOf(section: ReferencedSection): { min: number; max: number } {
  const notes = section.notes.reduce((sum, note) => sum + note.text.length, 0)
  const max = ROOM[section.kind] + PER_FACT * section.facts.length + 1.5 * notes
  const min = section.facts.length + section.notes.length > 1 ? 20 : 10
  return { min, max: Math.min(LONGEST, 100 * Math.ceil(max / 100)) }
}

const HUNDREDS = '零一二三四五六七八九'

/** The length in Han words: the request holds no digits that are not in a slot. */
function lengthWords(section: ReferencedSection): string {
  const { max } = lengthOf(section)
  const [thousands, hundreds] = [Math.floor(max / 1000), Math.floor((max % 1000) / 100)]
  return `不超过${thousands ? `${HUNDREDS[thousands]}千` : ''}${hundreds ? `${HUNDREDS[hundreds]}百` : ''}字`
}

/** What each slot of the facts in this request says, told once. */
function legendOf(facts: readonly Fact[], sheet: FactSheet): Record<string, string> {
  const offers = facts.flatMap((fact) => offeredSlots(fact, sheet)).filter(({ aspect }) => aspect !== 'label')
  return Object.fromEntries(
    offers.map(({ aspect, meaning }) => [aspect === 'value' ? '编号' : `编号.${aspect}`, meaning]),
  )
}

/** Labels and aliases of the sheet and the organisation's own expressions: figures and letters inside them are names. Bare numbers are none. */
export const namesOf = (sheet: FactSheet, lexicon: readonly string[] = []): string[] => [
  ...sheet.facts.flatMap((fact) => [fact.label, ...fact.aliases]).filter((name) => /\p{Script=Han}{2}/u.test(name)),
  ...lexicon.map((phrase) => phrase.trim().replace(/^[“"‘「]|[”"’」]$/g, '')).filter((name) => !BARE_NUMBER.test(name)),
]
const BARE_NUMBER = /^[\d\s.,%]*$/

/** Sections are written apart from each other; each is told another way to begin, so that they do not all begin alike. */
const openingOf = (section: ReferencedSection, type: ReportType): string =>
  openings[
    Math.max(
      0,
      sectionsOf(type).findIndex(({ id }) => id === section.id),
    ) % openings.length
  ]!

/** The JSON value that asks for a section, as an object. */
export function sectionRequest(
  section: ReferencedSection,
  {
    sheet,
    type,
    lexicon,
  }: { readonly sheet: FactSheet; readonly type: ReportType; readonly lexicon?: readonly string[] | undefined },
  mode: FigureMode,
  instruction: string | null,
): object {
  const names = namesOf(sheet, lexicon)
  const open = openMatters(section, sheet)
  return {
    section: {
      heading: section.heading ?? section.chapter,
      chapter: section.chapter,
      kind: section.kind,
      brief: section.brief,
      themes: section.themes,
      opening: openingOf(section, type),
    },
    ...factsRequest(section.facts, sheet, mode),
    notes: noteRequests(section, sheet, mode),
    ...(open.length === 0 ? {} : { open: open.map(asData) }),
    references: section.references.slice(0, 2).map((reference) => asData(withoutFigures(reference.masked))),
    ...(instruction === null ? {} : { instruction: asData(withoutFigures(instruction, names)) }),
    length: lengthWords(section),
  }
}

/** Facts as the model sees them, with the legend of their slots. */
export const factsRequest = (facts: readonly Fact[], sheet: FactSheet, mode: FigureMode): object => ({
  ...(mode === 'slots' ? { slots: legendOf(facts, sheet) } : {}),
  facts: facts.map((fact) => factRequest(fact, sheet, mode)),
})

/** Every slot that the section may use: those of its facts, and those of its notes' figures. */
export function slotsOfSection(section: ReferencedSection, sheet: FactSheet): Set<string> {
  const ofFacts = section.facts.flatMap((fact) => offeredSlots(fact, sheet).map((offer) => offer.slot))
  const ofNotes = section.notes.flatMap((note) =>
    readSlots(maskNote(note, sheet)).flatMap((segment) => (segment.kind === 'slot' ? [`{{${segment.name}}}`] : [])),
  )
  return new Set([...ofFacts, ...ofNotes])
}
