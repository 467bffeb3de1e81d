import type { OutlinedSection } from '../../domain/draft.ts'
import type { FactSheet } from '../../domain/fact-sheet.ts'
import type { ItemStyle } from '../../domain/report-type.ts'
import { likeness } from '../likeness.ts'
import type { NotePart } from '../note-parts.ts'
import { overflows } from '../overflow.ts'
import { marker } from './markers.ts'
import { type Paragraph, themeParagraphs, wholeParagraph } from './paragraphs.ts'
import { type Phrase, phraseOf } from './phrase.ts'
import { AMONG, type Gathered, gather, type SentenceView, sentenceView } from './sentence.ts'
import { proseOf } from './theme-prose.ts'
import { pick } from './vary.ts'

/** A sentence of facts, or a note told as it is. */
export type TellingView = { readonly break: string } & (
  | (SentenceView & { readonly note: null })
  | { readonly note: string }
)

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

/** What decides among wordings: the sheet, and how many sections before this one have the same chief theme. */
export interface Variation {
  readonly seed: number
  readonly used: number
}

/** Words put before the first fact of a section, by what that fact is. */
export type LeadOf = (first: Phrase) => string

/** A note this like a label is told after that fact. */
const AKIN = 0.26
const THERE_IS = ['共有', '现有', '目前有'] as const
/** A paragraph of more sentences is broken where it can be. */
const SENTENCES = 7
/** Sections of more facts give each numbered paragraph a line of its own. */
const RUNNING = 12

const namesIn = ({ phrases }: Gathered): string[] =>
  phrases.flatMap(({ fact, parts }) => [fact.label, ...parts.map((part) => part.fact.label)])

/** The sentence after which a note is told. One that belongs to none opens what was done and closes how things stand. */
function placeOf(note: NotePart, sentences: readonly Gathered[], sheet: FactSheet): number {
  const scores = sentences.map((sentence) => Math.max(...namesIn(sentence).map((name) => likeness(note.text, name))))
  const counted =
    note.kind === 'counting'
      ? sentences.map(({ phrases }, index) =>
          phrases.some(({ fact }) => overflows(fact, sheet)) ? scores[index]! + 1 : 0,
        )
      : scores
  const best = Math.max(0, ...counted)
  if (best < AKIN) return sentences[0]?.phrases[0]?.act ? -1 : sentences.length - 1
  const at = counted.indexOf(best)
  return sentences[at + 1]?.lead ? at + 1 : at
}

/** 共有, then 现有, then 目前有: what there is, is not told thrice in the same word. */
function varied(phrases: readonly Phrase[]): Phrase[] {
  let chain = -1
  return phrases.map((phrase, index) => {
    if (!phrase.verb.endsWith(THERE_IS[0])) return phrase
    if (phrases[index - 1]?.verb !== phrase.verb) chain += 1
    return { ...phrase, verb: phrase.verb.replace(THERE_IS[0], THERE_IS[chain % THERE_IS.length]!) }
  })
}

function tell(paragraph: Paragraph, sheet: FactSheet, leadOf: LeadOf): TellingView[] {
  const sentences = gather(varied(paragraph.facts.map((fact) => phraseOf(fact, sheet))))
  const placed = paragraph.notes.map((note) => ({
    note,
    after: sentences.length === 0 ? -1 : placeOf(note, sentences, sheet),
  }))
  const notesAt = (index: number): TellingView[] =>
    placed.filter(({ after }) => after === index).map(({ note }) => ({ break: '', note: note.text }))
  return [
    ...notesAt(-1),
    ...sentences.flatMap(({ phrases, lead }, index): TellingView[] => [
      { break: '', ...sentenceView(phrases, index === 0 ? leadOf(phrases[0]!) : lead), note: null },
      ...notesAt(index),
    ]),
  ]
}

/**
 * An aim opens a paragraph that has no heading and no note of its own to open with. `used` sections have opened with
 * this theme before; each takes another wording, and none is told twice.
 */
function openerOf(paragraph: Paragraph, told: readonly TellingView[], { seed, used }: Variation): string | null {
  const { openers } = proseOf(paragraph.theme)
  return told[0]?.note === null && used < openers.length ? pick(openers, seed + used) : null
}

/** Cuts a long telling into paragraphs of about equal length, never between a total and its parts. */
function broken(telling: readonly TellingView[]): TellingView[] {
  const pieces = Math.ceil(telling.length / SENTENCES)
  const size = Math.ceil(telling.length / pieces)
  let since = 0
  return telling.map((sentence) => {
    const bound = sentence.note !== null || sentence.lead === AMONG
    since += 1
    if (since <= size || bound) return sentence
    since = 1
    return { ...sentence, break: '\n' }
  })
}

/** Lays a work section out: one paragraph, or a numbered one for each theme where the section is numbered. */
export function workView(
  section: OutlinedSection,
  sheet: FactSheet,
  style: ItemStyle | undefined,
  leadOf: LeadOf,
  variation: Variation,
): WorkView {
  const split = style === undefined ? [] : themeParagraphs(section, sheet)
  if (split.length < 2 || style === undefined) {
    const paragraph = wholeParagraph(section, sheet)
    const sentences = broken(tell(paragraph, sheet, leadOf))
    const opener = openerOf(paragraph, sentences, variation)
    return { paragraphs: [{ break: '', marker: '', head: null, opener, sentences }] }
  }
  return {
    paragraphs: split.map((paragraph, index) => ({
      ...marker(style, index),
      ...(section.facts.length > RUNNING && index > 0 ? { break: '\n' } : {}),
      head: pick(proseOf(paragraph.theme).heads, variation.seed),
      opener: null,
      sentences: tell(paragraph, sheet, index === 0 ? leadOf : () => ''),
    })),
  }
}
