import type { Outlined, OutlinedSection, PlacedNote } from '../domain/draft.ts'
import type { Fact, FactSheet, Note } from '../domain/fact-sheet.ts'
import type { ReportType, SectionKind, SectionOutline } from '../domain/report-type.ts'
import { sectionsOf } from '../domain/report-type.ts'
import { keywordScore, keywordsOf, THEMES } from '../domain/theme.ts'
import { likeness } from './likeness.ts'
import { asideOf } from './note-aside.ts'
import { type NoteKind, noteParts } from './note-parts.ts'
import words from './outline-words.json' with { type: 'json' }
import { overflows } from './overflow.ts'
import { titleOf } from './period-words.ts'

/** A section's own keywords tell more than those of its themes. */
const OWN_KEYWORD = 4
/** Clerks order their tables by subject: a section gains by having the fact before, or facts at all for a note. */
const COMPANY = 6
/** Labels less alike than this have nothing to do with each other. */
const ALIKE = 0.34
/** Labels such as 未整改到位养殖场 name what is still wrong. */
const UNSETTLED = /^(?:未|尚未|仍未|逾期未)/

/** A sum or a rate that names no matter of its own, what came of it, and a 其中 without its total, belong to the fact before. */
const LEANING = new RegExp(`^(?:其中|(?:${words.leaning.join('|')})$)`)

const SECTION_OF: Partial<Record<NoteKind, SectionKind>> = { problem: 'problems', plan: 'plans' }

const scoreOf = (text: string, section: SectionOutline): number =>
  OWN_KEYWORD * keywordScore(text, section.keywords) +
  Math.max(0, ...section.themes.map((theme) => keywordScore(text, keywordsOf(theme))))

/**
 * The section that the text speaks of most; the earlier where two are equal; null where none is spoken of. Sections in
 * good company are preferred among those that are spoken of at all.
 */
function bestSection(
  text: string,
  sections: readonly SectionOutline[],
  company: ReadonlySet<SectionOutline>,
): SectionOutline | null {
  const scores = sections.map((section) => {
    const score = scoreOf(text, section)
    return score > 0 && company.has(section) ? score + COMPANY : score
  })
  const best = Math.max(...scores)
  return best > 0 ? sections[scores.indexOf(best)]! : null
}

const labelsOf = (fact: Fact): string => [fact.label, ...fact.aliases].join('；')

/** The fact at the head of a 其中 group; of a ring of partOf, the first in the sheet. */
export function rootOf(fact: Fact, sheet: FactSheet): Fact {
  const chain = [fact]
  for (;;) {
    const last = chain.at(-1)!
    const next = last.partOf === null ? undefined : sheet.facts.find(({ id }) => id === last.partOf)
    if (!next) return last
    if (chain.includes(next)) {
      const ring = chain.slice(chain.indexOf(next))
      return sheet.facts.find((each) => ring.includes(each))!
    }
    chain.push(next)
  }
}

interface Plan {
  readonly all: readonly SectionOutline[]
  readonly work: readonly SectionOutline[]
  /** Where what fits nowhere else stands: the last work section. */
  readonly rest: SectionOutline
}

/** The last work section also takes every theme that no other section of the type claims. */
function planOf(type: ReportType): Plan {
  const all = sectionsOf(type)
  const work = all.filter(({ kind }) => kind === 'work')
  const last = work.at(-1) ?? all.at(-1)!
  const claimed = new Set(all.flatMap(({ themes }) => themes))
  const unclaimed = THEMES.map(({ name }) => name).filter((name) => !claimed.has(name))
  const rest = { ...last, themes: [...last.themes, ...unclaimed] }
  const widened = (section: SectionOutline) => (section === last ? rest : section)
  return { all: all.map(widened), work: work.map(widened), rest }
}

/** A section that the request names wins, unless it is no place for facts. */
const asked = (id: string | null, plan: Plan): SectionOutline | null =>
  plan.all.find((section) => section.id === id && section.kind !== 'lead') ?? null

function placeRoots(sheet: FactSheet, plan: Plan): Map<string, SectionOutline> {
  const placed = new Map<string, SectionOutline>()
  const roots = sheet.facts.filter((fact) => rootOf(fact, sheet) === fact)
  let before: SectionOutline | undefined
  for (const fact of roots) {
    const problems = UNSETTLED.test(fact.label) ? plan.all.find(({ kind }) => kind === 'problems') : undefined
    const led = LEANING.test(fact.label) ? before : undefined
    const own = bestSection(labelsOf(fact), plan.work, new Set(before && [before]))
    const section = asked(fact.section, plan) ?? problems ?? led ?? own
    if (section) placed.set(fact.id, section)
    before = section ?? before
  }
  for (const fact of roots.filter(({ id }) => !placed.has(id))) {
    placed.set(fact.id, nearest(fact.label, roots, placed) ?? around(fact, roots, placed) ?? plan.rest)
  }
  return placed
}

