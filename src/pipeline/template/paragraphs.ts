import type { OutlinedSection } from '../../domain/draft.ts'
import type { Fact, FactSheet } from '../../domain/fact-sheet.ts'
import { keywordScore, keywordsOf, THEMES } from '../../domain/theme.ts'
import { likeness } from '../likeness.ts'
import { noteParts } from '../note-parts.ts'
import { rootOf } from '../outline.ts'
import { plain } from './phrase.ts'

/** What one paragraph tells: its theme, the heads of its facts and what the notes say of the work. */
export interface Paragraph {
  /** null where no theme is known. */
  readonly theme: string | null
  readonly facts: Fact[]
  readonly notes: string[]
}

/** A fact stays with the one before it unless another theme has clearly more to say. */
const COMPANY = 5
/** A note this like a label belongs to it. */
const AKIN = 0.34

const ALL = THEMES.map(({ name }) => name)
const labelsOf = (fact: Fact) => [fact.label, ...fact.aliases].join('；')

/** The theme that a text speaks of most among the section's own, else among all. */
export const themeAmong = (text: string, own: readonly string[], before: string | null): string | null =>
  bestTheme(text, own, before) ?? bestTheme(text, own.length === 0 ? [] : ALL, before)

function bestTheme(text: string, themes: readonly string[], before: string | null): string | null {
  let best: { theme: string | null; score: number } = { theme: null, score: 0 }
  for (const theme of themes) {
    const score = keywordScore(text, keywordsOf(theme))
    const full = score > 0 && theme === before ? score + COMPANY : score
    if (full > best.score) best = { theme, score: full }
  }
  return best.theme
}

const workParts = (section: OutlinedSection): string[] =>
  section.notes
    .flatMap(({ text }) => noteParts(text))
    .filter(({ kind }) => kind === 'work')
    .map(({ text }) => plain(text))

/** The heads of the section's 其中 groups, in the order of the sheet. */
export const headsOf = (section: OutlinedSection, sheet: FactSheet): Fact[] =>
  section.facts.filter((fact) => rootOf(fact, sheet) === fact)

/** All of the section in one paragraph, under the theme that has most of its facts. */
export function wholeParagraph(section: OutlinedSection, sheet: FactSheet): Paragraph {
  const split = themeParagraphs(section, sheet)
  const main = [...split].sort((a, b) => b.facts.length - a.facts.length)[0]
  return { theme: main?.theme ?? section.themes[0] ?? null, facts: headsOf(section, sheet), notes: workParts(section) }
}

/** A paragraph a theme, in the order in which the sheet comes to them; what only notes speak of comes last. */
export function themeParagraphs(section: OutlinedSection, sheet: FactSheet): Paragraph[] {
  const paragraphs: Paragraph[] = []
  const under = (theme: string | null): Paragraph => {
    const known = paragraphs.find((each) => each.theme === theme)
    if (known) return known
    const added: Paragraph = { theme, facts: [], notes: [] }
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
    const akin = paragraphs.find(({ facts }) => facts.some(({ label }) => likeness(note, label) >= AKIN))
    const place =
      akin ?? under(themeAmong(note, section.themes, paragraphs[0]?.theme ?? null) ?? paragraphs[0]?.theme ?? null)
    place.notes.push(note)
  }
  return paragraphs
}
