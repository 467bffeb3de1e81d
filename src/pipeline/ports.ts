import type { OfficialDocument } from './official-document.ts'

/*
 * What the use-cases need of the outside world. Adapters implement these; LangChain, drizzle and openai types stop there.
 * Every call that touches stored data names the organisation (`org`): nobody reads across that line.
 */

export type * from './ports/audit.ts'
export type * from './ports/drafts.ts'
export type * from './ports/jobs.ts'
export * from './ports/library.ts'
export * from './ports/model.ts'
export type * from './ports/reviews.ts'

/** Reads the words out of a file's bytes, whatever format they are in. Throws Problem, in Chinese with the file's name, on what is no report. */
export type ReadReportFile = (name: string, bytes: Uint8Array) => Promise<string>

/** Writes documents for office programs. */
export interface Documents {
  /** The document as a .docx file. */
  docx(document: OfficialDocument): Promise<Uint8Array<ArrayBuffer>>
}

/** What time it is. */
export interface Clock {
  now(): Date
}
/** Names for new things: never the same one twice, and none that can be guessed. */
export interface Ids {
  next(): string
}
