import type { AuditAction, AuditDigest, AuditEntry, AuditEvent, AuditHead } from '../domain/audit.ts'
import type { Draft, DraftedSection, DraftStatus } from '../domain/draft.ts'
import type { FactSheet, Period } from '../domain/fact-sheet.ts'
import type { Actor, HistoryEntry } from '../domain/history.ts'
import type { OwnExpression } from '../domain/own-expression.ts'
import type { Reference, Sample, SampleDetail, ScoredPassage, StoredPassage } from '../domain/passage.ts'
import type { OfficialDocument } from './official-document.ts'
import type { TakenSample } from './take-in-sample.ts'

/*
 * What the use-cases need of the outside world. Adapters implement these; LangChain, drizzle and openai types stop there.
 * Every call that touches stored data names the organisation (`org`): nobody reads across that line.
 */

export interface ModelRequest {
  readonly system: string
  readonly user: string
  readonly maxTokens: number
}
export interface ModelAnswer {
  readonly text: string
  readonly model: string
  readonly usage: { readonly inputTokens: number; readonly outputTokens: number; readonly milliseconds: number }
}
/** A language model. Rejects with ModelFault; never hangs beyond its own deadline. */
export interface Model {
  readonly name: string
  complete(
    request: ModelRequest,
    options: { signal?: AbortSignal; onDelta?: (text: string) => void },
  ): Promise<ModelAnswer>
}
/** Why a model gave no usable answer, after the adapter's own retries. */
export class ModelFault extends Error {
  readonly kind: 'unreachable' | 'timeout' | 'rate-limited' | 'refused' | 'truncated' | 'empty' | 'budget'
  readonly retryAfterMs: number | null
  constructor(kind: ModelFault['kind'], message: string, options: { retryAfterMs?: number; cause?: unknown } = {}) {
    super(message, { cause: options.cause })
    this.name = 'ModelFault'
    this.kind = kind
    this.retryAfterMs = options.retryAfterMs ?? null
  }
}

/** Prompt files with typed input; strict and without HTML escaping. */
export interface Prompts {
  /** Names the set of prompts for the receipt: a hash over all files. */
  readonly version: string
  render(name: string, input: object): string
}

export interface PassageQuery {
  readonly text: string
  /** What the words ask for, each by itself (a label, a clause of a note): a passage that speaks of one wholly comes before one that touches all. */
  readonly matters?: readonly string[] | undefined
  readonly reportType?: string | undefined
  /** Only passages of this part of a report (存在问题), or of where the models of this outline section (air) stand; several are joined. */
  readonly section?: string | readonly string[] | undefined
  /** Passages that speak of these themes come before others: how much each is wanted, from 0 to 1. */
  readonly themes?: ReadonlyMap<string, number> | undefined
  /** The kind of report that is to be written: its passages come first, those of another level (区县 for 乡镇) last. */
  readonly like?: { readonly reportType: string; readonly level: string } | undefined
  readonly k: number
}
export interface Passages {
  /** Best first, at most `k`, of the organisation's own library and the embedded one. */
  find(org: string, query: PassageQuery): Promise<ScoredPassage[]>
}

/** Ranks passages by meaning rather than by words. Off unless an office configures a model for it. */
export interface DensePassages {
  /** The ids of these passages, nearest in meaning first. Rejects where it cannot tell. */
  rank(text: string, passages: readonly { readonly id: string; readonly text: string }[]): Promise<string[]>
}

/** The organisation of the embedded library: everybody reads it, no request writes it. */
export const EMBEDDED = ''

/** What a person may correct of a report, and of a passage; what is absent stays. */
export interface SampleCorrection {
  readonly title?: string | undefined
  readonly reportType?: string | null | undefined
  readonly year?: number | null | undefined
}
export interface PassageCorrection {
  readonly section?: string | null | undefined
  readonly themes?: readonly string[] | undefined
}

/** What may be corrected of a passage, as it stands. */
export type PassagePlace = Pick<StoredPassage, 'section' | 'themes'>

export interface Samples {
  /** Newest first, the embedded ones among them; a page of at most `limit`. Throws Problem 'invalid' on a cursor that is none. */
  list(
    org: string,
    page: { readonly limit: number; readonly cursor?: string | undefined },
  ): Promise<{ samples: Sample[]; next: string | null }>
  get(org: string, id: string): Promise<SampleDetail | null>
  /** Keeps all or none. Says of each whether it is new: false where the organisation has the same report already. */
  saveAll(org: string, taken: readonly TakenSample[]): Promise<boolean[]>
  /** False when the organisation has no such report of its own. */
  delete(org: string, id: string): Promise<boolean>
  /** False when the organisation has no such report of its own, or it no longer stands as it did. */
  correct(org: string, id: string, correction: SampleCorrection): Promise<boolean>
  /** False when the organisation has no such passage of its own, or it no longer stands as `before` says. */
  correctPassage(
    org: string,
    id: string,
    passageId: string,
    correction: PassageCorrection,
    before: PassagePlace,
  ): Promise<boolean>
}

/** Expressions that hold a number but state none, as each organisation added them. */
export interface OwnExpressions {
  list(org: string): Promise<OwnExpression[]>
  /** Keeps all or none; a phrase that is there already takes the new note. False where the organisation would hold more than `most`. */
  add(org: string, offered: readonly OwnExpression[], most: number): Promise<boolean>
  /** False when the organisation has no such phrase. */
  remove(org: string, phrase: string): Promise<boolean>
}

/** Reads the words out of a file's bytes, whatever format they are in. Throws Problem, in Chinese with the file's name, on what is no report. */
export type ReadReportFile = (name: string, bytes: Uint8Array) => Promise<string>

