import type { OutlinedSection } from '../../domain/draft.ts'
import type { Fact, FactSheet } from '../../domain/fact-sheet.ts'
import { keywordScore, keywordsOf, THEMES } from '../../domain/theme.ts'
import { likeness } from '../likeness.ts'
import { asideOf } from '../note-aside.ts'
import { type NotePart, partsHere } from '../note-parts.ts'
import { rootOf } from '../outline.ts'
import { overflows } from '../overflow.ts'
import { plain } from '../spoken-label.ts'

/** What one paragraph tells: its theme, the heads of its facts and what the notes say of the work. */
export interface Paragraph {
  /** null where no theme is known. */
  readonly theme: string | null
  /** Heads of 其中 groups. */
  readonly facts: Fact[]
  /** All facts of the section, in which the heads have their parts. */
  readonly among: readonly Fact[]
  readonly notes: NotePart[]
}

/** A fact stays with the one before it unless another theme has clearly more to say. */
const COMPANY = 5
/** A note this like a label belongs to it. */
const AKIN = 0.34

const ALL = THEMES.map(({ name }) => name)
const labelsOf = (fact: Fact) => [fact.label, ...fact.aliases].join('；')

/** The theme that a text speaks of most among the section's own; else that of the text before it; else among all. */
export function themeAmong(text: string, own: readonly string[], before: string | null): string | null {
  const best = bestTheme(text, own, before)
  if (best !== null || own.length === 0) return best
  return before !== null && own.includes(before) ? before : bestTheme(text, ALL, before)
}

function bestTheme(text: string, themes: readonly string[], before: string | null): string | null {
  let best: { theme: string | null; score: number } = { theme: null, score: 0 }
  for (const theme of themes) {
    const score = keywordScore(text, keywordsOf(theme))
    const full = score > 0 && theme === before ? score + COMPANY : score
    if (full > best.score) best = { theme, score: full }
  }
  return best.theme
}

/** What the notes say of the work in this section. */
const workParts = (section: OutlinedSection): NotePart[] =>
  section.notes.flatMap(partsHere).map(({ kind, text }) => ({ kind, text: plain(text) }))

/** The heads of the section's 其中 groups, in the order of the sheet; a part whose head stands elsewhere is its own. */
export const headsOf = ({ facts }: OutlinedSection, sheet: FactSheet): Fact[] =>
  facts.filter((fact) => rootOf(fact, sheet) === fact || !facts.some(({ id }) => id === fact.partOf))

/** All of the section in one paragraph, under the theme that has most of its facts. */
export function wholeParagraph(section: OutlinedSection, sheet: FactSheet): Paragraph {
  const split = themeParagraphs(section, sheet)
  const main = [...split].sort((a, b) => b.facts.length - a.facts.length)[0]
  return { theme: main?.theme ?? null, facts: headsOf(section, sheet), among: section.facts, notes: workParts(section) }
}

/** A paragraph a theme, in the order in which the sheet comes to them; what only notes speak of comes later, what has no theme last. */
export function themeParagraphs(section: OutlinedSection, sheet: FactSheet): Paragraph[] {
  const paragraphs: Paragraph[] = []
  const under = (theme: string | null): Paragraph => {
    const known = paragraphs.find((each) => each.theme === theme)
    if (known) return known
    const added: Paragraph = { theme, facts: [], among: section.facts, notes: [] }
    paragraphs.push(added)
    return added
  }
  let before: string | null = null
  for (const fact of headsOf(section, sheet)) {
    const theme: string | null = themeAmong(labelsOf(fact), section.themes, before) ?? before
    under(theme).facts.push(fact)
    before = theme
  }
  for (const note of workParts(section)) {
    const row = asideOf(note.text, sheet)?.fact
    const belongs = (fact: Fact) =>
      row !== undefined
        ? fact === row || fact === rootOf(row, sheet)
        : note.kind === 'counting'
          ? overflows(fact, sheet)
          : likeness(note.text, fact.label) >= AKIN
    const akin = paragraphs.find(({ facts }) => facts.some(belongs))
    const first = paragraphs[0]?.theme ?? null
    const place = akin ?? under(themeAmong(note.text, section.themes, first) ?? first)
    place.notes.push(note)
  }
  const told = paragraphs.filter(({ theme }) => theme !== null)
  return [...told, ...paragraphs.filter(({ theme }) => theme === null)]
}
