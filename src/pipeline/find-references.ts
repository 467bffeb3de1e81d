import type { Outlined, OutlinedSection, Referenced } from '../domain/draft.ts'
import type { Fact, Note } from '../domain/fact-sheet.ts'
import type { Reference, ScoredPassage } from '../domain/passage.ts'
import type { ReportType } from '../domain/report-type.ts'
import { themeStrengths } from './classify-passage.ts'
import { mask } from './mask.ts'
import { partsFor } from './passage-parts.ts'
import type { Passages } from './ports.ts'

/** Of a section, what tells which passages fit. */
export interface SoughtFor extends Pick<OutlinedSection, 'chapter' | 'heading' | 'kind' | 'brief' | 'themes'> {
  readonly facts: readonly Pick<Fact, 'label' | 'aliases'>[]
  readonly notes: readonly Pick<Note, 'text'>[]
}

/** Of the report that is to be written, what tells which passages are like it. */
export type KindOfReport = Pick<ReportType, 'id' | 'level' | 'opening' | 'leadIn'>

/** More than two references and the model copies instead of learning. */
const MOST = 2
/**
 * Finds for every section the passages that show how such a section is written, best of the same report type, another's where
 * it fits much better. Everything that is another report's is masked before a prompt sees it.
 */
export async function findReferences(org: string, outlined: Outlined, passages: Passages): Promise<Referenced> {
  const sections = await Promise.all(
    outlined.sections.map(async (section) => {
      // The lead is a formula that no model writes.
      if (section.kind === 'lead') return { ...section, references: [] }
      const fitting = await fittingPassages(org, section, outlined.reportType, passages, MOST)
      return { ...section, references: fitting.map(referenceOf) }
    }),
  )
  return { ...outlined, sections }
}

/** The passages that fit a section best, at most `most`, best first. */
export const fittingPassages = (
  org: string,
  section: SoughtFor,
  reportType: KindOfReport,
  passages: Passages,
  most: number,
): Promise<ScoredPassage[]> =>
  passages.find(org, {
    text: wordsOf(section, reportType),
    matters: mattersOf(section),
    section: partsFor(section),
    themes: themesOf(section),
    like: { reportType: reportType.id, level: reportType.level },
    k: most,
  })

const materialOf = ({ facts, notes }: SoughtFor): string[] => [
  ...facts.flatMap(({ label, aliases }) => [label, ...aliases]),
  ...notes.map(({ text }) => text),
]

/** Each label, and each clause of a note. */
const mattersOf = ({ facts, notes }: SoughtFor): string[] =>
  [...facts.map(({ label }) => label), ...notes.map(({ text }) => text)].flatMap((words) =>
    words.split(/[，。；]/).filter((words) => words !== ''),
  )

/**
 * What a section is about: its labels and notes, and its heading. A section without any is sought by its heading, themes and
 * brief, a lead by the formula that the report type opens with. No value is looked for.
 */
export function wordsOf(section: SoughtFor, { opening, leadIn }: Pick<ReportType, 'opening' | 'leadIn'>): string {
  const { chapter, heading, brief, themes, kind } = section
  const material = materialOf(section)
  const words =
    material.length > 0
      ? [...material, heading]
      : kind === 'lead'
        ? [opening.environment, leadIn]
        : [heading, ...themes, chapter, brief]
  return words.filter((word) => word !== null).join('。')
}

/** What a theme of the section counts that its material does not speak of, and one of the material that is not the section's. */
const [UNSPOKEN, FOREIGN] = [0.4, 0.5]

/** How much each theme is wanted: those that the labels and notes speak of, and the section's own. */
function themesOf(section: SoughtFor): ReadonlyMap<string, number> {
  const spoken = spokenThemes(materialOf(section))
  const isForeign = (theme: string) => section.themes.length > 0 && !section.themes.includes(theme)
  return new Map([
    ...section.themes.map((theme) => [theme, spoken.size > 0 ? UNSPOKEN : 1] as const),
    ...[...spoken].map(([theme, voices]) => [theme, voices * (isForeign(theme) ? FOREIGN : 1)] as const),
  ])
}

/** The themes that texts speak of, each text with one voice: 1 for the theme that is spoken of most. */
export function spokenThemes(texts: readonly string[]): ReadonlyMap<string, number> {
  const voices = new Map<string, number>()
  for (const text of texts) {
    const strengths = themeStrengths(text)
    const strongest = Math.max(0, ...strengths.values())
    for (const [theme, strength] of strengths)
      voices.set(theme, (voices.get(theme) ?? 0) + Math.sqrt(strength / strongest))
  }
  const most = Math.max(0, ...voices.values())
  return new Map([...voices].map(([theme, heard]) => [theme, heard / most]))
}

function referenceOf({ id, sampleId, sampleTitle, year, text, score }: ScoredPassage): Reference {
  const masked = mask(text, { title: sampleTitle, year })
  return { passageId: id, sampleId, sampleTitle, score, masked: masked.text, hidden: masked.hidden }
}
