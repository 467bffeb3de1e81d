import type { Outlined, OutlinedSection, Referenced } from '../domain/draft.ts'
import type { Fact, Note } from '../domain/fact-sheet.ts'
import type { Reference, ScoredPassage } from '../domain/passage.ts'
import type { ReportType } from '../domain/report-type.ts'
import { themesIn } from './classify-passage.ts'
import { mask } from './mask.ts'
import { PARTS_OF } from './passage-parts.ts'
import type { PassageQuery, Passages } from './ports.ts'

/** Of a section, what tells which passages fit. */
export interface SoughtFor extends Pick<OutlinedSection, 'chapter' | 'heading' | 'kind' | 'brief' | 'themes'> {
  readonly facts: readonly Pick<Fact, 'label' | 'aliases'>[]
  readonly notes: readonly Pick<Note, 'text'>[]
}

/** More than two references and the model copies instead of learning. */
const MOST = 2
/** Another type's passage must fit this much better than the own type's to be taken, and another level's (区县 for 乡镇) more still. */
const OTHER_TYPE = 0.8
const OTHER_LEVEL = 0.6

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
export async function fittingPassages(
  org: string,
  section: SoughtFor,
  reportType: Pick<ReportType, 'id' | 'level'>,
  passages: Passages,
  most: number,
): Promise<ScoredPassage[]> {
  const query: PassageQuery = {
    text: wordsOf(section),
    section: PARTS_OF[section.kind],
    themes: themesOf(section),
    k: most,
  }
  const [own, any] = await Promise.all([
    passages.find(org, { ...query, reportType: reportType.id }),
    passages.find(org, { ...query, k: 2 * most }),
  ])
  const foreign = any
    .filter((passage) => passage.reportType !== reportType.id)
    .map((passage) => {
      const level = passage.level === null || passage.level === reportType.level ? 1 : OTHER_LEVEL
      return { ...passage, score: passage.score * OTHER_TYPE * level }
    })
  return [...own, ...foreign].sort((a, b) => b.score - a.score).slice(0, most)
}

/**
 * What a section is about: its labels and notes, its heading and themes. Its chapter and brief say what every section of
 * the kind is like, so they are looked for only where there is nothing else. No value is looked for.
 */
export function wordsOf({ chapter, heading, brief, themes, facts, notes }: SoughtFor): string {
  const material = [...facts.flatMap(({ label, aliases }) => [label, ...aliases]), ...notes.map(({ text }) => text)]
  const words = material.length > 0 ? [...material, heading] : [heading, ...themes, chapter, brief]
  return words.filter((word) => word !== null).join('。')
}

/** The section's own themes, and for problems and plans those that their material speaks of. */
function themesOf({ themes, facts, notes }: SoughtFor): readonly string[] {
  const material = [...facts.map(({ label }) => label), ...notes.map(({ text }) => text)].join('。')
  const spoken = themesIn(material)
  return spoken.length > 0 ? spoken : themes
}

function referenceOf({ id, sampleId, sampleTitle, year, text, score }: ScoredPassage): Reference {
  const masked = mask(text, { title: sampleTitle, year })
  return { passageId: id, sampleId, sampleTitle, score, masked: masked.text, hidden: masked.hidden }
}
