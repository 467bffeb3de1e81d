import type { DraftedSection } from '../../domain/draft.ts'
import type { FactSheet } from '../../domain/fact-sheet.ts'
import type { Actor } from '../../domain/history.ts'
import type { Reference } from '../../domain/passage.ts'
import type { DrafterChoice } from './drafts.ts'

/** Where a draft's steps are kept while it runs, so that a restart pays for no finished section twice. */
export interface StepStore {
  /** The style references that were found, by section; null before they were sought. */
  references(): Promise<Readonly<Record<string, readonly Reference[]>> | null>
  keepReferences(references: Readonly<Record<string, readonly Reference[]>>): Promise<void>
  sections(): Promise<readonly DraftedSection[]>
  keep(section: DraftedSection): Promise<void>
}

/** Names one drafting: a draft, and the version at which it began. */
export interface JobName {
  readonly org: string
  readonly draftId: string
  readonly run: number
}
/** What it takes to make a draft. */
export interface Job extends JobName {
  readonly sheet: FactSheet
  readonly drafter: DrafterChoice
}
/** Events of a drafting as they are stored: each with the id that a stream gives it. */
export interface PulledEvents {
  readonly events: readonly { readonly id: string; readonly event: string; readonly data: unknown }[]
  /** True when nothing more will come. */
  readonly ended: boolean
}
/** Drafting in the background: it goes on whether or not anybody waits, and after a restart. */
export interface DraftJobs {
  /** Accepts the job. The same job again changes nothing, and wakes one that lies still. */
  start(job: Job): Promise<void>
  /** Calls the job off: a model's answer under way is let go. True when it has ended, false when not within that time. */
  cancel(job: Job, actor: Actor, withinMs: number): Promise<boolean>
  /** The sections finished so far, in no particular order. */
  sections(name: JobName): Promise<readonly DraftedSection[]>
  /** True as soon as the draft has ended, false when it has not within that time. */
  ended(name: JobName, withinMs: number): Promise<boolean>
  /** The job's events as an SSE stream, from after `lastEventId` on; null where nothing of the job is kept. */
  events(name: JobName, lastEventId: string | null): Promise<ReadableStream<Uint8Array> | null>
  /** The job's stored events after that one, for clients that ask again and again; null where nothing of the job is kept. */
  eventsSince(name: JobName, after: string): Promise<PulledEvents | null>
}
