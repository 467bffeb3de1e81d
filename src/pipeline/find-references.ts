import type { Outlined, OutlinedSection, Referenced } from '../domain/draft.ts'
import type { Reference, ScoredPassage } from '../domain/passage.ts'
import { mask } from './mask.ts'
import { PARTS_OF } from './passage-parts.ts'
import type { PassageQuery, Passages } from './ports.ts'

/** More than two references and the model copies instead of learning. */
const MOST = 2
/** Another type's passage must fit this much better than the own type's to be taken, and another level's (区县 for 乡镇) more still. */
const OTHER_TYPE = 0.65
const OTHER_LEVEL = 0.7

/**
 * Finds for every section the passages that show how such a section is written, best of the same report type, another's where
 * it fits much better. Everything that is another report's is masked before a prompt sees it.
 */
export async function findReferences(org: string, outlined: Outlined, passages: Passages): Promise<Referenced> {
  const sections = await Promise.all(
    outlined.sections.map(async (section) => ({
      ...section,
      references: (await passagesFor(org, section, outlined, passages)).map(referenceOf),
    })),
  )
  return { ...outlined, sections }
}

async function passagesFor(
  org: string,
  section: OutlinedSection,
  { reportType }: Outlined,
  passages: Passages,
): Promise<ScoredPassage[]> {
  const query: PassageQuery = {
    text: wordsOf(section),
    section: PARTS_OF[section.kind],
    themes: section.themes,
    k: MOST,
  }
  const [own, any] = await Promise.all([
    passages.find(org, { ...query, reportType: reportType.id }),
    passages.find(org, query),
  ])
  const foreign = any
    .filter((passage) => passage.reportType !== reportType.id)
    .map((passage) => {
      const level = passage.level === null || passage.level === reportType.level ? 1 : OTHER_LEVEL
      return { ...passage, score: passage.score * OTHER_TYPE * level }
    })
  return [...own, ...foreign].sort((a, b) => b.score - a.score).slice(0, MOST)
}

/** What a section is about: its headings, themes, labels and notes, and last its brief. No value is looked for. */
const wordsOf = ({ chapter, heading, brief, themes, facts, notes }: OutlinedSection): string =>
  [
    heading,
    ...themes,
    ...facts.flatMap(({ label, aliases }) => [label, ...aliases]),
    ...notes.map(({ text }) => text),
    chapter,
    brief,
  ]
    .filter((words) => words !== null)
    .join('。')

function referenceOf({ id, sampleId, sampleTitle, year, text, score }: ScoredPassage): Reference {
  const masked = mask(text, { title: sampleTitle, year })
  return { passageId: id, sampleId, sampleTitle, score, masked: masked.text, hidden: masked.hidden }
}
