import type { CleaningNote, Passage, Sample, StoredPassage } from '../domain/passage.ts'
import { reportTypeOf } from '../domain/report-type.ts'
import { splitSample } from './split-sample.ts'

/** A report as it is handed to the library. */
export interface SampleInput {
  readonly title: string
  readonly reportType: string | null
  readonly year: number | null
  /** File name, address or other origin. */
  readonly source: string
  /** The report's words, Markdown or plain, cleaned. */
  readonly text: string
  /** The words it was cleaned from, and what cleaning removed; without them it is taken as it stands. */
  readonly original?: string
  readonly cleaning?: readonly CleaningNote[]
}
/** A report with its passages, ready to be kept. */
export interface TakenSample {
  readonly sample: Sample
  readonly text: string
  readonly original: string
  readonly cleaning: readonly CleaningNote[]
  readonly passages: readonly StoredPassage[]
}

/** Makes a sample of a report: an id from its words (the same report twice is one report) and its passages. */
export async function takeInSample(input: SampleInput, at: Date): Promise<TakenSample> {
  const id = await idOf(input.text)
  const level = (input.reportType === null ? undefined : reportTypeOf(input.reportType)?.level) ?? levelOf(input.text)
  const passages = splitSample(input.text).map(
    ({ text, headings, section, themes, reasons }, index): StoredPassage => ({
      id: `${id}-${index + 1}`,
      sampleId: id,
      sampleTitle: input.title,
      reportType: input.reportType,
      level,
      section,
      themes: [...themes],
      year: input.year,
      text,
      headings: [...headings],
      reasons: [...reasons],
      corrected: false,
    }),
  )
  const { title, reportType, source, year } = input
  return {
    sample: {
      id,
      title,
      reportType,
      source,
      year,
      createdAt: at.toISOString(),
      passages: passages.length,
      embedded: false,
    },
    text: input.text,
    original: input.original ?? input.text,
    cleaning: input.cleaning ?? [],
    passages,
  }
}

const levelOf = (text: string): Passage['level'] =>
  /我[镇乡]|全[镇乡]|[镇乡]党委/.test(text) ? '乡镇' : /我[区县局]|全[区县]|分局/.test(text) ? '区县' : null

/** Layout is no difference between two reports: blanks do not count. */
async function idOf(text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text.replace(/\s+/g, ''))
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return [...hash.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
