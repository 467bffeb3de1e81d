import type { OutlinedSection } from '../../domain/draft.ts'
import type { FactSheet } from '../../domain/fact-sheet.ts'
import type { ItemStyle } from '../../domain/report-type.ts'
import { likeness } from '../likeness.ts'
import { marker } from './markers.ts'
import { type Paragraph, themeParagraphs, wholeParagraph } from './paragraphs.ts'
import { type Phrase, phraseOf } from './phrase.ts'
import { type Gathered, gather, type SentenceView, sentenceView } from './sentence.ts'
import { proseOf } from './theme-prose.ts'
import { pick } from './vary.ts'

/** A sentence of facts, or a note told as it is. */
export type TellingView = (SentenceView & { readonly note: null }) | { readonly note: string }

/** What template/work.hbs lays out. */
export interface WorkView {
  readonly paragraphs: readonly {
    readonly break: string
    readonly marker: string
    readonly head: string | null
    readonly opener: string | null
    readonly sentences: readonly TellingView[]
  }[]
}

/** Words put before the first fact of a section, by what that fact is. */
export type LeadOf = (first: Phrase) => string

/** A note this like a label is told after that fact. */
const AKIN = 0.3
/** Says how a total and its parts were counted: 同一信访件可能反映多个要素. */
const COUNTING = /可能同时|重合|重叠|交叉|之和大于|重复统计/

const namesIn = ({ phrases }: Gathered): string[] =>
  phrases.flatMap(({ fact, parts }) => [fact.label, ...parts.map((part) => part.fact.label)])

/** The sentence after which a note is told; -1 before all of them. */
function placeOf(note: string, sentences: readonly Gathered[]): number {
  const scores = sentences.map((sentence) => Math.max(...namesIn(sentence).map((name) => likeness(note, name))))
  const best = Math.max(0, ...scores)
  if (COUNTING.test(note)) {
    const withParts = sentences.map(({ phrases, lead }, index) =>
      lead !== '' || phrases.some(({ parts }) => parts.length > 0) ? scores[index]! + 1 : 0,
    )
    return withParts.indexOf(Math.max(...withParts))
  }
  return best >= AKIN ? scores.indexOf(best) : -1
}

function tell(paragraph: Paragraph, sheet: FactSheet, leadOf: LeadOf): TellingView[] {
  const sentences = gather(paragraph.facts.map((fact) => phraseOf(fact, sheet)))
  const placed = paragraph.notes.map((note) => ({
    note,
    after: sentences.length === 0 ? -1 : placeOf(note, sentences),
  }))
  const notesAt = (index: number): TellingView[] =>
    placed.filter(({ after }) => after === index).map(({ note }) => ({ note }))
  return [
    ...notesAt(-1),
    ...sentences.flatMap(({ phrases, lead }, index): TellingView[] => [
      { ...sentenceView(phrases, index === 0 ? leadOf(phrases[0]!) : lead), note: null },
      ...notesAt(index),
    ]),
  ]
}

/** An aim opens a paragraph that has no heading and no note of its own to open with. */
function openerOf(paragraph: Paragraph, told: readonly TellingView[], seed: number): string | null {
  return told[0]?.note === null ? pick(proseOf(paragraph.theme).openers, seed) : null
}

/** Lays a work section out: one paragraph, or a numbered one for each theme where the section is numbered. */
export function workView(
  section: OutlinedSection,
  sheet: FactSheet,
  style: ItemStyle | undefined,
  leadOf: LeadOf,
  seed: number,
): WorkView {
  const split = style === undefined ? [] : themeParagraphs(section, sheet)
  if (split.length < 2 || style === undefined) {
    const paragraph = wholeParagraph(section, sheet)
    const sentences = tell(paragraph, sheet, leadOf)
    const opener = openerOf(paragraph, sentences, seed)
    return { paragraphs: [{ break: '', marker: '', head: null, opener, sentences }] }
  }
  return {
    paragraphs: split.map((paragraph, index) => ({
      ...marker(style, index),
      head: pick(proseOf(paragraph.theme).heads, seed),
      opener: null,
      sentences: tell(paragraph, sheet, index === 0 ? leadOf : () => ''),
    })),
  }
}
