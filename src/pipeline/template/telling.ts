import type { FactSheet } from '../../domain/fact-sheet.ts'
import { likeness } from '../likeness.ts'
import { asideOf, spokenAside } from '../note-aside.ts'
import type { NotePart } from '../note-parts.ts'
import { overflows } from '../overflow.ts'
import { measureOf } from '../render-amount.ts'
import words from './indicator-words.json' with { type: 'json' }
import type { Paragraph } from './paragraphs.ts'
import { type Phrase, phraseOf } from './phrase.ts'
import { AMONG, type Gathered, gather, type SentenceView, sentenceView } from './sentence.ts'

/** A sentence of facts, or a note told as it is, with the mark that ends it and the line break before it. */
export type TellingView = { readonly break: string; readonly end: '。' | '，' } & (
  | (SentenceView & { readonly note: null })
  | { readonly note: string }
)

/** Words put before the first fact of a section, by what that fact is. */
export type LeadOf = (first: Phrase) => string

/** A note this like a label is told after that fact. */
const AKIN = 0.26
/** A note of so many letters may run on after a bare figure. */
const SHORT = 24
const THERE_IS = ['共有', '现有', '目前有'] as const
/** A paragraph of more sentences is broken where it can be. */
const SENTENCES = 7

const namesIn = ({ phrases }: Gathered): string[] =>
  phrases.flatMap(({ fact, parts }) => [fact.label, ...parts.map((part) => part.fact.label)])

/** A short remark follows on a bare figure with a comma: 新增监测站3个，乡镇监测实现全覆盖. */
function runsOn(note: NotePart, { phrases, lead }: Gathered): boolean {
  const [only] = phrases
  const bare = lead === '' && phrases.length === 1 && only!.comparisons.length === 0 && only!.parts.length === 0
  return bare && note.text.length <= SHORT && !note.text.includes('，') && !/^[\d对“《]/.test(note.text)
}

interface Place {
  /** The sentence after which a note is told; -1 before all of them. */
  readonly after: number
  /** Whether the note belongs to that sentence by its words. */
  readonly akin: boolean
}

/** 成立…领导小组 comes before what it did. */
const FOUNDING = new RegExp(`^(?:${words.founding.join('|')})`)

/** A note that belongs to no sentence opens what was done and closes how things stand. */
function placeOf(note: NotePart, sentences: readonly Gathered[], sheet: FactSheet): Place {
  if (sentences.length === 0) return { after: -1, akin: false }
  const scores = sentences.map((sentence) => Math.max(...namesIn(sentence).map((name) => likeness(note.text, name))))
  const counted = (sentence: Gathered, score: number) =>
    sentence.phrases.some(({ fact }) => overflows(fact, sheet)) ? score + 1 : 0
  const weights =
    note.kind === 'counting' ? sentences.map((sentence, index) => counted(sentence, scores[index]!)) : scores
  const best = Math.max(0, ...weights)
  if (best < AKIN) return { after: sentences[0]!.phrases[0]!.act ? -1 : sentences.length - 1, akin: false }
  const at = weights.indexOf(best)
  if (at === 0 && FOUNDING.test(note.text)) return { after: -1, akin: true }
  return { after: sentences[at + 1]?.lead ? at + 1 : at, akin: true }
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

interface Asides {
  /** Short remarks on single facts, by the fact's id. */
  readonly bracketed: ReadonlyMap<string, string>
  readonly notes: readonly NotePart[]
}

/** A short remark on a row stands in brackets behind its figure; a longer one is a sentence. */
function asidesOf({ notes, among }: Paragraph, sheet: FactSheet): Asides {
  const bracketed = new Map<string, string>()
  const told = notes.flatMap((note) => {
    const aside = asideOf(note.text, sheet)
    if (!aside) return [{ ...note, text: spokenAside(note.text, sheet) }]
    const { fact, text } = aside
    if (text.length > SHORT || text.includes('（') || bracketed.has(fact.id) || !among.includes(fact))
      return [{ ...note, text: spokenAside(note.text, sheet) }]
    bracketed.set(fact.id, text)
    return []
  })
  return { bracketed, notes: told }
}

function withAsides(phrase: Phrase, bracketed: ReadonlyMap<string, string>): Phrase {
  const text = bracketed.get(phrase.fact.id)
  return {
    ...phrase,
    value: text === undefined ? phrase.value : `${phrase.value}（${text}）`,
    parts: phrase.parts.map((part) => withAsides(part, bracketed)),
  }
}

/** A rate after a rate and a level after a level tell their change in the other way than the one before: 同比…, then 由…到…. */
function inTurns({ facts, among }: Paragraph, sheet: FactSheet): Phrase[] {
  const phrases: Phrase[] = []
  for (const fact of facts) {
    const before = phrases.at(-1)
    const alike = before !== undefined && measureOf(before.fact) === measureOf(fact) && before.comparisons.length > 0
    phrases.push(phraseOf(fact, sheet, among, [], alike ? !before.link.startsWith('由') : undefined))
  }
  return phrases
}

/** Tells the facts of a paragraph in sentences, and each note where it belongs. */
export function tell(paragraph: Paragraph, sheet: FactSheet, leadOf: LeadOf): TellingView[] {
  const { bracketed, notes } = asidesOf(paragraph, sheet)
  const phrases = inTurns(paragraph, sheet)
  const sentences = gather(varied(phrases).map((phrase) => withAsides(phrase, bracketed)))
  const placed = notes.map((note) => ({ note, ...placeOf(note, sentences, sheet) }))
  const notesAt = (index: number) => placed.filter(({ after }) => after === index)
  const noteView = ({ note }: { note: NotePart }): TellingView => ({ break: '', end: '。', note: note.text })
  return [
    ...notesAt(-1).map(noteView),
    ...sentences.flatMap((sentence, index): TellingView[] => {
      const notes = notesAt(index)
      const view = sentenceView(sentence.phrases, index === 0 ? leadOf(sentence.phrases[0]!) : sentence.lead)
      const comma = notes[0]?.akin === true && runsOn(notes[0].note, sentence)
      return [{ ...view, break: '', end: comma ? '，' : '。', note: null }, ...notes.map(noteView)]
    }),
  ]
}

/** Cuts a long telling into paragraphs of about equal length, never between a total and its parts. */
export function broken(telling: readonly TellingView[]): TellingView[] {
  const size = Math.ceil(telling.length / Math.ceil(telling.length / SENTENCES))
  let since = 0
  return telling.map((sentence) => {
    const bound = sentence.note !== null || sentence.lead === AMONG
    since += 1
    if (since <= size || bound) return sentence
    since = 1
    return { ...sentence, break: '\n' }
  })
}