/** The section of the rows above and below, where they stand in the same: a table is ordered by subject. */
function around(
  fact: Fact,
  roots: readonly Fact[],
  placed: ReadonlyMap<string, SectionOutline>,
): SectionOutline | undefined {
  const at = roots.indexOf(fact)
  const known = ({ id }: Fact) => placed.has(id)
  const [above, below] = [roots.slice(0, at).findLast(known), roots.slice(at + 1).find(known)]
  const section = above && placed.get(above.id)
  return section?.kind === 'work' && below && placed.get(below.id) === section ? section : undefined
}

/** The work section of the placed fact whose label is most like this text: what is settled stands by nothing unsettled. */
function nearest(
  text: string,
  roots: readonly Fact[],
  placed: ReadonlyMap<string, SectionOutline>,
): SectionOutline | null {
  const known = roots.filter(({ id }) => placed.get(id)?.kind === 'work')
  const scores = known.map(({ label }) => likeness(text, label))
  const best = Math.max(0, ...scores)
  return best >= ALIKE ? placed.get(known[scores.indexOf(best)]!.id)! : null
}

/** The head of the 其中 group, most like the text, whose parts add up to more than the whole. */
function countedTwice(text: string, sheet: FactSheet): Fact | null {
  const heads = sheet.facts.filter((fact) => overflows(fact, sheet))
  const scores = heads.map(({ label }) => likeness(text, label))
  return heads[scores.indexOf(Math.max(...scores))] ?? null
}

/**
 * The section of each part of a note, in order; null for a remark about the table. A remark on a row goes with its fact,
 * a part that speaks of nothing known with the part before it.
 */
function placesOf(
  note: Note,
  sheet: FactSheet,
  plan: Plan,
  placed: ReadonlyMap<string, SectionOutline>,
): (SectionOutline | null)[] {
  const parts = noteParts(note.text)
  const named = asked(note.section, plan)
  if (named) return parts.map(() => named)
  const filled = new Set(placed.values())
  let before: SectionOutline | null = null
  return parts.map(({ kind, text }) => {
    if (kind === 'remark') return null
    const fact = kind === 'counting' ? countedTwice(text, sheet) : asideOf(text, sheet)?.fact
    const own = plan.all.find((section) => section.kind === SECTION_OF[kind])
    const beside = fact && placed.get(rootOf(fact, sheet).id)
    const place: SectionOutline = own ?? beside ?? bestSection(text, plan.work, filled) ?? before ?? plan.rest
    if (!own) before = place
    return place
  })
}

/** The notes of which a part is told in the section. */
const notesIn = (
  section: SectionOutline,
  noted: readonly { readonly note: Note; readonly places: readonly (SectionOutline | null)[] }[],
): PlacedNote[] =>
  noted
    .map(({ note, places }) => ({
      ...note,
      parts: places.flatMap((place, index) => (place === section ? [index] : [])),
    }))
    .filter(({ parts }) => parts.length > 0)

/**
 * Decides which fact and note stands where, before anybody writes: by the request's `section`, then by theme and label.
 * 其中 groups stay with their head; every fact lands in exactly one section; work sections without facts and notes are
 * left out; a section that is alone in its chapter goes under the chapter's own heading.
 */
export function outline(sheet: FactSheet, type: ReportType): Outlined {
  const plan = planOf(type)
  const placed = placeRoots(sheet, plan)
  const noted = sheet.notes.map((note) => ({ note, places: placesOf(note, sheet, plan, placed) }))
  const sections = type.chapters.flatMap((chapter) => {
    const sections = plan.all
      .filter(({ id }) => chapter.sections.some((section) => section.id === id))
      .map(
        (section): OutlinedSection => ({
          id: section.id,
          chapter: chapter.heading,
          heading: section.heading,
          kind: section.kind,
          brief: section.brief,
          themes: section.themes,
          facts: sheet.facts.filter((fact) => placed.get(rootOf(fact, sheet).id) === section),
          notes: notesIn(section, noted),
        }),
      )
      .filter(({ kind, facts, notes }) => kind !== 'work' || facts.length > 0 || notes.length > 0)
    return sections.length === 1 && chapter.heading !== null ? [{ ...sections[0]!, heading: null }] : sections
  })
  return { sheet, reportType: type, title: sheet.title || titleOf(sheet, type), sections }
}
