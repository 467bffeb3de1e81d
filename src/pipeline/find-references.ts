import type { Outlined, OutlinedSection, Referenced } from '../domain/draft.ts'
import type { Reference, ScoredPassage } from '../domain/passage.ts'
import type { SectionKind } from '../domain/report-type.ts'
import { mask } from './mask.ts'
import type { PassageQuery, Passages } from './ports.ts'

/** More than two references and the model copies instead of learning. */
const MOST = 2

/** In which parts of a report a section's models stand (classify-passage, PASSAGE_SECTIONS). */
const PARTS: Readonly<Record<SectionKind, readonly string[]>> = {
  lead: ['导语'],
  work: ['主要举措', '成效', '基本情况'],
  problems: ['存在问题'],
  plans: ['下一步'],
}

/**
 * Finds for every section the passages that show how such a section is written: of the same report type first, where there
 * are too few of any type. Everything that is another report's is masked before a prompt sees it.
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
  const query: PassageQuery = { text: wordsOf(section), section: PARTS[section.kind], themes: section.themes, k: MOST }
  const found = await passages.find(org, { ...query, reportType: reportType.id })
  if (found.length >= MOST) return found
  const wider = await passages.find(org, query)
  return [...found, ...wider.filter(({ id }) => found.every((passage) => passage.id !== id))].slice(0, MOST)
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