/** Writes documents for office programs. */
export interface Documents {
  /** The document as a .docx file. */
  docx(document: OfficialDocument): Promise<Uint8Array<ArrayBuffer>>
}

/** A word that was masked in a style reference; it must not turn up in the draft. */
export interface Hidden {
  readonly text: string
  readonly source: string
}
export type DrafterChoice = 'auto' | 'llm' | 'template'

/** A draft with what only the service needs to know of it. */
export interface DraftRecord {
  readonly draft: Draft
  /** The version at which the present drafting began; with the id it names the job. */
  readonly run: number
  readonly drafter: DrafterChoice
  /** Id of the actor who asked for it: who may not approve it. */
  readonly createdBy: string
  readonly hidden: readonly Hidden[]
  /** Where whoever asked for it wants to be told of its news. */
  readonly callbackUrl: string | null
}
/** What was done to reach a version; the version's number and time stand in the draft itself. */
export type Step = Omit<HistoryEntry, 'version' | 'at'>

/** A draft as a queue shows it. */
export interface DraftSummary {
  readonly id: string
  readonly status: DraftStatus
  readonly version: number
  readonly businessKey: string | null
  readonly title: string
  readonly reportType: string
  readonly organisation: string
  readonly period: Period
  /** Open findings by code. */
  readonly findings: Readonly<Record<string, number>>
  readonly createdAt: string
  readonly updatedAt: string
}

/** An Idempotency-Key with the fingerprint of the request that came under it. */
export interface RequestKey {
  readonly key: string
  readonly fingerprint: string
}

/** Drafts as stored, every version kept. */
export interface Drafts {
  get(org: string, id: string, version?: number): Promise<DraftRecord | null>
  /** Newest first; `cursor` is the `next` of the page before. Throws Problem 'invalid' on a cursor it never gave. */
  list(
    org: string,
    filter: { status?: DraftStatus | undefined; cursor?: string | undefined; limit: number },
  ): Promise<{ drafts: DraftSummary[]; next: string | null }>
  /** Stores a new draft with the keys it was asked for under. False when one of the keys was taken meanwhile. */
  create(org: string, record: DraftRecord, step: Step, key: RequestKey | null): Promise<boolean>
  /** Stores the next version. Throws Problem 'version-moved-on' when another writer was faster. */
  put(org: string, record: DraftRecord, step: Step, key?: RequestKey | null): Promise<void>
  /** The draft that was made under an Idempotency-Key, with the fingerprint of the request. */
  byKey(org: string, key: string): Promise<{ id: string; fingerprint: string } | null>
  byBusinessKey(org: string, businessKey: string): Promise<DraftRecord | null>
  /** Oldest first. */
  history(org: string, id: string): Promise<HistoryEntry[]>
  /** How many drafts the organisation asked for since that moment. */
  countSince(org: string, since: string): Promise<number>
  /** How many drafts and new versions of drafts that actor asked for since that moment. */
  askedSince(org: string, actorId: string, since: string): Promise<number>
}

/** Who has a draft open for review. It tells others and bars nobody: writes are told apart by their versions. */
export interface ReviewLock {
  readonly holder: Actor
  /** Names the window, so that two windows of one person are told apart. */
  readonly seat: string
  readonly since: string
  readonly until: string
}
/** A wish to have a draft open for review. */
export interface ReviewClaim {
  readonly actor: Actor
  readonly seat: string
  /** Takes the draft over from another window of the same person. */
  readonly takeOver: boolean
  readonly now: string
  readonly until: string
}

/** What a reviewer's desk needs to know of the drafts beside each other. */
export interface Reviews {
  /** Takes the draft, or keeps it, unless somebody else holds it; gives who holds it then. */
  claim(org: string, draftId: string, claim: ReviewClaim): Promise<ReviewLock>
  /** Who has the draft open; null where nobody does. */
  holder(org: string, draftId: string, now: string): Promise<ReviewLock | null>
  /** Who has which draft open, by draft. */
  holders(org: string, now: string): Promise<ReadonlyMap<string, ReviewLock>>
  /** Lets go what the seat took until that moment; changes nothing when it was claimed anew since. */
  release(org: string, draftId: string, seat: string, until: string): Promise<void>
  /** Drafts of those statuses, newest first, at most so many, each with who has it open. */
  waiting(org: string, statuses: readonly DraftStatus[], now: string, most: number): Promise<WaitingDraft[]>
  /** The report of that type, organisation and period: an approved one before others, then the newest; null where there is none. */
  reportOf(org: string, report: Pick<FactSheet, 'reportType' | 'organisation' | 'period'>): Promise<string | null>
}
export interface WaitingDraft extends DraftSummary {
  readonly lock: ReviewLock | null
}

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

/** Which entries of an audit log: what is absent is not asked. Newest first, or from `after` on oldest first. */
export interface AuditFilter {
  readonly object?: string | undefined
  /** Id or name. */
  readonly actor?: string | undefined
  readonly action?: AuditAction | undefined
  /** Moments in UTC; `until` itself does not count. */
  readonly from?: string | undefined
  readonly until?: string | undefined
  /** Entries before or after this number. */
  readonly before?: number | undefined
  readonly after?: number | undefined
  readonly limit: number
}

/** Who did what, when, to what: a chain an organisation that only grows. */
export interface AuditLog {
  /** Appends one entry. Rejects where it cannot be kept: what cannot be recorded is not to be done. */
  append(org: string, event: AuditEvent): Promise<void>
  entries(org: string, filter: AuditFilter): Promise<AuditEntry[]>
  /** Where the chain ends, as kept apart from it; null before its first entry. */
  head(org: string): Promise<AuditHead | null>
  /** Where it ended on each past day that had entries, oldest first. */
  digests(org: string): Promise<AuditDigest[]>
}

export interface Clock {
  now(): Date
}
export interface Ids {
  next(): string
}
